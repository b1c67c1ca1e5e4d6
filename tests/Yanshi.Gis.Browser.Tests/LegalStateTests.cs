using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>The switch between what is law and what is law or will be.</summary>
[Collection(ToolRuns.Name)]
public sealed class LegalStateTests(BrowserHouse house) : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolFact(Chromium.Tool)]
    public async Task Drafts_are_hidden_with_a_word_shown_when_asked_for_remembered_and_no_matter_of_checks()
    {
        var workspace = SmallWorkspace.CopyTo(house.Workspace, _scratch["workspace"]);
        SmallWorkspace.Import(workspace, "parks", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, LegalStatus = LegalStatus.Draft }, SmallWorkspace.Square("draft", degrees: 0.08));
        await using var service = await RunningService.StartAsync(workspace);
        await using var visit = await house.VisitAsync(fragment: "layers=district", service: service.Address);
        var page = visit.Page;
        (await page.Locator(".legal-said").TextContentAsync()).ShouldBe("在编未显示：产业园区第 2 版");
        (await page.Locator(".layer-pending").CountAsync()).ShouldBe(0);
        await page.Locator("#example").ClickAsync();
        await visit.Verdict.WaitForAsync();
        var asked = visit.Checks.Count;
        var verdict = await visit.Verdict.TextContentAsync();
        await page.Locator("[aria-label='全区']").ClickAsync();
        var law = await visit.PaintedAsync();

        // By keyboard: an arrow moves the choice.
        await page.Locator("#legal-current").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.Locator(".legal-said").TextContentAsync())!.ShouldContain("检查只用现行版本");
        var row = page.Locator("[data-layer='parks@v2']");
        (await row.Locator(".badge").TextContentAsync()).ShouldBe("草案");
        (await row.Locator("input[type=checkbox]").IsCheckedAsync()).ShouldBeTrue();
        (await visit.WaitUntilPaintedOtherwiseAsync(law)).ShouldBeGreaterThan(law);
        (await page.Locator("#map-notice").TextContentAsync())!.ShouldContain("含在编");
        visit.Checks.Count.ShouldBe(asked, "what the map shows is no matter of checks");
        (await visit.Verdict.TextContentAsync()).ShouldBe(verdict);
        await visit.KeepPictureAsync("pending");
        await Axe.RequireCleanAsync(page, "pending", "#layers");

        await page.EvaluateAsync("navigator.clipboard.writeText = async text => { window.copied = text; }");
        await page.Locator("[aria-label='复制链接']").ClickAsync();
        var link = await page.EvaluateAsync<string>("window.copied");
        link.ShouldContain("legal=pending");
        link.ShouldContain(Uri.EscapeDataString("parks@v2"));

        await page.ReloadAsync();
        await page.Locator("[data-layer='parks@v2'] input:checked").WaitForAsync();

        // A link says which of the two it shows; one that says nothing shows the law.
        await visit.OpenAsync("layers=district,parks@v2&legal=pending");
        await page.ReloadAsync();
        await page.Locator("[data-layer='parks@v2'] input:checked").WaitForAsync();
        await visit.OpenAsync("layers=district");
        await page.ReloadAsync();
        await page.Locator("#legal-current:checked").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        (await page.Locator(".layer-pending").CountAsync()).ShouldBe(0);
    }
}
