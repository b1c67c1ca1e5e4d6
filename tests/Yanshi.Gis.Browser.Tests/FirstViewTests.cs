using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>What somebody sees who opens the page for the first time.</summary>
[Collection(BrowserRuns.Name)]
public sealed class FirstViewTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task The_page_shows_layers_map_and_three_ways_to_give_a_site()
    {
        await using var visit = await house.VisitAsync(fragment: "");
        var page = visit.Page;
        (await page.TitleAsync()).ShouldContain("偃师区");
        (await page.Locator("#layers summary").EvaluateAllAsync<string[]>("all => all.map(one => one.firstChild.textContent)")).ShouldBe(["三条控制线", "两河两山", "文化遗产", "农用地", "“1+X”园区与规划", "基础设施与安全", "背景"]);
        (await page.Locator("[data-layer=permanent-basic-farmland] .badge").TextContentAsync()).ShouldBe("合成");
        (await page.Locator("#way-draw, #way-numbers, .file-way button, #example").CountAsync()).ShouldBe(4);
        (await page.Locator("#map-notice").TextContentAsync())!.ShouldContain("仅供内部使用");
        await visit.KeepPictureAsync("first-view");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_layer_says_its_vintage_accuracy_and_source_and_goes_off_the_map()
    {
        await using var visit = await house.VisitAsync();
        var layer = visit.Page.Locator("[data-layer=permanent-basic-farmland]");
        await layer.Locator("button").ClickAsync();
        var facts = (await layer.Locator("dl").TextContentAsync())!;
        facts.ShouldContain("2026年6月30日");
        facts.ShouldContain("±1 m");
        facts.ShouldContain("合成演示数据");
        var whole = await visit.PaintedAsync();
        await layer.Locator("input[type=range]").FillAsync("0.5");
        var half = await visit.WaitUntilPaintedOtherwiseAsync(whole);
        half.ShouldBeLessThan(whole);
        await layer.Locator("input[type=checkbox]").UncheckAsync();
        (await visit.WaitUntilPaintedOtherwiseAsync(half)).ShouldBeLessThan(half);
    }

    [ToolFact(Chromium.Tool)]
    public async Task The_page_remembers_language_layers_and_site()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#language").ClickAsync();
        await page.Locator("[data-layer=parks] input[type=checkbox]").UncheckAsync();
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await page.ReloadAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#tab-check").TextContentAsync()).ShouldBe("Check");
        (await page.Locator("[data-layer=parks] input[type=checkbox]").IsCheckedAsync()).ShouldBeFalse();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Dark_is_dark_and_print_has_the_result_without_tools()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await page.Locator("[aria-label='深色或浅色']").ClickAsync();
        (await page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
        await visit.KeepPictureAsync("dark");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator("#verdict").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("#tabs").IsVisibleAsync()).ShouldBeFalse();
    }
}
