using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;
using static Yanshi.Gis.Reporting.Tests.SampleRecord;

namespace Yanshi.Gis.Reporting.Tests.Reading;

public class RecordFindingsTests
{
    private static readonly RecordFindings Findings = RecordFindings.Of(SampleRecords.Prohibited.Record());

    [Fact]
    public void The_worst_stands_first_and_what_is_lifted_apart()
    {
        Findings.Standing.Select(finding => finding.Rule).ShouldBe(["permanent-basic-farmland.ordinary", "farmland.conversion", "water-soil.plan"]);
        Findings.Lifted.Select(finding => finding.Rule).ShouldBe(["farmland.large"]);
        (Findings.WorstOf("permanent-basic-farmland"), Findings.WorstOf("farmland"), Findings.WorstOf("towns")).ShouldBe(("prohibited", "procedure", null));
    }

    [Fact]
    public void A_layer_whose_rules_are_all_lifted_has_no_verdict()
    {
        var record = new SampleRecord { Layers = [Layer("farmland", "耕地", "clear", 100, findings: [Finding("farmland.large", "clear", "面积超过限值", exemption: "抢险救灾")])] }.Record();
        RecordFindings.Of(record).WorstOf("farmland").ShouldBeNull();
        RecordFindings.Of(record).Standing.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_verified_makes_a_finding_pending() =>
        Findings.All.Select(finding => finding.IsVerified).ShouldBe([true, true, false, true]);

    [Fact]
    public void What_to_do_stands_once_with_what_may_not_be_done_first()
    {
        var basis = LegalBasis.Of(Findings);
        basis.Steps.Select(step => (step.IsProhibited, step.Text)).ShouldBe([(true, "避开永久基本农田"), (false, "办理农用地转用审批")]);
        basis.Documents.Select(CitationWords.Of).ShouldBe(["《土地管理法》第三十五条第一款、第四十四条第二款、第四十四条第一款、第四十六条"]);
        basis.Pointers.Select(CitationWords.Of).ShouldBe(["《永久基本农田红线办法》", "《水土保持法》（国务院令第1号）第二十五条"]);
    }

    [Fact]
    public void The_same_procedure_of_two_findings_is_one_step()
    {
        var record = new SampleRecord
        {
            Layers =
            [
                Layer("a", "甲", "conflict", 1, findings: [Finding("a.one", "procedure", "甲须先办", "报文物局", "文物局"), Finding("a.two", "prohibited", "甲不得"), Finding("a.three", "prohibited", "甲不得", office: "他局")]),
                Layer("b", "乙", "conflict", 1, findings: [Finding("b.one", "restricted", "乙须先办", "报文物局", "文物局"), Finding("b.two", "notice", "乙提示")]),
            ],
        }.Record();
        LegalBasis.Of(RecordFindings.Of(record)).Steps.Select(step => (step.Verdict, step.Text, string.Join(' ', step.Findings.Select(finding => finding.Rule))))
            .ShouldBe([("prohibited", null, "a.two"), ("prohibited", null, "a.three"), ("restricted", "报文物局", "b.one a.one")]);
    }

    [Fact]
    public void Without_a_rule_book_nothing_was_asked()
    {
        RecordFindings.Of(SampleRecords.NoRuleBook.Record()).WereRulesAsked.ShouldBeFalse();
        Findings.WereRulesAsked.ShouldBeTrue();
    }
}
