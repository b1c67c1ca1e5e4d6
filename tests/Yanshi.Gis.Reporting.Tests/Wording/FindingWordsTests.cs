using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;
using static Yanshi.Gis.Reporting.Tests.SampleRecord;

namespace Yanshi.Gis.Reporting.Tests.Wording;

public class FindingWordsTests
{
    [Theory]
    [InlineData("area", 5600.12, 0, null, "面积 5600.12 m²", "area 5600.12 m²")]
    [InlineData("area", 360000, 350000, null, "面积 360000.00 m²（限值 350000.00 m²）", "area 360000.00 m² (limit 350000.00 m²)")]
    [InlineData("share", 0.5123, 0.5, null, "占用地 51.2300%（限值 50.0000%）", "51.2300% of the site (limit 50.0000%)")]
    [InlineData("distance", 12.34, 20, "用地外缘", "距离 12.34 m（限值 20.00 m），自用地外缘起", "distance 12.34 m (limit 20.00 m), from 用地外缘")]
    [InlineData("count", 3, 2, null, "count 3（限值 2）", "count 3 (limit 2)")]
    public void What_was_measured_stands_with_its_limit(string what, double value, double limit, string? from, string chinese, string english)
    {
        var record = Record(Finding("a.b", "notice", "提示", measure: Measure(what, value, limit, from)));
        var finding = RecordFindings.Of(record).All.Single();
        Of(record, Language.Chinese).Measured(finding).ShouldBe(chinese);
        Of(record, Language.English).Measured(finding).ShouldBe(english);
    }

    [Fact]
    public void A_sentence_names_layer_measure_assumption_and_basis()
    {
        var record = SampleRecords.Prohibited.Record();
        var findings = RecordFindings.Of(record).All;
        var words = Of(record, Language.Chinese);
        words.Sentence(findings[0]).ShouldBe("永久基本农田：一般项目不得占用永久基本农田；面积 5000.25 m²；level未知，按最严；《土地管理法》第三十五条第一款、第四十四条第二款");
        words.Sentence(findings[2]).ShouldBe("可能要编制水土保持方案；依据待核：《水土保持法》（国务院令第1号）第二十五条");
        Of(record, Language.English).Sentence(findings[2]).ShouldBe("可能要编制水土保持方案; 依据待核 (not verified): 《水土保持法》（国务院令第1号）第二十五条");
    }

    [Fact]
    public void A_long_list_of_articles_is_cut_short_in_a_sentence_and_whole_elsewhere()
    {
        var record = Record(Finding("a.b", "notice", "提示", citations: [.. Enumerable.Range(1, 5).Select(i => Citation("甲法", $"第{i}条"))]));
        var (words, finding) = (Of(record, Language.Chinese), RecordFindings.Of(record).All.Single());
        words.Sentence(finding).ShouldEndWith("《甲法》第1条、第2条等 5 条");
        words.Basis(finding).ShouldBe("《甲法》第1条、第2条、第3条、第4条、第5条");
    }

    [Fact]
    public void A_finding_without_any_citation_says_that_its_basis_is_open()
    {
        var record = Record(Finding("a.b", "notice", "提示"));
        Of(record, Language.Chinese).Basis(RecordFindings.Of(record).All.Single()).ShouldBe("依据待核");
    }

    private static System.Text.Json.Nodes.JsonObject Record(System.Text.Json.Nodes.JsonObject finding) => new SampleRecord { Layers = [Layer("a", "甲", "conflict", 1, findings: [finding])] }.Record();

    private static FindingWords Of(System.Text.Json.Nodes.JsonObject record, Language language) => new(language, new RecordNames(record, language, catalogue: null, ruleBook: null));
}
