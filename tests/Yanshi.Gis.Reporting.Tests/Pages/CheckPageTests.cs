using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Testing;
using static Yanshi.Gis.Reporting.Tests.SampleRecord;

namespace Yanshi.Gis.Reporting.Tests.Pages;

public class CheckPageTests
{
    private const string Hostile = "<script>alert(1)</script><b>\"'&amp; https://example.org/x.js";
    private static readonly ReportOptions Plain = new();

    public static TheoryData<string> Samples => [.. SampleRecords.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_page_reads_as_expected(string name)
    {
        // With YANSHI_UPDATE_CASES=1 the outlines are written instead of compared; read them before committing.
        var outline = PageText.Outline(Page(SampleRecords.Get(name)));
        var expected = Repository.Path($"tests/cases/check-page/{name}.txt");
        if (Environment.GetEnvironmentVariable("YANSHI_UPDATE_CASES") is "1")
            File.WriteAllText(expected, outline);
        else
            outline.ShouldBe(File.ReadAllText(expected));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_verdict_stands_first_with_word_sign_and_basis_in_one_line(string name)
    {
        var sample = SampleRecords.Get(name);
        var outcome = PageText.Parse(Page(sample)).WithClass("outcome").Single();
        PageText.Of(outcome).ShouldBe($"[{sample.Verdict}] {Words.Of(Language.Chinese, "verdict", sample.Verdict)} （{Words.Of(Language.Chinese, "basis", sample.Basis)}）");
        outcome.ElementsAfterSelf().ShouldNotBeEmpty();
        PageText.Parse(Page(sample)).Descendants("section").First().Attribute("class")!.Value.ShouldBe("verdict " + sample.Verdict);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_documents_give_the_same_bytes(string name)
    {
        var site = SampleRecords.Get(name).Site();
        var again = new CheckedSite(JsonNode.Parse(site.Record.ToJsonString())!.AsObject(), JsonNode.Parse(site.Pieces!.ToJsonString())!.AsObject());
        CheckPage.Of([again], Plain).ShouldBe(CheckPage.Of([site], Plain));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_figure_stands_in_the_record(string name)
    {
        var record = SampleRecords.Get(name).Record();
        var known = new HashSet<string>(Numbers(record).SelectMany(Spellings), StringComparer.Ordinal);
        foreach (var part in new[] { "partition", "landClasses", "towns" }.Select(member => record[member]!.AsArray().Select(item => (decimal)item!["areaSquareMetres"]!.GetValue<double>()).ToList()))
            known.UnionWith(part.Append(part.Sum()).SelectMany(area => Derived(area).Append(Fixed(area, 2))));

        var text = string.Join(' ', PageText.Parse(Page(SampleRecords.Get(name))).Element("body")!.DescendantNodes().OfType<XText>().Where(part => !part.Ancestors("svg").Any()).Select(part => part.Value));
        var figures = Regex.Matches(text, @"\d[\d,]*\.\d+", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal)).Except(["2026.11", "0.1"], StringComparer.Ordinal).ToList();
        figures.Count.ShouldBeGreaterThan(10);
        figures.ShouldAllBe(figure => known.Contains(figure));
    }

    [Fact]
    public void Markup_in_any_text_of_a_record_stays_text()
    {
        var sample = SampleRecords.Prohibited;
        var tame = PageText.Parse(CheckPage.Of([sample.Site()], Plain));
        var site = Poisoned(sample);
        var page = CheckPage.Of([site], new ReportOptions { MapReviewNumber = Hostile });
        var hostile = PageText.Parse(page);
        hostile.Descendants().Select(element => element.Name.LocalName).ToHashSet(StringComparer.Ordinal).IsSubsetOf(tame.Descendants().Select(element => element.Name.LocalName)).ShouldBeTrue();
        hostile.Descendants("script").ShouldBeEmpty();
        hostile.Descendants("h1").Single().Value.ShouldBe(Hostile);
        hostile.Descendants().Attributes().Where(attribute => attribute.Value.Contains("script", StringComparison.Ordinal)).ShouldAllBe(attribute => attribute.Name.LocalName == "aria-label");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_page_needs_nothing_from_outside(string name)
    {
        var page = Page(SampleRecords.Get(name));
        page.ShouldNotContain("http:");
        page.ShouldNotContain("https:");
        page.ShouldNotContain("@import");
        page.ShouldNotContain("<script");
        Regex.Matches(page, @"url\((?<target>[^)]*)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldAllBe(match => match.Groups["target"].Value.StartsWith('#'));
        var root = PageText.Parse(page);
        root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "data" or "action" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        root.Descendants().Attributes("href").ShouldAllBe(attribute => attribute.Value.StartsWith('#'));
        root.Descendants("meta").Attributes("content").ShouldContain(attribute => attribute.Value.StartsWith("default-src 'none'", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_pointed_at_is_there_and_no_id_is_used_twice()
    {
        var root = PageText.Parse(CheckPage.Of([SampleRecords.Prohibited.Site(), SampleRecords.Restricted.Site(), SampleRecords.Prohibited.Site()], Plain));
        var ids = root.Descendants().Attributes("id").Select(attribute => attribute.Value).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        root.Descendants().Attributes("href").Select(attribute => attribute.Value[1..]).Except(ids, StringComparer.Ordinal).ShouldBeEmpty();
        root.Descendants().Attributes("fill").Where(attribute => attribute.Value.StartsWith("url(", StringComparison.Ordinal)).Select(attribute => attribute.Value[5..^1]).Except(ids, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Several_sites_have_an_overview_and_a_part_each_and_a_bad_one_says_why()
    {
        var problem = new JsonObject { ["schema"] = "yanshi-gis/site-problem/1", ["id"] = "地块乙", ["code"] = "site.empty", ["message"] = "没有坐标。" };
        var root = PageText.Parse(CheckPage.Of([SampleRecords.Clear.Site(), new CheckedSite(problem, null), SampleRecords.Prohibited.Site()], Plain));
        var mains = root.Element("body")!.Elements("main").ToList();
        mains.Count.ShouldBe(4);
        mains[0].Descendants("tbody").Single().Elements("tr").Select(PageText.Of).ShouldBe(
        [
            "1 | 示例地块 | [clear] 无冲突 | 10,000.01 | 正式",
            "2 | 地块乙 | [failed] 未能检查 | – | site.empty",
            "3 | 示例地块 | [prohibited] 禁止 | 1 个必查图层没有答案 | 10,000.01 | 演示：使用了合成图层",
        ]);
        mains[2].Value.ShouldContain("没有坐标。");
        mains.Skip(1).Select(main => main.Attribute("id")!.Value).ShouldBe(["site-1", "site-2", "site-3"]);
    }

    [Fact]
    public void Forty_layers_and_a_hundred_features_stay_readable()
    {
        var many = Layer("farmland", "耕地", "conflict", 5000.25);
        many["features"] = new JsonArray([.. Enumerable.Range(1, 100).Select(i => Feature($"f{i:000}", null, i))]);
        var layers = Enumerable.Range(1, 39).Select(i => Layer($"layer-{i}", new string('长', 60), "conflict", 100 + i, mandatory: i % 2 == 0)).Prepend(many).ToArray();
        var root = PageText.Parse(Page(new SampleRecord { Verdict = "undetermined", Layers = layers }));
        var section = root.WithClass("features").Single();
        section.Descendants("table").First().Element("tbody")!.Elements("tr").Count().ShouldBe(20);
        PageText.Of(section.Descendants("tr").Skip(1).First()).ShouldStartWith("f100 | 100.00");
        section.Value.ShouldContain("另有 80 个较小的要素没有列出，检查记录中有全部 100 个。");
        root.WithClass("key").Single().Elements("li").Count().ShouldBe(40);
        foreach (var layer in layers)
            root.Descendants("td").ShouldContain(cell => cell.Value.Contains(layer["title"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public void Layers_that_are_not_public_leave_neither_lines_nor_attributes()
    {
        var sample = new SampleRecord { Verdict = "undetermined", Omitted = ["farmland"], Layers = [Layer("farmland", "耕地", "conflict", 5000.25), Layer("mountains", "两山", "conflict", 700)] };
        var root = PageText.Parse(Page(sample));
        root.WithClass("key").Single().Elements("li").Select(PageText.Of).ShouldBe(["1[conflict] 冲突 耕地 5,000.25 m²（不公开，未绘）", "2[conflict] 冲突 两山 700.00 m²"]);
        root.WithClass("confidential").Single().Value.ShouldBe("含未公开图层的信息，不得公开");
        var features = root.WithClass("features").Single();
        features.Descendants("table").First().Value.ShouldNotContain("第三条");
        features.Descendants("table").Last().Value.ShouldContain("第三条");
        features.Value.ShouldContain("要素属性不公开，没有列出。");
        Page(sample).ShouldContain("@top-left{content:\"含未公开图层的信息，不得公开\"");
    }

    [Fact]
    public void A_page_with_restricted_pieces_carries_their_mark()
    {
        var root = PageText.Parse(Page(new SampleRecord { Confidentiality = "secret", Layers = [Layer("farmland", "耕地", "conflict", 5000.25)] }));
        root.WithClass("confidential").Single().Value.ShouldBe("涉密资料，不得公开");
        PageText.Parse(Page(SampleRecords.Clear)).WithClass("confidential").ShouldBeEmpty();
    }

    [Fact]
    public void A_conflict_that_is_not_looked_at_everywhere_stands_among_what_is_open_too()
    {
        var layer = Layer("ecological-red-line", "生态保护红线", "conflict", 700, mandatory: true, reason: "layer.partly-covered").With("coverageShare", 0.93);
        var root = PageText.Parse(Page(new SampleRecord { Verdict = "undetermined", UndeterminedBy = ["ecological-red-line"], Layers = [layer] }));
        root.Descendants("tr").Select(PageText.Of).Contains("生态保护红线* | [conflict] 冲突 | 数据未覆盖整个用地 | 法定 | 93.0000% | 0.00", StringComparer.Ordinal).ShouldBeTrue();
        PageText.Of(root.WithClass("unknown").Single()).ShouldBe("[undetermined] 无法判定，因为 1 个必查图层没有答案：生态保护红线");
    }

    [Fact]
    public void A_map_says_that_it_was_not_reviewed_unless_it_was()
    {
        Page(SampleRecords.Clear).ShouldContain("示意图，未经地图审核，仅供内部使用");
        var reviewed = CheckPage.Of([SampleRecords.Clear.Site()], new ReportOptions { MapReviewNumber = "豫S〔2026〕001号" });
        reviewed.ShouldContain("审图号：豫S〔2026〕001号");
        reviewed.ShouldNotContain("未经地图审核");
    }

    [Fact]
    public void What_data_is_worth_stands_on_every_printed_page()
    {
        Page(SampleRecords.Prohibited).ShouldContain("@page site-1{@top-right{content:\"合成演示数据，结论不能用于任何项目\"");
        Page(SampleRecords.Restricted).ShouldContain("@top-right{content:\"示意数据，非法定控制线\"");
        Page(SampleRecords.Notice).ShouldContain("@top-right{content:\"预检：坐标未核实\"");
        Page(SampleRecords.Clear).ShouldContain("@page site-1{}");
    }

    [Fact]
    public void English_headings_stand_around_the_records_Chinese()
    {
        var page = CheckPage.Of([SampleRecords.Prohibited.Site()], new ReportOptions { Language = Language.English });
        var root = PageText.Parse(page);
        root.Attribute("lang")!.Value.ShouldBe("en");
        root.Descendants("h2").Select(heading => heading.Value).ShouldBe(
            ["Map", "Site", "Findings", "Layers", "Features met", "Layers without a full answer", "Procedures", "Legal basis", "Open questions", "Make-up and place", "Data and rules"]);
        PageText.Of(root.WithClass("outcome").Single()).ShouldBe("[prohibited] prohibited (demonstration: a synthetic layer was used)");
        root.WithClass("finding").First().Value.ShouldContain("一般项目不得占用永久基本农田");
    }

    [Fact]
    public void Documents_that_do_not_belong_together_are_refused()
    {
        var site = SampleRecords.Clear.Site();
        Should.Throw<ArgumentException>(() => CheckPage.Of([], Plain));
        Should.Throw<ArgumentException>(() => CheckPage.Of([site with { Pieces = null }], Plain));
        Should.Throw<ArgumentException>(() => CheckPage.Of([site with { Pieces = SampleRecords.Prohibited.Site().Pieces }], Plain));
        Should.Throw<ArgumentException>(() => CheckPage.Of([new CheckedSite(new JsonObject { ["schema"] = "yanshi-gis/layers/1" }, null)], Plain));
    }

    private static string Page(SampleRecord sample) => CheckPage.Of([sample.Site()], Plain);

    // Every text that is no code becomes hostile.
    private static CheckedSite Poisoned(SampleRecord sample)
    {
        string[] texts = ["name", "title", "why", "where", "message", "exemption", "summary", "procedure", "office", "article", "note", "rule", "from", "备注", "version", "engine", "group"];
        var site = sample.Site();
        Poison(site.Record);
        site.Record["site"]!["name"] = Hostile;
        return site;

        void Poison(JsonNode? node)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items)
                    Poison(item);
            }

            if (node is not JsonObject members)
                return;
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                if (texts.Contains(name, StringComparer.Ordinal) && members[name] is JsonValue value && value.GetValueKind() is System.Text.Json.JsonValueKind.String)
                    members[name] = Hostile;
                else
                    Poison(members[name]);
            }
        }
    }

    private static IEnumerable<decimal> Numbers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Numbers(member.Value)),
        JsonArray items => items.SelectMany(Numbers),
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.Number => [decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)],
        _ => [],
    };

    private static IEnumerable<string> Spellings(decimal number) => [Fixed(number, 2), Fixed(number, 4), Fixed(number, 6), Fixed(number * 100, 4)];

    // 亩 and shares of the site's parts, rounded either way: parts of a sum are rounded so that they add up.
    private static IEnumerable<string> Derived(decimal area) =>
        from exact in new[] { area * 0.0015m, area / 10000.01m * 100 }
        from off in new[] { -1, 0, 1 }
        select Fixed(Math.Floor(exact * 10_000) / 10_000 + off / 10_000m, 4);

    private static string Fixed(decimal number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
