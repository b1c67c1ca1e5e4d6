using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>What is here, where is that, how long is this: by mouse and by keyboard.</summary>
[Collection(ToolRuns.Name)]
public sealed class MapToolTests(BrowserHouse house)
{
    private const string Place = "map=17/34.7505/112.7367";

    [ToolFact(Chromium.Tool)]
    public async Task Two_clicks_lead_from_the_map_to_a_verdict()
    {
        await using var visit = await house.VisitAsync(Place);
        var page = visit.Page;
        await page.Mouse.ClickAsync(760, 300);
        await page.Locator("#identify-check").WaitForAsync();
        (await page.Locator("#identify [data-layer=land-use]").CountAsync()).ShouldBe(1);
        await page.Locator("#identify [data-layer=heritage-protection-scope] summary").ClickAsync();
        (await page.Locator("#identify [data-layer=heritage-protection-scope]").TextContentAsync())!.ShouldContain("崇阳陵");
        await visit.KeepPictureAsync("identify");
        await page.Locator("#identify-check").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#identify").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("path.site-shape").CountAsync()).ShouldBe(1);
    }

    [ToolFact(Chromium.Tool)]
    public async Task The_keyboard_asks_what_is_in_the_middle_of_the_map()
    {
        await using var visit = await house.VisitAsync(Place);
        var page = visit.Page;
        await page.Locator("#map").FocusAsync();
        await page.Keyboard.PressAsync("i");
        await page.Locator("#identify-check").WaitForAsync();
        (await page.EvaluateAsync<bool>("document.getElementById('identify').contains(document.activeElement)")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#identify").IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("map");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_name_is_found_and_shown()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#search").FillAsync("崇阳陵");
        await page.Locator(".search-option").First.WaitForAsync();
        await page.Locator("#search").PressAsync("ArrowDown");
        (await page.Locator("#search").GetAttributeAsync("aria-activedescendant")).ShouldBe("search-0");
        await page.Locator("#search").PressAsync("Enter");
        (await page.Locator(".pin").CountAsync()).ShouldBe(1);
        (await page.Locator("#search").InputValueAsync()).ShouldBe("崇阳陵");
        await page.WaitForFunctionAsync("() => location.hash.includes('/34.75') && location.hash.includes('/112.73')");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Coordinates_are_offered_in_every_reading_with_pins_and_the_chosen_one_says_how_it_was_read()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#search").FillAsync("112.44245 34.45018");
        await page.Locator(".search-option").First.WaitForAsync();
        (await page.Locator(".search-option").CountAsync()).ShouldBe(3);
        (await page.Locator(".pin").CountAsync()).ShouldBe(3);
        await visit.KeepPictureAsync("coordinates");
        await page.Locator(".search-option").First.ClickAsync();
        (await page.Locator(".search-said").TextContentAsync())!.ShouldContain("度.分分秒秒");
        (await page.Locator(".pin").CountAsync()).ShouldBe(1);
        await page.WaitForFunctionAsync("() => location.hash.includes('/34.7505') && location.hash.includes('/112.7401')");

        await page.Locator("#search").FillAsync("没有这个地方");
        await page.Locator(".search-said:has-text('没有这个地方')").WaitForAsync();
        (await page.Locator(".pin").CountAsync()).ShouldBe(0);
    }

    [ToolFact(Chromium.Tool)]
    public async Task An_area_is_measured_on_the_ellipsoid_with_the_mouse_or_without()
    {
        await using var visit = await house.VisitAsync(Place);
        var page = visit.Page;
        await page.Locator("#measure-area").ClickAsync();
        foreach (var (x, y) in new[] { (600, 200), (760, 200), (760, 320), (600, 320) })
            await page.Mouse.ClickAsync(x, y);
        await page.Locator(".measure-main").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#map .measure-point').length === 4");
        (await page.Locator("#measure").TextContentAsync())!.ShouldContain("公顷");
        await visit.KeepPictureAsync("measure");
        await page.Keyboard.PressAsync("Backspace");
        (await page.Locator("#map .measure-point").CountAsync()).ShouldBe(3);
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#measure").IsVisibleAsync()).ShouldBeFalse();

        await page.Locator("#measure-length").ClickAsync();
        var add = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "在地图中心加点" });
        await add.ClickAsync();
        await page.Locator("#map").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForTimeoutAsync(500);
        await add.ClickAsync();
        (await page.Locator(".measure-main").TextContentAsync())!.ShouldEndWith("m");
        (await page.Locator("#identify").IsVisibleAsync()).ShouldBeFalse("clicks belong to the tool");
    }

    [ToolFact(Chromium.Tool)]
    public async Task Names_are_text_whatever_stands_in_them()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.RouteAsync("**/map/search?*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """{"q":"x","positions":[],"matched":1,"places":[{"kind":"project","id":"p","name":"<img src=x onerror=window.hacked=1>","layer":null,"bbox":[112.7,34.7,112.7,34.7]}]}""",
        }));
        await page.Locator("#search").FillAsync("x");
        await page.Locator(".search-option").ClickAsync();
        (await page.Locator("#search-list img").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<bool>("window.hacked === undefined")).ShouldBeTrue();
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_block_that_is_pasted_into_the_box_opens_the_dialog_with_every_reading()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#search").FocusAsync();
        await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", await File.ReadAllTextAsync(Repository.Path("gis-data/samples/chongyangling.txt")));
        await page.Locator("#take-site:enabled").WaitForAsync();
        (await page.Locator(".readings li[data-crs='EPSG:4526']").TextContentAsync())!.ShouldContain("7.9020 公顷");
        await visit.KeepPictureAsync("readings");
    }
}
