using System.Globalization;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>A site typed in: the same site as one drawn, and no digit of it changes.</summary>
[Collection(BrowserRuns.Name)]
public sealed class CoordinateTests(BrowserHouse house)
{
    private static readonly (string North, string East)[] Corners = [("3842171.4520", "38388421.4065"), ("3842171.452", "38388521.123456"), ("3842071.5", "38388521"), ("3842071.5", "38388421.4065")];

    [ToolFact(Chromium.Tool)]
    public async Task Typed_numbers_reach_the_service_as_they_are_and_equal_what_is_drawn()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#way-numbers").ClickAsync();
        await page.Locator("#system").SelectOptionAsync("EPSG:4526");
        for (var row = 0; row < Corners.Length; row++)
        {
            await page.Locator("#add-corner").ClickAsync();
            await page.Locator($"[data-cell='{row}-y']").FillAsync(Corners[row].North);
            await page.Locator($"[data-cell='{row}-y']").PressAsync("Enter");
            await page.Locator($"[data-cell='{row}-x']").FillAsync(Corners[row].East);
            await page.Locator($"[data-cell='{row}-x']").PressAsync("Enter");
        }

        await visit.Verdict.WaitForAsync();
        var question = visit.Checks[^1];
        question["inputs"]!["crs"]!.GetValue<string>().ShouldBe("EPSG:4526");
        var sent = question["inputs"]!["site"]!["geometry"]!["coordinates"]![0]!.AsArray().Take(4).Select(corner => (corner![1]!.GetValue<double>(), corner[0]!.GetValue<double>()));
        sent.ShouldBe(Corners.Select(corner => (Number(corner.North), Number(corner.East))));
        (await page.Locator("#live-area").TextContentAsync()).ShouldBe(await page.Locator(".verdict-area").TextContentAsync());

        // On the map it is a shape like any other: one that was drawn there.
        (await page.Locator("path.site-shape").CountAsync()).ShouldBe(1);
        (await page.Locator(".marker-icon").CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
    }

    [ToolFact(Chromium.Tool)]
    public async Task Another_system_is_the_same_place_and_a_word_instead_of_a_number_is_marked()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var area = await page.Locator("#live-area").TextContentAsync();
        await page.Locator("#table summary").First.ClickAsync();
        await page.Locator("#system").SelectOptionAsync("EPSG:4547");
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#live-area").TextContentAsync()).ShouldBe(area);
        (await page.Locator("[data-cell='0-x']").InputValueAsync()).ShouldBe("384655.400");
        await page.Locator("[data-cell='0-x']").FillAsync("38万");
        await page.Locator("[data-cell='0-x']").BlurAsync();
        (await page.Locator("[data-cell='0-x']").GetAttributeAsync("aria-invalid")).ShouldBe("true");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_pasted_list_is_a_site()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#way-numbers").ClickAsync();
        await page.Locator("#system").SelectOptionAsync("EPSG:4526");
        await page.Locator(".coordinates details summary").ClickAsync();
        await page.Locator(".coordinates textarea").FillAsync(string.Join('\n', Corners.Select((corner, i) => $"J{i + 1},1,{corner.North},{corner.East}")));
        await page.Locator(".coordinates details button").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator(".coordinates tbody tr").CountAsync()).ShouldBe(4);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
