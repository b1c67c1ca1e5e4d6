using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Rules;

public class RuleBookFolderTests
{
    [Fact]
    public void Every_key_of_a_rule_is_read()
    {
        var reading = SampleRules.Good.Read();
        reading.Problems.ShouldBeEmpty();
        var book = reading.GetBook();
        book.Identity.ShouldBe(new RuleBookIdentity("sample", "1.0", "示例规则库", new DateOnly(2026, 11, 26), SampleRules.Good.Files().Sha256));
        book.Rules.Select(rule => rule.Id).ShouldBe(["field-land.high", "field-land.low-over", "boundary.outside", "boundary.special-use", "power-lines.high", "soil.plan", "parks.sector"]);

        var rule = book.Rules[0];
        (rule.Row, rule.Title, rule.Layer, rule.Relation, rule.Verdict, rule.Limit, rule.Distance).ShouldBe((1, "占用高等级田", "field-land", RuleRelation.Meets, Verdict.Prohibited, 0, null));
        (rule.Summary, rule.Procedure, rule.Office, rule.Note, rule.InForceFrom, rule.InForceUntil).ShouldBe(("不得占用", "避开", "主管部门", "备注", new DateOnly(2021, 1, 1), new DateOnly(2040, 12, 31)));
        Codes(rule.Where.ShouldHaveSingleItem()).ShouldBe("grade is high");
        rule.When.Select(Codes).ShouldBe(["level is not national-key", "temporary is false"]);
        var exemption = rule.Exemptions.ShouldHaveSingleItem();
        (Codes(exemption.When.ShouldHaveSingleItem()), exemption.Reason, exemption.Verdict).ShouldBe(("sector is footwear", "制鞋另有规定", Verdict.Notice));
        rule.Citations[0].ShouldBe(new Citation(reading.Documents.First(), "第三十五条第一款", IsVerified: true, new DateOnly(2026, 11, 26), "示例"));
        (rule.Citations[1].Document.Id, rule.Citations[1].Article, rule.Citations[1].IsVerified, rule.Citations[1].CheckedOn).ShouldBe(("old-notice", null, false, null));

        book.Rules[1].Limit.ShouldBe(350_000);
        book.Rules[3].Limit.ShouldBe(0.5);
        book.Rules[4].Distance.ShouldBe(new RuleDistance(20, "边导线", 14));
        book.Rules[4].Where.ShouldHaveSingleItem().Test.ShouldBe(new NumberTest(110, LeastIncluded: false, 500, MostIncluded: true));
        book.Rules[4].When.ShouldHaveSingleItem().Test.ShouldBe(new NumberTest(3, LeastIncluded: true, Most: null, MostIncluded: false));
        book.Rules[5].Layer.ShouldBeNull();
    }

    [Fact]
    public void Documents_attributes_and_fields_are_read()
    {
        var reading = SampleRules.Good.Read();
        var book = reading.GetBook();
        reading.Documents.Last().ShouldBe(new LawDocument
        {
            Id = "old-notice", Title = "旧通知", Kind = LawDocumentKind.Notice, Number = "示〔2000〕1号", EffectiveFrom = new DateOnly(2000, 1, 1), EffectiveUntil = new DateOnly(2030, 12, 31),
        });
        book.Attributes.Select(attribute => (attribute.Code, attribute.Kind, attribute.Unit)).ShouldBe(
            [("level", ValueKind.Code, null), ("sector", ValueKind.Code, null), ("temporary", ValueKind.Boolean, null), ("heightMetres", ValueKind.Number, "m")]);
        book.Attributes[0].Values.Select(value => (value.Code, value.Title, value.TitleEnglish, string.Join('|', value.Names))).ShouldBe([("ordinary", "一般", "ordinary", "普通"), ("national-key", "国家重点", "national key", "")]);
        book.Attributes[1].Values.Select(value => (value.Code, value.Title)).ShouldBe([("equipment", "装备制造"), ("footwear", "制鞋")]);
        book.Fields.Select(field => (field.Layer, field.Name, field.Kind, field.Unit)).ShouldBe(
            [("field-land", "grade", ValueKind.Code, null), ("power-lines", "voltage", ValueKind.Number, "kV"), ("boundary", "zone", ValueKind.Code, null)]);
        book.Fields[0].Values.Select(value => $"{value.Key}: {string.Join('|', value.Value)}").ShouldBe(["high: 高", "low: 低|次"]);
        book.Fields[0].Properties.ShouldBe(["DJ", "grade"]);
    }

    [Fact]
    public void Examples_come_with_their_file_and_line()
    {
        var source = SampleRules.Good.Read().Rules[0];
        (source.File, source.Line).ShouldBe(("10-land.yaml", 3));
        source.Examples.Select(example => example.Line).ShouldBe([23, 24, 25, 26]);
        var last = source.Examples[3].Example;
        (last.AreaSquareMetres, last.SiteSquareMetres, last.Expected).ShouldBe((10_000, 100_000, Verdict.Prohibited));
        last.Assumed.ShouldBe(["level", "temporary", "sector", "feature.grade"]);
        source.Examples[1].Example.Expected.ShouldBeNull();
        source.Examples[1].Example.Assumed.ShouldBeNull();
        source.Examples[0].Example.Project["sector"].ShouldBe("equipment");
    }

    [Fact]
    public void All_problems_of_all_files_are_reported_at_once_by_file_and_line()
    {
        var reading = SampleRules.Good
            .With("20-other.yaml", "summary: 编报方案", "sumary: 编报方案")
            .With("10-land.yaml", "row: 2", "row: two")
            .With("10-land.yaml", "verdict: prohibited", "verdict: forbidden")
            .With("fields.yaml", "kind: number", "kind: figure")
            .Read();
        reading.Problems.Select(problem => (problem.Code, problem.Where)).ShouldBe(
        [
            ("rules.wrong-value", "10-land.yaml:12"), ("rules.wrong-value", "10-land.yaml:28"),
            ("rules.missing-key", "20-other.yaml:18"), ("rules.unknown-key", "20-other.yaml:24"), ("rules.wrong-value", "fields.yaml:11"),
        ]);
        var exception = Should.Throw<ReferenceDataException>(reading.GetBook).Problem;
        exception.Code.ShouldBe("rules.invalid");
        foreach (var problem in reading.Problems)
            exception.English.ShouldContain($"{problem.Where}  {problem.Code}  {problem.English}");
    }

    [Theory]
    [InlineData("documents.yaml")]
    [InlineData("attributes.yaml")]
    [InlineData("fields.yaml")]
    [InlineData("10-land.yaml")]
    public void A_file_that_cannot_be_read_does_not_make_the_others_look_wrong(string name)
    {
        var reading = SampleRules.Good.With(name, "schema: [").With("rulebook.yaml", "id: sample", "ident: sample").Read();
        reading.Problems.Select(problem => problem.Code).ShouldBe(["yaml.syntax", "rules.missing-key", "rules.unknown-key"], ignoreOrder: true);
        reading.Problems.ShouldContain(problem => problem.Where!.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named()
    {
        var files = SampleRules.Good.Files();
        var broken = new RuleFiles("rules", [.. files.Files.Select(file => file.Name == "10-land.yaml" ? file with { Bytes = [0xFF, 0xFE] } : file)]);
        var problem = RuleBookFolder.Read(broken, SampleRules.Catalogue, SampleRules.Parks).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Where).ShouldBe(("rules.unreadable", "10-land.yaml"));
    }

    [Fact]
    public void A_book_without_its_file_or_without_rules_is_refused()
    {
        SampleRules.Good.With("rulebook.yaml", null).Read().Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("rules.missing-file"),
            problem => problem.Where.ShouldBe("rulebook.yaml:1"));
        SampleRules.Good.With("10-land.yaml", null).With("20-other.yaml", null).Read().Problems.ShouldHaveSingleItem().Code.ShouldBe("rules.no-rules");
        SampleRules.Good.With("10-land.yaml", null).With("20-other.yaml", "schema: yanshi-gis/rules/1\nrules: []\n").Read().Problems.ShouldHaveSingleItem().Code.ShouldBe("rules.no-rules");
    }

    [Fact]
    public void Attributes_documents_and_fields_may_stand_in_several_files()
    {
        var documents = SampleRules.Good["documents.yaml"].Split('\n');
        var split = SampleRules.Good
            .With("documents.yaml", string.Join('\n', documents[..3]) + "\n")
            .With("documents-notices.yaml", string.Join('\n', [documents[0], documents[1], documents[3]]) + "\n");
        split.Read().GetBook().Rules[0].Citations[1].Document.Title.ShouldBe("旧通知");
    }

    [Fact]
    public void The_shipped_rule_book_is_good()
    {
        var folder = Repository.Path("gis-data");
        var reading = RuleBookFolder.Read(folder, CatalogueFile.Read(folder).Catalogue, ParksFile.Read(folder));
        reading.Problems.ShouldBeEmpty();
        RuleBookVerifier.Run(reading.GetBook(), reading.Rules).ShouldBeEmpty();
        reading.Rules.Count.ShouldBeGreaterThan(100);
        reading.Rules.Sum(source => source.Examples.Count).ShouldBeGreaterThan(2 * reading.Rules.Count);
    }

    private static string Codes(RuleCondition condition)
    {
        var test = condition.Test.ShouldBeOfType<CodeTest>();
        return $"{condition.Name} is {(test.IsNegated ? "not " : "")}{string.Join(", ", test.Codes)}";
    }
}
