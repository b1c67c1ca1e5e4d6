using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>
/// The ledger as a document for people: one HTML page that needs nothing else (no script, no request, no font), for a screen, a telephone, or A4 paper. It has counts,
/// charts, a map and the first rows; the workbook has all. The same ledger gives the same bytes. Thread-safe.
/// </summary>
public static class ScreeningPage
{
    /// <summary>Writes the page. The rows are read once.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="options">What the reader wants to see.</param>
    /// <returns>The page's text, to be stored as UTF-8.</returns>
    public static string Of(ScreeningLedger ledger, LedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        var (names, notices, reading) = (new LedgerNames(ledger, options), new LedgerNotices(ledger, options.Language), ScreeningReading.Of(ledger.Rows));
        var html = new MarkupWriter();
        html.Verbatim("<!DOCTYPE html>\n");
        using (html.Element("html", ("lang", names.Say("zh-CN", "en"))))
        {
            using (html.Element("head"))
            {
                html.Leaf("meta", ("charset", "utf-8"));
                html.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
                html.Line("title", null, $"{notices.Title} · {notices.AsOf}");
                using (html.Element("style"))
                {
                    html.Verbatim(Stylesheet.Text);
                    html.Verbatim(ScreeningStylesheet.Text.ReplaceLineEndings("\n"));
                    html.Verbatim(ScreeningStylesheet.PageHead(notices, names));
                }
            }

            using (html.Element("body"))
            {
                Signs.Define(html);
                using (html.Element("main", ("class", "screening")))
                {
                    ScreeningHead.Write(html, ledger, names, notices);
                    ScreeningCharts.Write(html, ledger.Summary, names);
                    ScreeningMapSection.Write(html, reading, options, names, notices);
                    ScreeningTables.WriteLedger(html, ledger, reading, names);
                    ScreeningTables.WriteOverlaps(html, ledger.Overlaps, names);
                    ScreeningTables.WriteLandTake(html, ledger.LandTake, names);
                    ScreeningTables.WriteProblems(html, ledger.Summary, reading, names);
                    ScreeningProvenanceSection.Write(html, ledger, names, notices);
                }
            }
        }

        return html.ToString();
    }
}
