using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>No serious finding of axe in the map's tools, the table of a list and the data of the workspace.</summary>
[Collection(ToolRuns.Name)]
public sealed class ToolAccessibilityTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task Axe_finds_nothing_serious()
    {
        await using var visit = await house.VisitAsync("map=17/34.7505/112.7367");
        var page = visit.Page;
        await IdentifyAsync(page);
        await Axe.RequireCleanAsync(page, "identify", "#identify");
        await page.Locator("#search").FillAsync("112.44245 34.45018");
        await page.Locator(".search-option").First.WaitForAsync();
        await Axe.RequireCleanAsync(page, "search", "header");
        await page.Locator("#search").PressAsync("Escape");
        await page.Locator("#measure-area").ClickAsync();
        await Axe.RequireCleanAsync(page, "measure", "#map-area");
        await ScreenAsync(page);
        await Axe.RequireCleanAsync(page, "ledger", "#side");
        await LookAtVersionsAsync(page);
        await Axe.RequireCleanAsync(page, "data", "#side");
        await visit.KeepPictureAsync("data-light");
    }

    [ToolFact(Chromium.Tool)]
    public async Task In_the_dark_all_words_stand_out()
    {
        await using var visit = await house.VisitAsync("map=17/34.7505/112.7367");
        var page = visit.Page;
        await page.Locator("[aria-label='深色或浅色']").ClickAsync();
        await IdentifyAsync(page);
        await Axe.RequireContrastAsync(page, "identify", "#identify");
        await LookAtVersionsAsync(page);
        await Axe.RequireContrastAsync(page, "data", "#side");
        await visit.KeepPictureAsync("data-dark");
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
        await Axe.RequireCleanAsync(page, "phone", withContrast: false);
    }

    private static async Task IdentifyAsync(IPage page)
    {
        await page.Mouse.ClickAsync(760, 300);
        await page.Locator("#identify-check").WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('#identify details').forEach(one => { one.open = true; })");
    }

    private static async Task ScreenAsync(IPage page)
    {
        await page.Locator("#tab-batch").ClickAsync();
        await page.Locator("#batch-file").SetInputFilesAsync(new FilePayload { Name = "list.geojson", MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(Sites.Collection(Sites.Square("a"), Sites.Square("b", west: 112.8))) });
        await page.Locator(".ledger .row-button").First.ClickAsync(new LocatorClickOptions { Timeout = 60_000 });
    }

    private static async Task LookAtVersionsAsync(IPage page)
    {
        await page.Locator("#tab-workspace").ClickAsync();
        await page.Locator("#import summary").First.ClickAsync();
        await page.Locator("#versions [data-version]").First.WaitForAsync();
    }
}
