using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Rules.Books;

namespace Yanshi.Gis.Planning.Tests.Records;

public class RuleJsonTests
{
    [Fact]
    public void A_rule_has_all_its_members_in_order()
    {
        var rule = Rule("layer.ordinary", Verdict.Prohibited) with
        {
            Where = [Is("zone", "core")],
            When = [IsNot("level", "national-key"), Is("discharges", "true"), Over("heightMetres", 3)],
            Exemptions = [new RuleExemption([Is("discharges", "false")], "不排污", Verdict.Notice)],
            InForceFrom = new DateOnly(2021, 1, 1),
        };
        RuleJson.Of(rule).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(
            """{"id":"layer.ordinary","row":1,"title":"layer.ordinary","layer":"layer","relation":"meets","distance":null,"limit":null,"where":{"zone":["core"]}"""
            + ""","when":{"level":{"not":["national-key"]},"discharges":[true],"heightMetres":{"over":3}}"""
            + ""","exemptions":[{"when":{"discharges":[false]},"reason":"不排污","verdict":"notice"}]"""
            + ""","verdict":"prohibited","summary":"结论","procedure":"手续","office":"主管部门","inForceFrom":"2021-01-01","inForceUntil":null"""
            + ""","citations":[{"title":"测试法","article":"第一条","effectiveFrom":"2020-01-01","effectiveUntil":null,"textAsOf":"2025-04-19","checkedOn":"2026-11-22","sourceStatus":"verified","note":null}]"""
            + ""","note":null}""");
    }

    [Fact]
    public void Limits_and_distances_have_their_units()
    {
        var rule = Rule("layer.x", Verdict.Notice);
        Json(rule with { Relation = RuleRelation.AreaOver, Limit = 350_000 }, "limit").ShouldBe("""{"squareMetres":350000}""");
        Json(rule with { Relation = RuleRelation.ShareOver, Limit = 0.5 }, "limit").ShouldBe("""{"share":0.5}""");
        Json(rule with { Relation = RuleRelation.Within, Distance = new RuleDistance(30, "edge", 14) }, "distance").ShouldBe("""{"metres":30,"from":"edge","halfWidthMetres":14}""");
        Json(rule with { When = [new RuleCondition("heightMetres", new NumberTest(3, LeastIncluded: true, 9, MostIncluded: false))] }, "when").ShouldBe("""{"heightMetres":{"atLeast":3,"under":9}}""");
    }

    private static string Json(Rule rule, string member) => RuleJson.Of(rule)[member]!.ToJsonString();
}
