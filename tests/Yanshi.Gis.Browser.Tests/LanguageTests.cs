using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>The page in Chinese and English, in the words of every other face.</summary>
[Collection(BrowserRuns.Name)]
public sealed class LanguageTests(BrowserHouse house)
{
    private static readonly string[] Codes =
    [
        "verdict:prohibited", "verdict:restricted", "verdict:undetermined", "verdict:procedure", "verdict:notice", "verdict:clear", "mark:restricted", "mark:procedure", "basis:formal", "basis:indicative", "basis:preview",
        "basis:demonstration", "state:conflict", "state:clear", "state:below-threshold", "state:no-data", "state:failed", "certainty:certain", "certainty:within-accuracy", "reason:layer.absent", "reason:layer.outdated",
    ];

    [ToolFact(Chromium.Tool)]
    public async Task The_words_for_codes_are_those_of_records_and_reports()
    {
        await using var visit = await house.VisitAsync();
        foreach (var (language, button) in new[] { (Language.Chinese, "English"), (Language.English, "中文") })
        {
            (await visit.Page.Locator("#language").TextContentAsync()).ShouldBe(button);
            var words = await visit.Page.EvaluateAsync<string[]>(
                """
                async codes => {
                  const { t } = await import(document.querySelector('script[type=module]').src.replace('main.js', 'texts.js'));
                  return codes.map(code => t(code));
                }
                """,
                Codes);
            words.ShouldBe(Codes.Select(code => Words.Of(language, code[..code.IndexOf(':', StringComparison.Ordinal)], code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..])));
            await visit.Page.Locator("#language").ClickAsync();
        }
    }

    [ToolFact(Chromium.Tool)]
    public async Task A_switch_of_language_keeps_the_site_and_its_answer()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var asked = visit.Checks.Count;
        await page.Locator("#language").ClickAsync();
        (await visit.Verdict.Locator("strong").TextContentAsync()).ShouldBe("prohibited");
        (await page.Locator("#map-notice").TextContentAsync())!.ShouldContain("internal use only");
        visit.Checks.Count.ShouldBe(asked, "nothing is asked again");
    }
}
