using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>The data behind the checks: a version tried out, imported, seen, and held against the one before.</summary>
[Collection(ToolRuns.Name)]
public sealed class DataTests(BrowserHouse house) : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolFact(Chromium.Tool)]
    public async Task A_version_is_tried_out_imported_and_its_difference_drawn()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.CopyTo(house.Workspace, _scratch["workspace"]));
        await using var visit = await house.VisitAsync(service: service.Address);
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await ChooseFileAsync(page, "公园.geojson", Sites.Collection(Sites.Square("新", west: 112.70, degrees: 0.02), Sites.Square("另", west: 112.75, degrees: 0.01)));
        await page.Locator("#import-as").SelectOptionAsync("parks");
        await page.Locator("#import-vintage").FillAsync("2026-11-01");
        await page.Locator("#import-try").ClickAsync();
        await page.Locator("#import .report").WaitForAsync();
        (await page.Locator("#import .notice").First.TextContentAsync()).ShouldBe("只做了质检，没有入库。");
        (await page.Locator("#import .notice.warn").CountAsync()).ShouldBe(1, "nobody said whether it is complete");
        (await service.GetAsync("/layers/parks/versions"))["versions"]!.AsArray().Count.ShouldBe(1);

        await page.Locator("#import-completeness").SelectOptionAsync("complete");
        await page.Locator("#import-coverage").SelectOptionAsync("extent");
        await page.Locator("#import-enter").ClickAsync();
        await page.Locator("#import .notice:has-text('parks@v2')").WaitForAsync();
        await visit.KeepPictureAsync("import");
        await page.Locator("#versions [data-version='2']").WaitForAsync();
        (await page.Locator("#versions [data-version='2']").TextContentAsync())!.ShouldContain("现行");
        await page.Locator("#versions [data-version='2'] summary").ClickAsync();
        await page.Locator("#versions [data-version='2'] .report").WaitForAsync();
        (await page.Locator("#versions [data-version='2'] .report").TextContentAsync())!.ShouldContain("公园.geojson");

        await page.Locator("#difference-show").ClickAsync();
        await page.Locator("path.difference-gained").First.WaitForAsync();
        await page.Locator("path.difference-lost").First.WaitForAsync();
        (await page.Locator(".difference-table tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await page.Locator("#import summary").First.ClickAsync();
        await visit.KeepPictureAsync("difference");

        // The result from before the import says so, until it is made again.
        await page.Locator("#tab-check").ClickAsync();
        (await page.Locator("#result .stale").TextContentAsync())!.ShouldContain("用的是第 1 版，现行为第 2 版");
        await visit.KeepPictureAsync("stale");
        await page.Locator("#check-again").ClickAsync();
        await page.Locator("#result .stale").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#result .stale").CountAsync()).ShouldBe(0);
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_layer_that_the_catalogue_lacks_is_added_and_shown()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.CopyTo(house.Workspace, _scratch["workspace"]));
        await using var visit = await house.VisitAsync(service: service.Address);
        var page = visit.Page;
        await ChooseFileAsync(page, "管线.geojson", Sites.Collection(Sites.Square("一", west: 112.74, degrees: 0.05)));
        (await page.Locator("#import-new").IsVisibleAsync()).ShouldBeFalse();
        await page.Locator("#import-as").SelectOptionAsync("+");
        await page.Locator("#import-newId").FillAsync("gas-pipelines");
        await page.Locator("#import-title").FillAsync("燃气管线<b>");
        await page.Locator("#import-confidentiality").SelectOptionAsync("public");
        await page.Locator("#import-enter").ClickAsync();
        await page.Locator("#import .notice:has-text('gas-pipelines@v1')").WaitForAsync();
        await visit.KeepPictureAsync("import-new");

        var before = await visit.PaintedAsync();
        var layer = page.Locator("[data-layer=gas-pipelines]");
        (await layer.Locator(".layer-name").TextContentAsync()).ShouldBe("燃气管线<b>");
        await layer.Locator("input[type=checkbox]").CheckAsync();
        (await visit.WaitUntilPaintedOtherwiseAsync(before)).ShouldBeGreaterThan(before);
    }

    [ToolFact(Chromium.Tool)]
    public async Task The_area_that_a_delivery_covers_is_sent_as_a_file()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.CopyTo(house.Workspace, _scratch["covered"]));
        await using var visit = await house.VisitAsync(service: service.Address);
        var page = visit.Page;
        await ChooseFileAsync(page, "公园.geojson", Sites.Collection(Sites.Square("新", west: 112.70, degrees: 0.02)));
        await page.Locator("#import-as").SelectOptionAsync("parks");
        await page.Locator("#import-completeness").SelectOptionAsync("complete");
        (await page.Locator("#import-stated").IsVisibleAsync()).ShouldBeFalse();
        await page.Locator("#import-coverage").SelectOptionAsync("file");
        var area = Sites.Collection(Sites.Square("查过", west: 112.69, south: 34.69, degrees: 0.05));
        await page.Locator("#import-coverageFile").SetInputFilesAsync(new FilePayload { Name = "范围.geojson", MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(area) });
        await visit.KeepPictureAsync("import-coverage");
        await Axe.RequireCleanAsync(page, "coverage", "#import");
        await page.Locator("#import-enter").ClickAsync();
        await page.Locator("#import .notice:has-text('parks@v2')").WaitForAsync();
        (await page.Locator("#import .notice.warn").CountAsync()).ShouldBe(0, "completeness and coverage were said");
        ((string)(await service.GetAsync("/layers/parks/versions"))["versions"]!.AsArray()[^1]!["coverage"]!).ShouldBe("stated");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Where_imports_are_off_the_page_says_so()
    {
        await using var service = await RunningService.StartAsync(house.Workspace, "Imports=false");
        await using var visit = await house.VisitAsync(service: service.Address);
        await visit.Page.Locator("#tab-workspace").ClickAsync();
        await visit.Page.Locator("#versions-layer").WaitForAsync();
        (await visit.Page.Locator("#import").CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("#panel-workspace .notice").First.TextContentAsync())!.ShouldContain("不接受导入");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_delivery_that_is_refused_is_told_with_its_flaws()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.CopyTo(house.Workspace, _scratch["refusing"]));
        await using var visit = await house.VisitAsync(service: service.Address);
        var page = visit.Page;
        await ChooseFileAsync(page, "a.geojson", $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","id":"x","properties":{},"geometry":{{{Sites.BowTie}}}}]}""");
        await page.Locator("#import-as").SelectOptionAsync("parks");
        await page.Locator("#import-enter").ClickAsync();
        await page.Locator(".report[data-verdict=refused]").WaitForAsync();
        (await page.Locator(".report-verdict").TextContentAsync())!.ShouldContain("不予接收");
        await page.Locator(".report details summary").First.ClickAsync();
        (await page.Locator(".report details").First.TextContentAsync())!.ShouldContain("自相交");
    }

    private static async Task ChooseFileAsync(IPage page, string name, string content)
    {
        await page.Locator("#tab-workspace").ClickAsync();
        await page.Locator("#import summary").First.ClickAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(content) });
    }
}
