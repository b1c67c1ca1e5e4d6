using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Tests.Wording;

public class CitationWordsTests
{
    [Theory]
    [InlineData("土地管理法", "《土地管理法》")]
    [InlineData("河南省实施《土地管理法》办法", "《河南省实施〈土地管理法〉办法》")]
    [InlineData("关于建立两区的指导意见（国发〔2017〕24号）", "《关于建立两区的指导意见》（国发〔2017〕24号）")]
    [InlineData("总体规划（2021-2035年）", "《总体规划（2021-2035年）》")]
    public void Titles_are_set_as_Chinese_writing_wants(string title, string expected) => CitationWords.TitleOf(title).ShouldBe(expected);

    [Fact]
    public void Articles_of_one_document_stand_together_with_their_remarks()
    {
        var documents = CitedDocument.Of([Citation("甲法", "第一条", "旧称"), Citation("乙法", null, null), Citation("甲法", "第三条", "旧称"), Citation("甲法", "第二条", "只写抢险")]);
        documents.Select(CitationWords.Of).ShouldBe(["《甲法》第一条、第三条、第二条", "《乙法》"]);
        CitationWords.NotesOf(documents[0]).ShouldBe(["旧称", "第二条：只写抢险"]);
        CitationWords.NotesOf(documents[1]).ShouldBeEmpty();
    }

    [Fact]
    public void States_of_a_text_are_not_mixed() =>
        CitedDocument.Of([Citation("甲法", "第一条", null), Citation("甲法", "第二条", null) with { CheckedOn = "2026-01-01" }]).Count.ShouldBe(2);

    private static RecordCitation Citation(string title, string? article, string? note) => new(title, article, "2020-01-01", null, "2025-04-19", "2026-11-20", IsVerified: true, note);
}
