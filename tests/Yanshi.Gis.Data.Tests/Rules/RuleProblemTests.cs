using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Rules;

/// <summary>One flaw each: its code, its file, its line.</summary>
public class RuleProblemTests
{
    private const string Land = "10-land.yaml";
    private const string Other = "20-other.yaml";

    [Theory]
    [InlineData(Land, "title: 占用高等级田", "titel: x\n    title: 占用高等级田", "rules.unknown-key", 5)]
    [InlineData(Land, "schema: yanshi-gis/rules/1", "schema: yanshi-gis/rules/2", "rules.schema", 1)]
    [InlineData(Land, "    office: 主管部门\n", "", "rules.missing-key", 3)]
    [InlineData(Land, "office: 主管部门", "office: \" \"", "rules.missing-key", 15)]
    [InlineData(Land, "    layer: field-land\n", "", "rules.missing-key", 3)]
    [InlineData(Land, "layer: field-land", "layer: fields", "rules.unknown-layer", 6)]
    [InlineData(Land, "layer: field-land", "layer: null", "rules.relation", 6)]
    [InlineData(Land, "row: 1", "row: 0", "rules.wrong-value", 4)]
    [InlineData(Land, "id: field-land.high", "id: field-land", "rules.wrong-value", 3)]
    [InlineData(Land, "id: field-land.high", "id: Field.high", "rules.wrong-value", 3)]
    [InlineData(Land, "id: field-land.low-over", "id: field-land.high", "rules.duplicate-id", 27)]
    [InlineData(Other, "id: soil.plan", "id: field-land.high", "rules.duplicate-id", 18)]
    [InlineData(Land, "relation: meets", "relation: touches", "rules.wrong-value", 7)]
    [InlineData(Land, "verdict: prohibited", "verdict: undetermined", "rules.wrong-value", 12)]
    [InlineData(Land, "verdict: prohibited", "verdict: clear", "rules.wrong-value", 12)]
    [InlineData(Land, "inForceFrom: 2021-01-01", "inForceFrom: 2041-01-01", "rules.wrong-value", 17)]
    [InlineData(Land, "inForceFrom: 2021-01-01", "inForceFrom: 2021-13-01", "rules.wrong-value", 16)]
    public void In_a_rule(string file, string good, string bad, string code, int line) => ShouldBeFound(file, good, bad, code, line);

    [Theory]
    [InlineData("where: {grade: high}", "where: {grades: high}", "rules.unknown-field", 8)]
    [InlineData("where: {grade: high}", "where: {grade: highest}", "rules.unknown-value", 8)]
    [InlineData("where: {grade: high}", "where: {grade: [high, high]}", "rules.wrong-value", 8)]
    [InlineData("where: {grade: high}", "where: {grade: {over: 3}}", "rules.wrong-value", 8)]
    [InlineData("where: {grade: high}", "where: {grade: {not: [high, low]}}", "rules.wrong-value", 8)]
    [InlineData("where: {grade: high}", "where: {grade: []}", "rules.wrong-value", 8)]
    [InlineData("where: {grade: high}", "where: {grade: null}", "rules.wrong-value", 8)]
    [InlineData("where: {grade: high}", "where: [grade]", "rules.wrong-kind", 8)]
    [InlineData("not: [national-key]", "nto: [national-key]", "rules.wrong-value", 9)]
    [InlineData("not: [national-key]", "not: [national]", "rules.unknown-value", 9)]
    [InlineData("not: [national-key]", "not: national-key", "rules.wrong-value", 9)]
    [InlineData("temporary: false}", "temporary: no}", "rules.unknown-value", 9)]
    [InlineData("temporary: false}", "temporarily: false}", "rules.unknown-attribute", 9)]
    [InlineData("when: {sector: [footwear]}", "when: {sector: [shoes]}", "rules.unknown-value", 11)]
    [InlineData("when: {sector: [footwear]}", "when: {}", "rules.missing-key", 11)]
    [InlineData("reason: 制鞋另有规定, ", "", "rules.missing-key", 11)]
    public void In_a_condition(string good, string bad, string code, int line) => ShouldBeFound(Land, good, bad, code, line);

    [Theory]
    [InlineData("{over: 110, atMost: 500}", "{over: 110, atLeast: 120}", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "{over: 500, atMost: 110}", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "{over: 110, atMost: 110}", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "{}", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "{above: 110}", "rules.unknown-key", 9)]
    [InlineData("{over: 110, atMost: 500}", "{over: high}", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "[110, 220]", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "high", "rules.wrong-value", 9)]
    [InlineData("{over: 110, atMost: 500}", "{not: [110]}", "rules.unknown-key", 9)]
    [InlineData("metres: 20", "metres: 0", "rules.wrong-value", 8)]
    [InlineData("metres: 20", "metres: near", "rules.wrong-value", 8)]
    [InlineData("metres: 20, ", "", "rules.missing-key", 8)]
    [InlineData("from: 边导线, ", "", "rules.missing-key", 8)]
    [InlineData("halfWidthMetres: 14", "halfWidthMetres: -1", "rules.wrong-value", 8)]
    [InlineData("halfWidthMetres: 14", "halfWidth: 14", "rules.unknown-key", 8)]
    [InlineData("    distance: {metres: 20, from: 边导线, halfWidthMetres: 14}\n", "", "rules.missing-key", 3)]
    [InlineData("layer: null", "layer: boundary", "rules.relation", 21)]
    [InlineData("layer: null", "layer: null\n    where: {grade: high}", "rules.relation", 22)]
    [InlineData("layer: null", "layer: null\n    distance: {metres: 5, from: 边}", "rules.relation", 22)]
    public void In_a_bound_a_distance_or_a_relation(string good, string bad, string code, int line) => ShouldBeFound(Other, good, bad, code, line);

    [Theory]
    [InlineData("limit: {hectares: 35}", "limit: {acres: 35}", "rules.unknown-unit", 32)]
    [InlineData("limit: {hectares: 35}", "limit: {share: 0.5}", "rules.unknown-unit", 32)]
    [InlineData("limit: {share: 0.5}", "limit: {hectares: 35}", "rules.unknown-unit", 58)]
    [InlineData("limit: {share: 0.5}", "limit: {share: 1}", "rules.wrong-value", 58)]
    [InlineData("limit: {hectares: 35}", "limit: {hectares: 0}", "rules.wrong-value", 32)]
    [InlineData("limit: {hectares: 35}", "limit: {hectares: many}", "rules.wrong-value", 32)]
    [InlineData("limit: {hectares: 35}", "limit: {hectares: 35, mu: 525}", "rules.wrong-value", 32)]
    [InlineData("limit: {hectares: 35}", "limit: 35", "rules.wrong-kind", 32)]
    [InlineData("    limit: {hectares: 35}\n", "", "rules.missing-key", 27)]
    [InlineData("relation: meets", "relation: meets\n    limit: {hectares: 35}", "rules.relation", 8)]
    [InlineData("relation: meets", "relation: outside", "rules.relation", 7)]
    [InlineData("relation: outside", "relation: outside\n    where: {zone: special-use}", "rules.relation", 46)]
    [InlineData("relation: outside", "relation: meets\n    distance: {metres: 5, from: 边}", "rules.relation", 46)]
    public void In_a_limit_or_a_relation(string good, string bad, string code, int line) => ShouldBeFound(Land, good, bad, code, line);

    [Theory]
    [InlineData("document: land-law, article: 第三十五条第一款", "document: land-laws, article: 第三十五条第一款", "rules.unknown-document", 19)]
    [InlineData("article: 第三十五条第一款, ", "", "rules.missing-key", 19)]
    [InlineData("verified: true, checkedOn: 2026-11-26, note: 示例", "verified: true", "rules.missing-key", 19)]
    [InlineData("verified: true, checkedOn: 2026-11-26, note: 示例", "checkedOn: 2026-11-26", "rules.missing-key", 19)]
    [InlineData("article: null, verified: false", "article: 第一条, verified: true, checkedOn: 2026-11-26", "rules.wrong-value", 20)]
    [InlineData("article: null, verified: false", "article: null, verified: false, checkedOn: 2026-11-26", "rules.wrong-value", 20)]
    [InlineData("citations: [{document: old-notice, article: 第二条, verified: false}]", "citations: []", "rules.missing-key", 37)]
    public void In_a_citation(string good, string bad, string code, int line) => ShouldBeFound(Land, good, bad, code, line);

    [Theory]
    [InlineData("expect: prohibited, assumed: []", "expect: restricted, assumed: []", "rules.wrong-value", 23)]
    [InlineData("expect: prohibited, assumed: []", "expect: forbidden", "rules.wrong-value", 23)]
    [InlineData("expect: prohibited, assumed: []", "expect: prohibited, assumed: [levels]", "rules.unknown-attribute", 23)]
    [InlineData("expect: prohibited, assumed: []", "expect: prohibited, assumed: [feature.grades]", "rules.unknown-field", 23)]
    [InlineData("area: 0.01, feature: {grade: high}", "area: 0.01, feature: {grade: highest}", "rules.unknown-value", 23)]
    [InlineData("area: 0.01, feature: {grade: high}", "area: 0.01, feature: {rank: high}", "rules.unknown-field", 23)]
    [InlineData("area: 0.01", "area: -1", "rules.wrong-value", 23)]
    [InlineData("area: 0.01", "area: 0.01, hectares: 1", "rules.wrong-value", 23)]
    [InlineData("area: 0.01", "aera: 0.01", "rules.unknown-key", 23)]
    [InlineData("with: {level: ordinary, temporary: false, sector: equipment}", "with: {level: high}", "rules.unknown-value", 23)]
    [InlineData("hectares: 35, siteHectares: 100", "hectares: 35, siteHectares: 0", "rules.wrong-value", 39)]
    [InlineData("area: 60000", "area: 600000", "rules.wrong-value", 65)]
    [InlineData("      - {name: 外, area: 10, expect: procedure}\n", "", "rules.examples", 51)]
    [InlineData("      - {name: 内, area: 0, expect: none}\n", "", "rules.examples", 51)]
    [InlineData("      - {name: 内, area: 0, expect: none}\n", "      - {name: 内, area: 1, expect: procedure}\n", "rules.examples", 51)]
    public void In_an_example(string good, string bad, string code, int line) => ShouldBeFound(Land, good, bad, code, line);

    [Theory]
    [InlineData("documents.yaml", "id: old-notice", "id: land-law", "rules.duplicate-id", 4)]
    [InlineData("documents.yaml", "kind: notice", "kind: letter", "rules.wrong-value", 4)]
    [InlineData("documents.yaml", "title: 土地法", "title: 《土地法》", "rules.wrong-value", 3)]
    [InlineData("documents.yaml", "effectiveFrom: 2000-01-01", "effectiveFrom: 2031-01-01", "rules.wrong-value", 4)]
    [InlineData("attributes.yaml", "code: heightMetres", "code: temporary", "rules.duplicate-id", 14)]
    [InlineData("attributes.yaml", "names: [所属行业]", "names: [级别]", "rules.duplicate-id", 12)]
    [InlineData("attributes.yaml", "names: [普通]", "names: [国家重点]", "rules.duplicate-id", 11)]
    [InlineData("attributes.yaml", "code: national-key", "code: ordinary", "rules.duplicate-id", 11)]
    [InlineData("attributes.yaml", "values: sectors", "values: []", "rules.missing-key", 12)]
    [InlineData("attributes.yaml", "question: 什么级别？", "question:", "rules.missing-key", 3)]
    [InlineData("attributes.yaml", "unit: m", "unit: ell", "rules.unknown-unit", 14)]
    [InlineData("attributes.yaml", "kind: boolean", "kind: boolean, unit: m", "rules.wrong-value", 13)]
    [InlineData("fields.yaml", "layer: power-lines", "layer: power-line", "rules.unknown-layer", 11)]
    [InlineData("fields.yaml", "low: [低, 次]", "low: [低, 高]", "rules.duplicate-id", 10)]
    [InlineData("fields.yaml", "low: [低, 次]", "low: 低", "rules.wrong-kind", 10)]
    [InlineData("fields.yaml", "properties: [DYDJ]", "properties: []", "rules.missing-key", 11)]
    [InlineData("fields.yaml", "low: [低, 次]", "low: [低]\n      middle: [中]", "rules.unforeseen", 11)]
    [InlineData("rulebook.yaml", "checkedOn: 2026-11-26", "checkedOn: today", "rules.wrong-value", 5)]
    public void In_a_definition(string file, string good, string bad, string code, int line) => ShouldBeFound(file, good, bad, code, line);

    [Fact]
    public void A_value_that_only_a_negated_condition_leaves_is_foreseen()
    {
        var rules = SampleRules.Good.With("fields.yaml", "low: [低, 次]", "low: [低]\n      middle: [中]").With(Land, "where: {grade: [low]}", "where: {grade: {not: [high]}}");
        rules.Read().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_limit_in_mu_is_a_fifteenth_of_hectares() =>
        SampleRules.Good.With(Land, "limit: {hectares: 35}", "limit: {mu: 525}").Read().GetBook().Rules[1].Limit.ShouldBe(350_000, 1e-9);

    [Fact]
    public void Without_sectors_the_word_stands_for_nothing()
    {
        var problems = RuleBookFolder.Read(SampleRules.Good.Files(), SampleRules.Catalogue, new ParkDirectory([], [])).Problems;
        problems.ShouldContain(problem => problem.Code == "rules.missing-key" && problem.Where == "attributes.yaml:12");
    }

    private static void ShouldBeFound(string file, string good, string bad, string code, int line)
    {
        var reading = SampleRules.Good.With(file, good, bad).Read();
        reading.Problems.ShouldContain(problem => problem.Code == code && problem.Where == $"{file}:{line}", string.Join('\n', reading.Problems));
        Should.Throw<ReferenceDataException>(reading.GetBook);
        foreach (var problem in reading.Problems)
            (problem.Chinese.Length > 0 && problem.English.Length > 0).ShouldBeTrue();
    }
}
