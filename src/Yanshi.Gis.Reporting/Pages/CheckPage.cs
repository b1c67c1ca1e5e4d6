using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>
/// The check record as a document for people: one HTML page that needs nothing else (no script, no request, no font), printable on A4. All figures are the
/// record's; the same documents give the same bytes. Thread-safe.
/// </summary>
public static class CheckPage
{
    private const string ProblemSchema = "yanshi-gis/site-problem/1";
    private const string PiecesSchema = "yanshi-gis/site-pieces/1";

    /// <summary>Writes the page.</summary>
    /// <param name="sites">The sites, each with its record and pieces; a site that could not be checked says why.</param>
    /// <param name="options">What the reader wants to see.</param>
    /// <returns>The page's text, to be stored as UTF-8.</returns>
    /// <exception cref="ArgumentException">There is no site, a document has another schema, or pieces belong to another record.</exception>
    public static string Of(IReadOnlyList<CheckedSite> sites, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(options);
        if (sites.Count == 0)
            throw new ArgumentException("A page needs a site.", nameof(sites));
        foreach (var site in sites)
            Require(site);

        var pages = sites.Select(site => site.Pieces is { } pieces ? new ReportSite(site.Record, pieces, options) : null).ToList();
        var language = options.Language;
        var title = language.Say("用地管控冲突检查报告", "Site check report");
        var html = new MarkupWriter();
        html.Verbatim("<!DOCTYPE html>\n");
        using (html.Element("html", ("lang", language.Say("zh-CN", "en"))))
        {
            using (html.Element("head"))
            {
                html.Leaf("meta", ("charset", "utf-8"));
                html.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
                html.Line("title", null, sites.Count == 1 ? $"{title} · {NameOf(sites[0].Record)}" : title);
                using (html.Element("style"))
                {
                    html.Verbatim(Stylesheet.Text);
                    for (var i = 0; i < pages.Count; i++)
                        html.Verbatim(pages[i] is { } page ? PageHeads.Of(page, i + 1) : string.Empty);
                }
            }

            using (html.Element("body"))
            {
                Signs.Define(html);
                if (sites.Count > 1)
                    OverviewSection.Write(html, sites, title, language);
                for (var i = 0; i < pages.Count; i++)
                {
                    using (html.Element("main", ("id", AnchorOf(i + 1))))
                    {
                        if (pages[i] is { } page)
                            WriteSite(html, page, i + 1, title);
                        else
                            ProblemSection.Write(html, sites[i].Record, title, language);
                    }
                }
            }
        }

        return html.ToString();
    }

    /// <summary>What a site is called: its name, else its id.</summary>
    internal static string NameOf(JsonObject record) => record["site"] is JsonObject site ? site.FindText("name") ?? site.Text("id") : record.Text("id");

    /// <summary>The anchor of the n-th site.</summary>
    internal static string AnchorOf(int number) => "site-" + number.ToString(CultureInfo.InvariantCulture);

    internal static bool IsProblem(JsonObject record) => record.Text("schema") is ProblemSchema;

    private static void WriteSite(MarkupWriter html, ReportSite site, int number, string title)
    {
        HeaderSection.Write(html, site, title);
        VerdictSection.Write(html, site);
        MapSection.Write(html, site, number);
        SiteSection.Write(html, site);
        FindingsSection.Write(html, site);
        LayersSection.Write(html, site);
        FeaturesSection.Write(html, site);
        UnansweredSection.Write(html, site);
        LegalSection.Write(html, site);
        QuestionsSection.Write(html, site);
        SurroundingsSection.Write(html, site);
        ProvenanceSection.Write(html, site);
    }

    private static void Require(CheckedSite site)
    {
        if (IsProblem(site.Record) && site.Pieces is null)
            return;
        if (site.Record.Text("schema") is not SiteReportJson.Schema)
            throw new ArgumentException($"A page is made from {SiteReportJson.Schema} or {ProblemSchema}, not {site.Record.Text("schema")}.", nameof(site));
        if (site.Pieces?.Text("schema") is not PiecesSchema)
            throw new ArgumentException($"A record's page needs its {PiecesSchema}.", nameof(site));
        if (!string.Equals(site.Pieces.Text("record"), site.Record.Text("digest"), StringComparison.Ordinal))
            throw new ArgumentException("The pieces belong to another record.", nameof(site));
    }
}
