using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Ledgers;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

public class ScreeningPageTests
{
    private static readonly Geometry District = new WKTReader().Read("POLYGON ((112.62 34.50, 112.90 34.47, 112.97 34.55, 112.93 34.70, 112.80 34.80, 112.66 34.78, 112.62 34.50))");

    [Fact]
    public void The_page_needs_nothing_else_and_runs_nothing()
    {
        var page = ScreeningPage.Of(new SampleLedger().Ledger(), new LedgerOptions { District = District });
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("src=");
        page.ShouldContain("default-src &#39;none&#39;");
        page.ShouldBe(ScreeningPage.Of(new SampleLedger().Ledger(), new LedgerOptions { District = District }));
    }

    [Fact]
    public void Counts_charts_map_and_tables_are_there_in_both_languages()
    {
        var chinese = ScreeningPage.Of(new SampleLedger().Ledger(), new LedgerOptions());
        foreach (var text in new[] { "用地筛查台账", "2026年11月22日", "按结论：项目数", "按镇（街道）：项目数", "按图层：有冲突的项目数", "按产业：项目数", "地块重叠", "占地", "未检查的行", "依据待核：《文物保护法》第二十八条", "没有区界数据" })
            chinese.ShouldContain(text);
        var english = ScreeningPage.Of(new SampleLedger().Ledger(), new LedgerOptions { Language = Language.English });
        foreach (var text in new[] { "Site screening ledger", "By verdict: projects", "Overlaps between projects", "Land taken", "Permanent basic farmland", "lang=\"en\"" })
            english.ShouldContain(text);
    }

    [Fact]
    public void A_site_has_a_mark_with_its_name_and_every_verdict_has_its_own_shape()
    {
        var page = ScreeningPage.Of(new SampleLedger { Rows = 60 }.Ledger(), new LedgerOptions());
        Marks(page).ShouldBe(57);
        Enum.GetValues<Verdict>().Select(verdict => VerdictMarks.PathOf(verdict, 0, 0)).Distinct(StringComparer.Ordinal).Count().ShouldBe(6);
    }

    [Fact]
    public void Of_many_sites_the_map_shows_the_worst_and_says_so()
    {
        var page = ScreeningPage.Of(new SampleLedger { Rows = 8_000 }.Ledger(), new LedgerOptions());
        Marks(page).ShouldBe(5_000);
        page.ShouldContain("共 7600 个用地，图上只画最严的 5000 个。");
        Regex.Count(page, "<title>[^<]* · 禁止</title>").ShouldBe(800);
        Regex.Count(page, "<title>[^<]* · 限制</title>").ShouldBe(1_200);
        Regex.Count(page, "<title>[^<]* · 无冲突</title>").ShouldBe(0);
        page.ShouldContain("共 8000 个项目，这里只列前 200 个");
    }

    [Fact]
    public void Invented_data_is_named_at_the_top_on_the_map_and_on_every_printed_page()
    {
        var page = ScreeningPage.Of(new SampleLedger().Ledger(), new LedgerOptions());
        page.ShouldContain("<p class=\"banner\">合成演示数据：图层是编造的，结论不能用于任何项目。</p>");
        page.ShouldContain("@top-right{content:\"合成演示数据，结论不能用于任何项目\"");
        ScreeningPage.Of(new SampleLedger { Status = LayerStatus.Statutory }.Ledger(), new LedgerOptions()).ShouldNotContain("合成演示数据");
    }

    [Fact]
    public void Markup_in_names_stays_text()
    {
        var sample = new SampleLedger { Rows = 5, Change = ranked => ranked with { Row = ranked.Row with { Name = "<img src=x onerror=alert(1)>&" } } };
        var page = ScreeningPage.Of(sample.Ledger(), new LedgerOptions());
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;img src=x onerror=alert(1)&gt;&amp;");
    }

    [Fact]
    public void A_list_without_rows_has_a_page_too() => ScreeningPage.Of(new SampleLedger { Rows = 0 }.Ledger(), new LedgerOptions()).ShouldContain("清单中的用地互不重叠");

    private static int Marks(string page) => Regex.Count(page, "<title>\\d+ [^<]* · ");
}
