using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The verdict with its basis in the same line, what it could not look at, what the data is worth, and the reasons in short.</summary>
internal static class VerdictSection
{
    private const int MostReasons = 6;

    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var record = site.Record;
        var verdict = record.Text("verdict");
        var reasons = new VerdictReasons(site.Language, site.Names);
        using (html.Element("section", ("class", "verdict " + verdict)))
        {
            using (html.Element("p", ("class", "outcome")))
            {
                using (html.Element("span", ("class", "mark " + verdict)))
                {
                    Signs.Draw(html, verdict);
                    html.Text(site.Word("verdict", verdict));
                }

                html.Text(" ");
                html.Line("span", "basis", site.Say($"（{site.Word("basis", record.Text("basis"))}）", $"({site.Word("basis", record.Text("basis"))})"));
            }

            if (reasons.Undetermined(record) is { } undetermined)
                Marked(html, "p", "undetermined", undetermined, "unknown");
            foreach (var banner in Banners(site, reasons))
                html.Line("p", "banner", banner);
            WriteReasons(html, site, reasons);
        }
    }

    private static IEnumerable<string> Banners(ReportSite site, VerdictReasons reasons)
    {
        if (reasons.Demonstration(site.Record) is { } demonstration)
            yield return demonstration;
        if (site.Record.Text("basis") is "preview")
            yield return site.Say("预检：坐标基准未经声明或来自网络地图，核实坐标之前不能作为依据。", "Preview: the datum is assumed or the coordinates come from a web map; not to be relied on before they are verified.");
        if (reasons.Indicative(site.Record) is { } indicative)
            yield return indicative;
    }

    private static void WriteReasons(MarkupWriter html, ReportSite site, VerdictReasons reasons)
    {
        var standing = site.Findings.Standing.ToList();
        using (html.Element("ul", ("class", "reasons")))
        {
            foreach (var finding in standing.Take(MostReasons))
                Marked(html, "li", finding.Verdict, $"{site.Word("mark", finding.Verdict)} · {site.FindingWords.Head(finding)}{(finding.IsVerified ? string.Empty : site.Say("（依据待核）", " (citation not verified)"))}");
            if (standing.Count > MostReasons)
                html.Line("li", "more", site.Say($"另有 {standing.Count - MostReasons} 项，见下。", $"{standing.Count - MostReasons} more, see below."));
            foreach (var conflict in reasons.Unjudged(site.Record, site.Findings))
                Marked(html, "li", "conflict", conflict);

            foreach (var remark in reasons.Remarks(site.Record, site.Findings))
                Marked(html, "li", "notice", remark);
        }
    }

    private static void Marked(MarkupWriter html, string element, string code, string text, string? cssClass = null)
    {
        using (html.Element(element, ("class", $"{cssClass} {code}".TrimStart())))
        {
            Signs.Draw(html, code);
            html.Text(text);
        }
    }
}
