using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>What a reviewer sees when something does not work: words, and everything that was drawn.</summary>
[Collection(ToolRuns.Name)]
public sealed class FailureTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task A_service_that_stops_is_told_the_site_stays_and_a_retry_brings_the_answer()
    {
        var service = await RunningService.StartAsync(house.Workspace);
        await using var visit = await house.VisitAsync(service: service.Address);
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        await service.DisposeAsync();
        await page.Locator("#table summary").First.ClickAsync();
        await page.Locator("[aria-label='删除第 5 点']").ClickAsync();
        var problem = page.Locator("#result .problem");
        await problem.WaitForAsync();
        (await problem.TextContentAsync())!.ShouldContain("服务无法连接");
        (await page.Locator("#banner").TextContentAsync())!.ShouldContain("不会丢失");
        (await page.Locator("path.site-shape").CountAsync()).ShouldBe(1);
        (await page.Locator("#verdict").GetAttributeAsync("data-phase")).ShouldBe("failed");
        await visit.KeepPictureAsync("service-stopped");

        await using var again = await RunningService.StartAsync(house.Workspace, $"Urls={service.Address.GetLeftPart(UriPartial.Authority)}");
        await problem.Locator("button").First.ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#banner").TextContentAsync()).ShouldBeEmpty();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_layer_without_an_answer_is_never_green()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder);
        await using var visit = await house.VisitAsync("map=15/34.70/112.70", service: service.Address);
        var page = visit.Page;
        await page.Locator("#way-draw").ClickAsync();
        await visit.DrawAsync((500, 250), (700, 260), (720, 420));
        await visit.Verdict.WaitForAsync();
        (await visit.Verdict.GetAttributeAsync("data-verdict")).ShouldBe("undetermined");
        (await page.Locator(".undetermined-by").TextContentAsync())!.ShouldContain("必查图层没有答案");
        (await page.Locator("[data-state=no-data] .chip-clear").CountAsync()).ShouldBe(0);
        (await page.Locator("[data-state=no-data] .chip-undetermined").CountAsync()).ShouldBeGreaterThan(0);
        await visit.KeepPictureAsync("undetermined");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Tiles_that_do_not_come_are_told_by_layer_and_the_others_are_there()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        var isBroken = true;
        await page.RouteAsync(
            request => isBroken && request.Contains("/tiles/WebMercatorQuad/", StringComparison.Ordinal) && request.Contains("parks", StringComparison.Ordinal),
            route => route.FulfillAsync(new() { Status = 500, ContentType = "application/problem+json", Body = """{"code":"system.unexpected","detail":"坏了"}""" }));
        await page.ReloadAsync();
        await page.Locator("#banner p").WaitForAsync();
        (await page.Locator("#banner p").CountAsync()).ShouldBe(1);
        (await page.Locator("#banner").TextContentAsync())!.ShouldContain("产业园区");
        var withoutParks = await visit.PaintedAsync();
        withoutParks.ShouldBeGreaterThan(0);
        isBroken = false;
        await page.Locator("#banner button").ClickAsync();
        await visit.WaitUntilPaintedOtherwiseAsync(withoutParks);
        (await page.Locator("#banner p").CountAsync()).ShouldBe(0);
    }
}
