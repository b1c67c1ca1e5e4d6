using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>管控要求: what follows by which rule, the worst first; then the rules that an exemption lifts.</summary>
internal static class FindingsSection
{
    private const int MostFeatures = 6;

    internal static void Write(MarkupWriter html, ReportSite site)
    {
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("管控要求", "Findings"));
            if (!site.Findings.WereRulesAsked)
                html.Line("p", null, site.Say("没有规则库：只报告压占，不判断其法律后果。没有管控要求不等于没有限制。", "There was no rule book: overlaps are reported, what they mean in law is not judged. That nothing stands here does not mean that nothing applies."));
            else if (!site.Findings.Standing.Any())
                html.Line("p", null, site.Say("规则库中没有规则对本用地提出限制、手续或提示；没有答案的图层除外。", "No rule of the rule book asks anything of this site, layers without an answer apart."));

            foreach (var group in site.Findings.Standing.GroupBy(finding => finding.Verdict, StringComparer.Ordinal))
            {
                using (html.Element("h3"))
                {
                    using (html.Element("span", ("class", "mark " + group.Key)))
                    {
                        Signs.Draw(html, group.Key);
                        html.Text(site.Word("verdict", group.Key));
                    }

                    html.Text(site.Say($" {group.Count()} 项", $" {group.Count()}"));
                }

                foreach (var finding in group)
                    WriteFinding(html, finding, site);
            }

            WriteLifted(html, site);
        }
    }

    private static void WriteFinding(MarkupWriter html, RecordFinding finding, ReportSite site)
    {
        using (html.Element("article", ("class", "finding " + finding.Verdict)))
        {
            using (html.Element("h4"))
            {
                if (finding.LayerId is { } layer && site.NumberOf(layer) is { } number)
                    html.Line("span", "no", RecordReading.Fixed(number, 0));
                html.Text(site.FindingWords.Head(finding));
                if (!finding.IsVerified)
                    html.Line("span", "pending", site.Say("依据待核", "citation not verified"));
                html.Line("span", "rule", site.Say($"{finding.Rule} · 判定表第 {finding.Row} 行", $"{finding.Rule} · row {finding.Row}"));
            }

            if (site.Names.RuleTitle(finding.Rule) is not null)
                html.Line("p", null, finding.Summary);
            Fields.Write(html, "facts", Facts(finding, site));
        }
    }

    private static IEnumerable<(string, string?)> Facts(RecordFinding finding, ReportSite site)
    {
        var say = site.Say;
        string?[] measured = [finding.LayerId is { } layer ? site.Names.Of(layer) : null, site.FindingWords.Measured(finding), finding.Certainty is { } certainty ? site.Word("certainty", certainty) : null];
        yield return (say("量测", "measured"), string.Join(" · ", measured.OfType<string>()));
        yield return (say("要素", "features"), Features(finding, site));
        yield return (say("办理", "procedure"), finding.Procedure);
        yield return (say("主管部门", "office"), finding.Office);
        yield return (say("依据", "basis"), site.FindingWords.Basis(finding));
        yield return (say("减轻", "mitigated"), finding.Exemption);
        yield return (say("按最严", "assumed"), site.FindingWords.Assumed(finding) is { } assumed ? say($"{assumed}未知", $"{assumed} unknown: the strictest") : null);
    }

    private static string? Features(RecordFinding finding, ReportSite site)
    {
        if (finding.Features.Count == 0)
            return null;
        var listed = string.Join(site.Say("、", ", "), finding.Features.Take(MostFeatures).Select(id => site.FeatureName(finding.LayerId, id)));
        return finding.Features.Count > MostFeatures
            ? site.Say($"{listed} 等 {finding.Features.Count} 个", $"{listed} … {finding.Features.Count} in all")
            : listed;
    }

    private static void WriteLifted(MarkupWriter html, ReportSite site)
    {
        var lifted = site.Findings.Lifted.ToList();
        if (lifted.Count == 0)
            return;
        html.Line("h3", null, site.Say($"符合条件而不适用的规则（{lifted.Count}）", $"Rules that an exemption lifts ({lifted.Count})"));
        var table = new HtmlTable((site.Say("规则", "rule"), false), (site.Say("不适用的理由", "lifted because"), false), (site.Say("依据", "basis"), false));
        foreach (var finding in lifted)
            table.AddRow(new Cell(site.FindingWords.Head(finding)) { Remark = finding.Rule }, finding.Exemption ?? RecordReading.None, site.FindingWords.Basis(finding));
        table.Write(html);
    }
}
