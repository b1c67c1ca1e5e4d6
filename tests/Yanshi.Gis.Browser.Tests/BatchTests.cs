using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>A list of projects: dropped, watched, read as a table that the map answers to, taken away as a ledger.</summary>
[Collection(ToolRuns.Name)]
public sealed class BatchTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task A_list_becomes_a_table_that_is_sorted_filtered_linked_with_the_map_and_downloaded()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await ScreenAsync(page, 14);
        (await page.Locator(".ledger tr[data-row]").CountAsync()).ShouldBe(15);
        (await page.Locator("[data-verdict=unchecked]").CountAsync()).ShouldBe(1, "a row that cannot be checked is a row");
        await visit.KeepPictureAsync("batch");

        await page.Locator("[data-key=area]").ClickAsync();
        var areas = (await page.Locator(".ledger tr[data-row] td:last-child").AllTextContentsAsync()).Where(text => text is not "–").Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        areas.ShouldBeInOrder();
        (await page.Locator("th:has([data-key=area])").GetAttributeAsync("aria-sort")).ShouldBe("ascending");
        await page.Locator("#batch-filter").FillAsync("地块s3");
        (await page.Locator(".ledger tr[data-row]").CountAsync()).ShouldBe(1);

        var before = page.Url;
        await page.Locator(".ledger .row-button").ClickAsync();
        await page.WaitForURLAsync(url => url != before);
        (await page.Locator(".ledger .details").TextContentAsync())!.ShouldContain("list.geojson");
        await visit.KeepPictureAsync("batch-row");

        // The map's middle is the site now: a click there leads back to its row.
        await page.Locator(".ledger .row-button").ClickAsync();
        await page.Locator("#batch-filter").FillAsync("");
        var map = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.WaitForTimeoutAsync(600);
        await page.Mouse.ClickAsync(map.X + map.Width / 2, map.Y + map.Height / 2);
        await page.Locator(".ledger tr.focused").WaitForAsync();
        (await page.Locator(".ledger tr.focused").TextContentAsync())!.ShouldContain("地块s3");

        foreach (var (output, file) in new[] { ("workbook", "ledger.xlsx"), ("page", "index.html"), ("ledger", "ledger.csv"), ("sites", "sites.gpkg"), ("outlines", "sites.geojson") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"[data-output={output}]").ClickAsync());
            download.SuggestedFilename.ShouldBe(file);
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "打开检查" }).ClickAsync();
        await visit.Verdict.WaitForAsync();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_screening_is_there_again_after_the_page_was_left()
    {
        await using var visit = await house.VisitAsync();
        await ScreenAsync(visit.Page, 3);
        await visit.Page.ReloadAsync();
        await visit.Page.Locator("#tab-batch").ClickAsync();
        await visit.Page.Locator(".ledger").WaitForAsync();
        (await visit.Page.Locator(".ledger tr[data-row]").CountAsync()).ShouldBe(4);
        await visit.Page.Locator("#batch-again").ClickAsync();
        await visit.Page.Locator("#batch-choose").WaitForAsync();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_running_screening_is_cancelled()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await ChooseAsync(page, 4000);
        await page.Locator("#batch-cancel").ClickAsync();
        await page.Locator(".notice:has-text('已取消')").WaitForAsync();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_file_that_cannot_be_read_is_a_row_that_says_why()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#tab-batch").ClickAsync();
        await page.Locator("#batch-file").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = "什么都不是"u8.ToArray() });
        await page.Locator(".ledger .row-button").ClickAsync();
        (await page.Locator(".ledger .problem code").TextContentAsync()).ShouldBe("format.unknown");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_service_that_does_not_answer_is_told_and_asked_again()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.RouteAsync("**/processes/screening/execution", route => route.AbortAsync());
        await ChooseAsync(page, 3);
        await page.Locator("#panel-batch .problem[data-code='service.unreachable']").WaitForAsync();
        await page.UnrouteAsync("**/processes/screening/execution");
        await page.Locator("#panel-batch .problem button").First.ClickAsync();
        await page.Locator(".ledger").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
    }

    private static async Task ScreenAsync(IPage page, int sites)
    {
        await ChooseAsync(page, sites);
        await page.Locator(".ledger").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await page.Locator(".leaflet-batch-pane canvas").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    private static async Task ChooseAsync(IPage page, int sites)
    {
        await page.Locator("#tab-batch").ClickAsync();
        var list = Sites.Collection([.. Enumerable.Range(0, sites).Select(number => Sites.Square($"s{number}", west: 112.65 + 0.012 * (number % 20), south: 34.60 + 0.01 * (number / 20 % 20), degrees: 0.002 + 0.0001 * (number % 20))), $$$"""{"type":"Feature","id":"bad","properties":{},"geometry":{{{Sites.BowTie}}}}"""]);
        await page.Locator("#batch-file").SetInputFilesAsync(new FilePayload { Name = "list.geojson", MimeType = "application/geo+json", Buffer = System.Text.Encoding.UTF8.GetBytes(list) });
    }
}
