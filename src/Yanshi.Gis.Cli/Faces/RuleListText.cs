using Spectre.Console;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Rules;
using Rule = Yanshi.Gis.Planning.Rules.Rule;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>Rules as text: a table per layer, in the catalogue's order, then those without a layer.</summary>
internal sealed class RuleListText(Terminal terminal, ConsultedRules rules)
{
    private readonly RuleWords _words = new(terminal, rules);

    internal void Print(IReadOnlyList<Rule> listed)
    {
        if (listed.Count == 0)
        {
            terminal.Page.Paragraph(terminal.Say("没有这样的规则。", "There are no such rules."), PageLayout.Caution);
        }
        else
        {
            var order = rules.Catalogue.Layers.Select((layer, at) => (layer.Id, at)).ToDictionary(layer => layer.Id, layer => layer.at, StringComparer.Ordinal);
            foreach (var group in listed.GroupBy(rule => rule.Layer, StringComparer.Ordinal).OrderBy(group => group.Key is { } layer ? order.GetValueOrDefault(layer, order.Count) : int.MaxValue))
            {
                terminal.Page.Heading($"{_words.LayerOf(group.First())} {group.Key}".TrimEnd());
                PrintTable(group);
            }
        }

        PrintBook(terminal, rules, listed.Count);
    }

    /// <summary>Which rule book this is.</summary>
    internal static void PrintBook(Terminal terminal, ConsultedRules rules, int listed)
    {
        var identity = rules.Book.Identity;
        terminal.Page.WriteLine();
        terminal.Page.Paragraph(
            terminal.Say(
                $"{identity.Title} {identity.Id} {identity.Version}（{identity.CheckedOn:yyyy-MM-dd} 核对），共 {rules.Book.Rules.Count} 条规则，此处 {listed} 条；取自 {rules.Folder}",
                $"{identity.Title} {identity.Id} {identity.Version} (checked {identity.CheckedOn:yyyy-MM-dd}), {rules.Book.Rules.Count} rules, {listed} of them here; from {rules.Folder}"),
            PageLayout.Faint);
        terminal.Page.WriteLine();
    }

    private void PrintTable(IEnumerable<Rule> group)
    {
        var say = terminal.Say;
        var table = new PageTable((say("行", "row"), true), (say("规则", "rule"), false), (say("关系", "relation"), false), (say("结论", "verdict"), false), (say("依据", "citations"), false));
        foreach (var rule in group)
        {
            table.AddRow(
                ($"{rule.Row}", PageLayout.Plain), ($"{rule.Title}\n{rule.Id}", PageLayout.Plain), (_words.RelationOf(rule), PageLayout.Plain),
                (_words.VerdictOf(rule.Verdict), RuleWords.StyleOf(rule.Verdict)), (_words.MarkOf(rule), PageLayout.Caution));
        }

        table.PrintOn(terminal.Page);
    }
}
