using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The head of a site's report: what it is, of which site, for which day, and who may see it.</summary>
internal static class HeaderSection
{
    internal static void Write(MarkupWriter html, ReportSite site, string title)
    {
        using (html.Element("header"))
        {
            using (html.Element("div", ("class", "running")))
            {
                html.Line("span", null, title);
                if (MarkOf(site) is { } mark)
                    html.Line("strong", "confidential", mark);
            }

            html.Line("h1", null, CheckPage.NameOf(site.Record));
            var provenance = site.Record.Object("provenance");
            html.Line("p", "dated", site.Say(
                $"检查日期 {site.Date(provenance.Text("asOf"))} · 项目编号 {site.Record.Object("site").Text("id")}",
                $"checked for {site.Date(provenance.Text("asOf"))} · site id {site.Record.Object("site").Text("id")}"));
        }
    }

    /// <summary>Who may see the page; null: anybody. A page without a layer's lines still carries its figures.</summary>
    internal static string? MarkOf(ReportSite site) => site.Pieces.Text("confidentiality") switch
    {
        "public" when site.Omitted.Count == 0 => null,
        "public" => site.Say("含未公开图层的信息，不得公开", "has information of layers that are not public: do not publish"),
        var mark => site.Say($"{site.Word("confidentiality", mark)}，不得公开", $"{site.Word("confidentiality", mark)}: do not publish"),
    };
}
