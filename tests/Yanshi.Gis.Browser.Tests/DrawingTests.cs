using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>A site drawn by hand, and the answer that follows it.</summary>
[Collection(BrowserRuns.Name)]
public sealed class DrawingTests(BrowserHouse house)
{
    private const string Place = $"map=17/34.7000/112.7800&{Visit.FewLayers},river-management-range";

    private static readonly (int X, int Y)[] Corners = [(500, 250), (700, 260), (720, 420), (520, 430)];

    [ToolFact(Chromium.Tool)]
    public async Task What_is_drawn_is_checked_with_all_digits_and_the_area_shown_is_the_records()
    {
        await using var visit = await DrawnAsync();
        var question = visit.Checks[^1];
        var ring = question["inputs"]!["site"]!["geometry"]!["coordinates"]![0]!.AsArray();
        ring.Count.ShouldBe(5);
        ring.SelectMany(corner => corner!.AsArray()).Count(number => number!.ToJsonString().Length > 14).ShouldBeGreaterThanOrEqualTo(8, "digits beyond those that Leaflet's own GeoJSON keeps");
        var record = (await visit.AnswerAsync(question))["record"]!;
        (await visit.Page.Locator("#live-area").TextContentAsync()).ShouldBe(await visit.Page.Locator(".verdict-area").TextContentAsync());
        (await visit.Verdict.GetAttributeAsync("data-verdict")).ShouldBe(record["verdict"]!.GetValue<string>());
        var conflicts = record["layers"]!.AsArray().Count(layer => layer!["state"]!.GetValue<string>() is "conflict");
        (await visit.Page.Locator(".result-row[data-state=conflict]").CountAsync()).ShouldBe(conflicts);
        conflicts.ShouldBeGreaterThan(0);
        (await visit.Page.Locator(".result-row").CountAsync()).ShouldBe(record["layers"]!.AsArray().Count, "every layer asked has its row");
    }

    [ToolFact(Chromium.Tool)]
    public async Task While_a_corner_is_dragged_the_verdict_follows_and_the_rest_waits()
    {
        await using var visit = await DrawnAsync();
        var (page, before) = (visit.Page, visit.Checks.Count);
        var area = await page.Locator("#live-area").TextContentAsync();
        await page.Mouse.MoveAsync(700, 260);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(780, 200, new MouseMoveOptions { Steps = 12 });
        await page.Locator("#verdict[data-phase=updating]").WaitForAsync();
        (await page.Locator(".updating").TextContentAsync()).ShouldBe("更新中");
        await page.Mouse.UpAsync();
        await visit.Verdict.WaitForAsync();
        visit.Checks.Count.ShouldBeGreaterThan(before + 1);
        visit.Checks[^1]["outputs"]!["pieces"].ShouldNotBeNull("the last word of a drag is a whole answer");
        (await page.Locator("#live-area").TextContentAsync()).ShouldNotBe(area, StringComparer.Ordinal);
        await page.Locator("#undo").ClickAsync();
        await visit.Verdict.WaitForAsync();
        (await page.Locator("#live-area").TextContentAsync()).ShouldBe(area, "one drag is one step back");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_row_shows_its_conflict_and_a_conflict_its_row()
    {
        await using var visit = await DrawnAsync();
        var page = visit.Page;
        var row = page.Locator(".result-row[data-state=conflict]").First;
        var layer = await row.GetAttributeAsync("data-layer");
        await row.Locator(".row-head").HoverAsync();
        await page.Locator(".piece-mark.focused").WaitForAsync();
        (await page.Locator(".piece-mark.focused").TextContentAsync()).ShouldBe("1");
        await page.Mouse.MoveAsync(600, 600);
        await page.Locator(".piece-mark").First.ClickAsync();
        await page.Locator($"#row-{layer}.focused").WaitForAsync();
        await visit.KeepPictureAsync("conflict");
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_hole_takes_its_area_out_of_the_site()
    {
        await using var visit = await DrawnAsync();
        await visit.Page.Locator("[aria-label^='挖洞']").ClickAsync();
        await visit.DrawAsync((580, 300), (620, 300), (620, 340), (580, 340));
        await visit.Page.Locator("#verdict[data-phase=done]").WaitForAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#live-area').textContent === document.querySelector('.verdict-area').textContent");
        visit.Checks[^1]["inputs"]!["site"]!["geometry"]!["coordinates"]!.AsArray().Count.ShouldBe(2);
    }

    [ToolFact(Chromium.Tool)]
    public async Task An_answered_question_checks_again()
    {
        await using var visit = await DrawnAsync();
        await visit.Page.Locator(".questions > summary").ClickAsync();
        var asked = visit.Checks.Count;
        await visit.Page.Locator("#question-discharges").SelectOptionAsync("false");
        await visit.Verdict.WaitForAsync();
        visit.Checks.Count.ShouldBe(asked + 1);
        visit.Checks[^1]["inputs"]!["attributes"]!["discharges"]!.GetValue<bool>().ShouldBeFalse();
    }

    private async Task<Visit> DrawnAsync()
    {
        var visit = await house.VisitAsync(Place);
        await visit.Page.Locator("#way-draw").ClickAsync();
        await visit.DrawAsync(Corners);
        await visit.Verdict.WaitForAsync();
        return visit;
    }
}
