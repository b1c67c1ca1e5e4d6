using Spectre.Console;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What rests on an article, as text: the layers it governs, then the rules with the articles they cite.</summary>
internal sealed class ArticleText(Terminal terminal, ConsultedRules rules)
{
    private readonly RuleWords _words = new(terminal, rules);

    internal void Print(string asked, IReadOnlyList<ArticleUse> uses)
    {
        var say = terminal.Say;
        var page = terminal.Page;
        if (uses.Count == 0)
        {
            page.Paragraph(say($"规则库没有引用“{asked}”：没有规则以它为依据。", $"The rule book does not cite \"{asked}\": no rule rests on it."), PageLayout.Caution);
            RuleListText.PrintBook(terminal, rules, listed: 0);
            return;
        }

        var layers = uses.Where(use => use.Rule.Layer is not null).Select(use => $"{_words.LayerOf(use.Rule)} {use.Rule.Layer}").Distinct(StringComparer.Ordinal).ToList();
        page.Heading(say($"{asked}：{uses.Count} 条规则，{layers.Count} 个图层", $"{asked}: {uses.Count} rules, {layers.Count} layers"));
        if (layers.Count > 0)
            page.Paragraph(string.Join(say("、", ", "), layers), PageLayout.Plain);
        page.WriteLine();
        var table = new PageTable((say("规则", "rule"), false), (say("图层", "layer"), false), (say("结论", "verdict"), false), (say("条款", "article"), false), (say("依据", "citations"), false));
        foreach (var (rule, citations) in uses)
        {
            table.AddRow(
                ($"{rule.Title}\n{rule.Id}", PageLayout.Plain), (_words.LayerOf(rule), PageLayout.Plain), (_words.VerdictOf(rule.Verdict), RuleWords.StyleOf(rule.Verdict)),
                (string.Join('\n', citations.Select(RuleWords.NameOf)), PageLayout.Plain), (_words.MarkOf(rule), PageLayout.Caution));
        }

        table.PrintOn(page);
        RuleListText.PrintBook(terminal, rules, uses.Count);
    }
}
