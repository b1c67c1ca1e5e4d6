using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>What axe says of a page, held to the criteria of WCAG 2.2 AA. Looking at colours is most of its work.</summary>
internal static class Axe
{
    private const string Contrast = "color-contrast";

    /// <summary>No serious finding.</summary>
    /// <param name="page">The page.</param>
    /// <param name="state">What it shows, for the message.</param>
    /// <param name="part">The part of it to look at, as a selector; null: all of it.</param>
    /// <param name="withContrast">Whether colours are looked at too.</param>
    internal static Task RequireCleanAsync(IPage page, string state, string? part = null, bool withContrast = true) => RequireAsync(page, state, part, new AxeRunOptions
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { [Contrast] = new() { Enabled = withContrast } },
    });

    /// <summary>All words stand out.</summary>
    internal static Task RequireContrastAsync(IPage page, string state, string? part = null) =>
        RequireAsync(page, state, part, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = [Contrast] } });

    private static async Task RequireAsync(IPage page, string state, string? part, AxeRunOptions options)
    {
        var result = part is null ? await page.RunAxe(options) : await page.RunAxe(new AxeRunContext { Include = [new AxeSelector(part)] }, options);
        result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{state}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}").ShouldBeEmpty();
    }
}
