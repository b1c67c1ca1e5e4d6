using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>Every figure of a result says where it comes from.</summary>
[Collection(BrowserRuns.Name)]
public sealed class WhyTests(BrowserHouse house)
{
    private const string Unfold = "document.querySelectorAll('#result details').forEach(one => { one.open = true; })";

    [ToolFact(Chromium.Tool)]
    public async Task A_figure_unfolds_method_version_accuracy_and_sources_of_the_record()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var record = (await visit.AnswerAsync(visit.Checks[^1]))["record"]!;
        var layer = record["layers"]!.AsArray().First(one => (string)one!["state"]! is "conflict" && one["share"] is { } share && (double)share > 0 && one["accuracyMetres"] is not null && one["features"]!.AsArray().Count > 0)!;
        var used = record["provenance"]!["layers"]!.AsArray().Single(one => (string)one!["id"]! == (string)layer["id"]!)!;
        await page.EvaluateAsync(Unfold);

        var figures = page.Locator($"#row-{(string)layer["id"]!} .figures");
        (await figures.Locator(".why-answer:visible").CountAsync()).ShouldBe(0, "nobody has asked yet");
        await figures.Locator(".why").First.ClickAsync();
        var answer = (await figures.Locator(".why-answer:visible").TextContentAsync())!;
        answer.ShouldContain("等积平面");
        answer.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"第 {(int)used["version"]!} 版"));
        answer.ShouldContain(ChineseDay((string)used["vintage"]!));
        answer.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"中误差 ±{(double)layer["accuracyMetres"]!:0.00} m"));
        answer.ShouldContain(((string)used["sha256"]!)[..12]);
        foreach (var feature in layer["features"]!.AsArray().OrderByDescending(feature => (double)feature!["areaSquareMetres"]!).Take(3))
            answer.ShouldContain((string)feature!["id"]!);

        await figures.Locator(".why").Nth(1).ClickAsync();
        (await figures.Locator(".why-sum").TextContentAsync())!.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"÷ {(double)record["site"]!["areaSquareMetres"]!:#,##0.00} ㎡ ="));
        await figures.Locator(".why").First.ScrollIntoViewIfNeededAsync();
        await visit.KeepPictureAsync("why");

        await page.Locator(".verdict .why").ClickAsync();
        (await page.Locator(".verdict .why-answer").TextContentAsync())!.ShouldContain(((string)record["site"]!["geometrySha256"]!).Replace("sha256:", "", StringComparison.Ordinal)[..12]);
    }

    [ToolFact(Chromium.Tool)]
    public async Task All_figures_answer_in_both_languages_and_the_keyboard_is_enough()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var first = page.Locator("#result .why").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await first.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        await page.Keyboard.PressAsync("Escape");
        (await first.GetAttributeAsync("aria-expanded")).ShouldBe("false");
        (await first.EvaluateAsync<bool>("one => document.activeElement === one")).ShouldBeTrue();

        await page.Locator("#language").ClickAsync();
        foreach (var language in new[] { "en", "zh" })
        {
            await page.EvaluateAsync(Unfold);
            await page.EvaluateAsync("document.querySelectorAll('#result .why[aria-expanded=false]').forEach(one => one.click())");
            var answers = await page.Locator("#result .why-answer").AllTextContentsAsync();
            answers.Count.ShouldBe(await page.Locator("#result .why").CountAsync());
            answers.Count.ShouldBeGreaterThan(20);
            answers.ShouldAllBe(text => text.Length > 20 && !text.Contains("why.", StringComparison.Ordinal) && !text.Contains("undefined", StringComparison.Ordinal) && !text.Contains("[object", StringComparison.Ordinal) && !text.Contains("NaN", StringComparison.Ordinal), language);
            // No figure of the lists stands there without one.
            (await page.Locator("#result td.figure").EvaluateAllAsync<int>("all => all.filter(one => !one.querySelector('.why')).length")).ShouldBe(0);
            if (language == "en")
                await page.Locator("#language").ClickAsync();
        }

        await Axe.RequireCleanAsync(page, "every figure asked", "#result");
    }

    private static string ChineseDay(string iso)
    {
        var day = DateOnly.Parse(iso, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
    }
}
