using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>The page on a phone: a map with a sheet over it.</summary>
[Collection(BrowserRuns.Name)]
public sealed class PhoneTests(BrowserHouse house)
{
    [ToolFact(Chromium.Tool)]
    public async Task The_sheet_has_three_heights_and_leaves_the_map_in_sight()
    {
        await using var visit = await house.VisitAsync(width: 390, height: 844);
        var page = visit.Page;
        (await HeightAsync(visit)).ShouldBeLessThan(200);
        await page.Locator("#sheet-grip").ClickAsync();
        await page.Locator("body[data-sheet=half]").WaitForAsync();
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.EvaluateAsync<double>("document.documentElement.scrollWidth")).ShouldBe(390, "nothing sticks out");
        await visit.KeepPictureAsync("phone");
        await page.Locator("#tab-layers").ClickAsync();
        (await page.Locator("#layers").IsVisibleAsync()).ShouldBeTrue();
        await visit.KeepPictureAsync("phone-layers");
    }

    private static async Task<float> HeightAsync(Visit visit) => (await visit.Page.Locator("#side").BoundingBoxAsync())!.Height;
}
