using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>Where mandatory layers have no data, the map is hatched.</summary>
[Collection(ToolRuns.Name)]
public sealed class UncoveredTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task Ground_without_data_is_hatched_when_a_site_meets_it_and_only_then()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        var box = page.Locator("#uncovered");
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await box.IsCheckedAsync()).ShouldBeFalse("all mandatory layers have data there");

        // In the workspace's extent, but beyond the district, where the layers end.
        await visit.OpenAsync($"{Visit.FewLayers}&site={Uri.EscapeDataString("""{"code":"lonlat","geometry":{"type":"Polygon","coordinates":[[[112.95,34.7],[112.953,34.7],[112.953,34.703],[112.95,34.703],[112.95,34.7]]]},"name":"","attributes":{}}""")}");
        await page.ReloadAsync();
        await visit.Verdict.WaitForAsync();
        await page.Locator("path.uncovered").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        (await box.IsCheckedAsync()).ShouldBeTrue();
        (await visit.Verdict.GetAttributeAsync("data-verdict")).ShouldBe("undetermined");
        await page.Locator("[aria-controls=details-uncovered]").ClickAsync();
        (await page.Locator("#details-uncovered").TextContentAsync())!.ShouldContain("永久基本农田 部分地方没有数据");
        await page.Locator("[aria-label='缩放到地块']").ClickAsync();
        await visit.KeepPictureAsync("uncovered");
        await Axe.RequireCleanAsync(page, "uncovered", "#layers");

        // Who takes it off has it off, whatever is checked next.
        await box.UncheckAsync();
        (await page.Locator("path.uncovered").CountAsync()).ShouldBe(0);
        await page.Locator("#site-name").FillAsync("另一个名字");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync("() => document.querySelector('#verdict')?.dataset.phase === 'done'");
        (await box.IsCheckedAsync()).ShouldBeFalse();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_link_shows_it_and_a_workspace_without_data_is_hatched_all_over()
    {
        await using var service = await RunningService.StartAsync(Sites.Shipped);
        await using var visit = await house.VisitAsync(fragment: "layers=district,uncovered", service: service.Address);
        var page = visit.Page;
        await page.Locator("path.uncovered").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.Locator("[aria-controls=details-uncovered]").ClickAsync();
        var legend = (await page.Locator("#details-uncovered").TextContentAsync())!;
        legend.ShouldContain("永久基本农田 没有数据");
        legend.ShouldContain("河道管理范围 数据范围未说明");
    }
}
