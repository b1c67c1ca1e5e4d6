using System.Globalization;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The first page of a report on several sites: which, and what came out.</summary>
internal static class OverviewSection
{
    internal static void Write(MarkupWriter html, IReadOnlyList<CheckedSite> sites, string title, Language language)
    {
        using (html.Element("main", ("class", "overview")))
        {
            html.Line("h1", null, title);
            html.Line("p", null, language.Say($"共 {sites.Count} 个项目，逐个见后。", $"{sites.Count} sites, one after the other below."));
            var table = new HtmlTable(("", true), (language.Say("项目", "site"), false), (language.Say("结论", "verdict"), false), (language.Say("面积 m²", "area m²"), true), (language.Say("性质", "basis"), false));
            for (var i = 0; i < sites.Count; i++)
            {
                var record = sites[i].Record;
                var number = (i + 1).ToString(CultureInfo.InvariantCulture);
                if (CheckPage.IsProblem(record))
                {
                    table.AddRow(number, CheckPage.NameOf(record), new Cell(language.Say("未能检查", "not checked")) { Sign = "failed", Colour = "undetermined" }, RecordReading.None, record.Text("code"));
                    continue;
                }

                var verdict = record.Text("verdict");
                table.AddRow(
                    number,
                    CheckPage.NameOf(record),
                    new Cell(Words.Of(language, "verdict", verdict)) { Sign = verdict, Colour = verdict, Remark = Unknown(record.Texts("undeterminedBy").Count, language) },
                    RecordReading.Grouped(record.Object("site").Number("areaSquareMetres"), 2),
                    Words.Of(language, "basis", record.Text("basis")));
            }

            table.Write(html);
        }
    }

    private static string? Unknown(int layers, Language language) =>
        layers == 0 ? null : language.Say($"{layers} 个必查图层没有答案", $"{layers} mandatory layers without an answer");
}
