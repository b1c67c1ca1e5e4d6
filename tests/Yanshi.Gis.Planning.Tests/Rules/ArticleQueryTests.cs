using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Rules.Books;

namespace Yanshi.Gis.Planning.Tests.Rules;

public class ArticleQueryTests
{
    private static readonly LawDocument LandLaw = new() { Id = "land-law", Title = "土地管理法", Kind = LawDocumentKind.Law };
    private static readonly LawDocument Regulation = new() { Id = "land-regulation", Title = "土地管理法实施条例", Kind = LawDocumentKind.AdministrativeRegulation };
    private static readonly LawDocument Provincial = new() { Id = "henan-measures", Title = "河南省实施〈中华人民共和国文物保护法〉办法", Kind = LawDocumentKind.LocalRegulation };
    private static readonly LawDocument Notice = new() { Id = "notice", Title = "关于临时用地的通知", Kind = LawDocumentKind.Notice, Number = "自然资规〔2021〕2号" };
    private static readonly LawDocument Plan = new() { Id = "plan", Title = "十四五规划纲要", Kind = LawDocumentKind.Plan };

    private static readonly RuleBook Book = Books.Book(
        Citing("a.paragraph", (LandLaw, "第三十五条第一款")),
        Citing("b.article", (LandLaw, "第三十五条")),
        Citing("c.item", (LandLaw, "第四十六条第一款第（一）项"), (Regulation, "第三十五条")),
        Citing("d.inserted", (LandLaw, "第三十五条之一")),
        Citing("e.list", (Regulation, "第二十一条至第二十三条、第一百零二条第二款、第三款")),
        Citing("f.provincial", (Provincial, "第五条")),
        Citing("g.notice", (Notice, null), (Plan, "第三章第六节")));

    [Theory]
    [InlineData("土地管理法 第三十五条", "a.paragraph b.article")]
    [InlineData("土地管理法第35条", "a.paragraph b.article")]
    [InlineData("土地管理法35", "a.paragraph b.article")]
    [InlineData("土地管理法 35", "a.paragraph b.article")]
    [InlineData("土地管理法３５条", "a.paragraph b.article")]
    [InlineData("土地管理法三十五条", "a.paragraph b.article")]
    [InlineData("《土地管理法》第三十五条第一款", "a.paragraph b.article")]
    [InlineData("《中华人民共和国土地管理法》第三十五条第一款", "a.paragraph b.article")]
    [InlineData("《土地管理法》第三十五条第二款", "b.article")]
    [InlineData("land-law 第三十五条", "a.paragraph b.article")]
    [InlineData("第三十五条", "a.paragraph b.article c.item")]
    [InlineData("35", "a.paragraph b.article c.item")]
    [InlineData("土地管理法第三十五条之一", "d.inserted")]
    [InlineData("土地管理法第四十六条第一款第一项", "c.item")]
    [InlineData("土地管理法第四十六条第1款第(1)项", "c.item")]
    [InlineData("土地管理法第四十六条第一款第二项", "")]
    [InlineData("土地管理法第四十六条、第三十五条之一", "c.item d.inserted")]
    [InlineData("土地管理法实施条例22", "e.list")]
    [InlineData("土地管理法实施条例第一百零二条第三款", "e.list")]
    [InlineData("土地管理法实施条例第102条", "e.list")]
    [InlineData("土地管理法实施条例第二十四条", "")]
    [InlineData("土地管理法", "a.paragraph b.article c.item d.inserted")]
    [InlineData("实施条例", "c.item e.list")]
    [InlineData("河南省实施《文物保护法》办法第五条", "f.provincial")]
    [InlineData("自然资规〔2021〕2号", "g.notice")]
    [InlineData("关于临时用地的通知第一条", "")]
    [InlineData("十四五规划纲要第三章", "g.notice")]
    [InlineData("第三章第六节", "g.notice")]
    [InlineData("第三章第五节", "")]
    [InlineData("民法典第一条", "")]
    public void Finds_the_rules_that_rest_on_an_article(string asked, string expected) =>
        string.Join(' ', ArticleQuery.Parse(asked).Find(Book).Select(use => use.Rule.Id)).ShouldBe(expected);

    [Fact]
    public void Says_which_of_a_rules_citations_are_meant() =>
        ArticleQuery.Parse("第三十五条").Find(Book).Single(use => use.Rule.Id == "c.item").Citations.ShouldHaveSingleItem().Document.ShouldBe(Regulation);

    [Theory]
    [InlineData("十", "10")]
    [InlineData("十五", "15")]
    [InlineData("二十", "20")]
    [InlineData("九十九", "99")]
    [InlineData("一百", "100")]
    [InlineData("一百零二", "102")]
    [InlineData("一百一十五", "115")]
    [InlineData("一百十五", "115")]
    [InlineData("两百", "200")]
    [InlineData("一千二百六十", "1260")]
    [InlineData("二〇二五", "2025")]
    [InlineData("35", "35")]
    [InlineData("３５", "35")]
    [InlineData("", null)]
    [InlineData("百", null)]
    [InlineData("十百", null)]
    [InlineData("十五五", null)]
    [InlineData("甲", null)]
    [InlineData("123456789012345", null)]
    public void Reads_numerals(string text, string? expected) => ChineseNumeral.Read(text).ShouldBe(expected);

    [Fact]
    public void Every_number_below_ten_thousand_is_read_as_it_is_written()
    {
        for (var number = 1; number < 10_000; number++)
            ChineseNumeral.Read(Written(number)).ShouldBe(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Whatever_is_asked_there_is_an_answer()
    {
        const string characters = "第条款项目之至、（）()《》〈〉一十百千零35 ３土地管理法章节部";
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => characters[random.Next(characters.Length)]));
            Should.NotThrow(() => ArticleQuery.Parse(text).Find(Book), text);
        }
    }

    private static string Written(int number)
    {
        const string digits = "零一二三四五六七八九";
        var (text, gap) = ("", false);
        foreach (var (unit, sign) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text += (gap ? "零" : "") + (number is >= 10 and < 20 && unit == 10 ? "" : digits[digit]) + sign;
            gap = false;
        }

        return text;
    }

    private static Rule Citing(string id, params (LawDocument Document, string? Article)[] citations) => Rule(id, Verdict.Notice) with
    {
        Citations = [.. citations.Select(citation => new Citation(citation.Document, citation.Article, IsVerified: false, CheckedOn: null, Note: null))],
    };
}
