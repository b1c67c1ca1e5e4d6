using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>Everything by keyboard, and no serious finding of axe in the main states.</summary>
[Collection(ToolRuns.Name)]
public sealed class AccessibilityTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task Axe_finds_nothing_serious()
    {
        await using var visit = await house.VisitAsync();
        await Axe.RequireCleanAsync(visit.Page, "empty");
        await ShowResultAsync(visit);
        await Axe.RequireCleanAsync(visit.Page, "result");
    }

    [ToolFact(Chromium.Tool)]
    public async Task In_the_dark_all_words_stand_out()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.Locator("[aria-label='深色或浅色']").ClickAsync();
        await ShowResultAsync(visit);
        await Axe.RequireContrastAsync(visit.Page, "dark");
    }

    // Colours are those of the large window.
    [ToolFact(Chromium.Tool)]
    public async Task On_a_phone_axe_finds_nothing_serious()
    {
        await using var visit = await house.VisitAsync(width: 390, height: 844);
        await ShowResultAsync(visit);
        await Axe.RequireCleanAsync(visit.Page, "phone", withContrast: false);
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_site_is_typed_and_checked_without_a_mouse()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < 6 && await FocusedAsync(page) is not "way-numbers"; i++)
            await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldBe("way-numbers");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#add-corner").FocusAsync();
        foreach (var (longitude, latitude) in new[] { ("112.70", "34.70"), ("112.703", "34.70"), ("112.703", "34.703") })
        {
            await page.Locator("#add-corner").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync(longitude);
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync(latitude);
            await page.Keyboard.PressAsync("Enter");
        }

        await visit.Verdict.WaitForAsync();
        (await page.Locator("#verdict-live").TextContentAsync())!.ShouldStartWith("结论：");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");

    private static async Task ShowResultAsync(Visit visit)
    {
        await visit.Page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await visit.Page.EvaluateAsync("document.querySelectorAll('#side details:not(.articles, .features)').forEach(one => { one.open = true; })");
    }
}
