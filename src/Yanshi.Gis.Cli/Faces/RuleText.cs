using Spectre.Console;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Reporting.Reading;
using Rule = Yanshi.Gis.Planning.Rules.Rule;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>One rule as text: when it applies, what follows, what is to be done, what it rests on.</summary>
internal sealed class RuleText(Terminal terminal, ConsultedRules rules)
{
    private readonly RuleWords _words = new(terminal, rules);

    internal void Print(Rule rule)
    {
        var say = terminal.Say;
        var page = terminal.Page;
        page.Heading($"{rule.Id} {rule.Title}");
        page.Fields(FieldsOf(rule).Where(field => field.Value.Length > 0));
        page.Heading(say("依据", "Citations") + (_words.MarkOf(rule) is { Length: > 0 } mark ? $"：{mark}" : string.Empty));
        var table = new PageTable((say("条款", "article"), false), (say("核对", "checked"), false), (say("施行", "in force"), false), (say("文本截至", "text as of"), false), (say("备注", "note"), false));
        foreach (var citation in rule.Citations)
        {
            table.AddRow(
                (RuleWords.NameOf(citation), PageLayout.Plain),
                citation.IsVerified ? ($"{citation.CheckedOn:yyyy-MM-dd}", PageLayout.Good) : (say("待核", "not yet"), PageLayout.Caution),
                (Period(citation.Document.EffectiveFrom, citation.Document.EffectiveUntil), PageLayout.Plain),
                (citation.Document.TextAsOf is { } textAsOf ? $"{textAsOf:yyyy-MM-dd}" : RecordReading.None, PageLayout.Plain),
                (citation.Note ?? citation.Document.Note ?? string.Empty, PageLayout.Plain));
        }

        table.PrintOn(page);
        RuleListText.PrintBook(terminal, rules, listed: 1);
    }

    private IEnumerable<(string Label, string Value, Style Style)> FieldsOf(Rule rule)
    {
        var say = terminal.Say;
        yield return (say("判定表", "row"), say($"第 {rule.Row} 行", $"{rule.Row}"), PageLayout.Plain);
        yield return (say("图层", "layer"), $"{_words.LayerOf(rule)} {rule.Layer}".TrimEnd(), PageLayout.Plain);
        yield return (say("关系", "relation"), _words.RelationOf(rule), PageLayout.Plain);
        yield return (say("要素", "features"), _words.FeatureConditions(rule), PageLayout.Plain);
        yield return (say("项目", "project"), _words.ProjectConditions(rule.When), PageLayout.Plain);
        yield return (say("结论", "verdict"), _words.VerdictOf(rule.Verdict), RuleWords.StyleOf(rule.Verdict));
        foreach (var exemption in rule.Exemptions)
        {
            var condition = _words.ProjectConditions(exemption.When);
            yield return (say("豁免", "exemption"), say($"{condition}，则为{_words.VerdictOf(exemption.Verdict)}。{exemption.Reason}", $"{condition}: then {_words.VerdictOf(exemption.Verdict)}. {exemption.Reason}"), PageLayout.Plain);
        }

        yield return (say("理由", "why"), rule.Summary, PageLayout.Plain);
        yield return (say("手续", "procedure"), rule.Procedure ?? string.Empty, PageLayout.Plain);
        yield return (say("主管部门", "office"), rule.Office, PageLayout.Plain);
        yield return (say("规则施行", "in force"), rule.InForceFrom is null && rule.InForceUntil is null ? string.Empty : Period(rule.InForceFrom, rule.InForceUntil), PageLayout.Plain);
        yield return (say("说明", "note"), rule.Note ?? string.Empty, PageLayout.Faint);
    }

    private string Period(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => RecordReading.None,
        ({ } first, null) => terminal.Say($"{first:yyyy-MM-dd} 起", $"from {first:yyyy-MM-dd}"),
        (null, { } last) => terminal.Say($"至 {last:yyyy-MM-dd}", $"until {last:yyyy-MM-dd}"),
        ({ } first, { } last) => $"{first:yyyy-MM-dd}–{last:yyyy-MM-dd}",
    };
}
