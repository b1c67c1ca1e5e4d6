using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>A site that could not be checked, in its place in the report.</summary>
internal static class ProblemSection
{
    internal static void Write(MarkupWriter html, JsonObject problem, string title, Language language)
    {
        html.Line("p", "running", title);
        html.Line("h1", null, problem.Text("id"));
        using (html.Element("section", ("class", "verdict undetermined")))
        {
            using (html.Element("p", ("class", "outcome")))
            {
                using (html.Element("span", ("class", "mark undetermined")))
                {
                    Signs.Draw(html, "failed");
                    html.Text(language.Say("未能检查", "not checked"));
                }

                html.Text(" ");
                html.Line("span", "basis", problem.Text("code"));
            }

            html.Line("p", null, problem.Text("message"));
        }
    }
}
