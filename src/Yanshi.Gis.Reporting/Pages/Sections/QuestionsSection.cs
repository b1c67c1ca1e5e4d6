using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>待确认事项: what was not known and was assumed against the site; answers may change the verdict.</summary>
internal static class QuestionsSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var questions = site.Record.Objects("questions");
        if (questions.Count == 0)
            return;
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("待确认事项", "Open questions"));
            html.Line("p", "note", site.Say("以下情况不明，按最严的情形判断；回答之后应重新检查。", "These are not known, and the strictest case was assumed; check again once they are answered."));
            var table = new HtmlTable((site.Say("事项", "what"), false), (site.Say("问题", "question"), false), (site.Say("目前", "for now"), false));
            foreach (var question in questions)
                table.AddRow(site.Names.Attribute(question.Text("attribute")), question.Text("why"), site.Word("assumption", question.Text("assumed")));
            table.Write(html);
        }
    }
}
