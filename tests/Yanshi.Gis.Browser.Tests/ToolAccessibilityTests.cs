using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>No serious finding of axe in the map's tools, the table of a list and the data of the workspace.</summary>
[Collection(BrowserRuns.Name)]
public sealed class ToolAccessibilityTests(BrowserHouse house)
{
    [ToolTheory(Chromium.Tool)]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Axe_finds_nothing_serious(string theme)
    {
        await using var visit = await house.VisitAsync("map=17/34.7505/112.7367");
        var page = visit.Page;
        if (theme is "dark")
            await page.Locator("[aria-label='深色或浅色']").ClickAsync();
        await page.Mouse.ClickAsync(760, 300);
        await page.Locator("#identify-check").WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('#identify details').forEach(one => { one.open = true; })");
        await RequireCleanAsync(page, "identify");
        await page.Locator("#search").FillAsync("112.44245 34.45018");
        await page.Locator(".search-option").First.WaitForAsync();
        await RequireCleanAsync(page, "search");
        await page.Locator("#search").FillAsync("街道");
        await page.Locator(".search-option b").First.WaitForAsync();
        await RequireCleanAsync(page, "names");
        await page.Locator("#search").PressAsync("Escape");
        await page.Locator("#measure-area").ClickAsync();
        await RequireCleanAsync(page, "measure");
        await page.Locator("#tab-batch").ClickAsync();
        await RequireCleanAsync(page, "batch");
        await page.Locator("#batch-file").SetInputFilesAsync(new FilePayload { Name = "list.geojson", MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(Sites.Collection(Sites.Square("a"), Sites.Square("b", west: 112.8))) });
        await page.Locator(".ledger .row-button").First.ClickAsync(new LocatorClickOptions { Timeout = 60_000 });
        await RequireCleanAsync(page, "ledger");
        await page.Locator("#tab-workspace").ClickAsync();
        await page.Locator("#import summary").First.ClickAsync();
        await page.Locator("#versions [data-version]").First.WaitForAsync();
        await RequireCleanAsync(page, "data");
        await visit.KeepPictureAsync($"data-{theme}");
    }

    [ToolFact(Chromium.Tool)]
    public async Task On_a_phone_the_card_stands_above_the_sheet()
    {
        await using var visit = await house.VisitAsync("map=17/34.7505/112.7367", width: 390, height: 844);
        var page = visit.Page;
        await page.Mouse.ClickAsync(250, 420);
        await page.Locator("#identify-check").WaitForAsync();
        var (card, side) = ((await page.Locator("#identify").BoundingBoxAsync())!, (await page.Locator("#side").BoundingBoxAsync())!);
        (card.Y + card.Height).ShouldBeLessThan(side.Y + 1);
        await visit.KeepPictureAsync("identify-phone");
        await RequireCleanAsync(page, "phone");
    }

    private static async Task RequireCleanAsync(IPage page, string state)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{state}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}").ShouldBeEmpty();
    }
}
