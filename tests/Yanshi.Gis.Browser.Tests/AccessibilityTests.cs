using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>Everything by keyboard, and no serious finding of axe in the main states.</summary>
[Collection(BrowserRuns.Name)]
public sealed class AccessibilityTests(BrowserHouse house)
{
    [ToolTheory(Chromium.Tool)]
    [InlineData(1366, 768, "light")]
    [InlineData(1366, 768, "dark")]
    [InlineData(390, 844, "light")]
    public async Task Axe_finds_nothing_serious(int width, int height, string theme)
    {
        await using var visit = await house.VisitAsync(width: width, height: height);
        var page = visit.Page;
        if (theme is "dark")
            await page.Locator("[aria-label='深色或浅色']").ClickAsync();
        else
            await RequireCleanAsync(page, "empty");
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('#side details:not(.articles, .features)').forEach(one => { one.open = true; })");
        await RequireCleanAsync(page, "result");
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

    private static async Task RequireCleanAsync(IPage page, string state)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{state}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}").ShouldBeEmpty();
    }
}
