using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>rules list</c>, <c>rules show</c>, <c>rules where</c>: what the rule book says, as text or as an array of rules.</summary>
internal static class RuleConsultation
{
    internal static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", terminal.Say("列出规则", "list the rules"));
        var row = new Option<string?>("--row") { Description = terminal.Say("只列判定表的某一行", "only those of a row of the decision table"), HelpName = "N" };
        var layer = new Option<string?>("--layer") { Description = terminal.Say("只列某个图层的（图层编号）", "only those of a layer (its id)"), HelpName = "ID" };
        command.Options.Add(row);
        command.Options.Add(layer);
        AddTo(command, terminal, (parsed, rules) =>
        {
            var number = parsed.GetValue(row) is { } text ? RowOf(row.Name, text) : (int?)null;
            var id = parsed.GetValue(layer);
            if (id is not null && rules.Catalogue.Find(id) is null)
                throw UsageErrors.BadValue(layer.Name, id, $"图层编号（见 layers list）{NearestIds.Chinese(id, rules.Catalogue.Layers.Select(other => other.Id))}", $"the id of a layer (see layers list){NearestIds.English(id, rules.Catalogue.Layers.Select(other => other.Id))}");
            return [.. rules.Book.Rules.Where(rule => (number is null || rule.Row == number) && (id is null || string.Equals(rule.Layer, id, StringComparison.Ordinal)))];
        }, (_, rules, found, to) => new RuleListText(to, rules).Print(found));
        return command;
    }

    internal static Command CreateShow(Terminal terminal)
    {
        var command = new Command("show", terminal.Say("一条规则的全文", "all of one rule"));
        var id = new Argument<string>("ID") { Description = terminal.Say("规则编号，见 rules list", "the rule's id, see rules list") };
        command.Arguments.Add(id);
        AddTo(command, terminal, (parsed, rules) => [Get(rules.Book, parsed.GetValue(id)!)], (_, rules, found, to) => new RuleText(to, rules).Print(found[0]));
        return command;
    }

    internal static Command CreateWhere(Terminal terminal)
    {
        var command = new Command("where", terminal.Say("哪些规则和图层以某一条款为依据", "which rules and layers rest on an article"));
        var article = new Argument<string[]>("ARTICLE") { Description = terminal.Say("条款，如 土地管理法35、《土地管理法》第三十五条第一款、第三十五条", "the article, such as 土地管理法35, 《土地管理法》第三十五条第一款 or 第三十五条"), Arity = ArgumentArity.OneOrMore };
        command.Arguments.Add(article);
        AddTo(command, terminal, (parsed, rules) => [.. UsesIn(parsed, rules).Select(use => use.Rule)], (parsed, rules, _, to) => new ArticleText(to, rules).Print(TextOf(parsed), UsesIn(parsed, rules)));
        return command;

        string TextOf(ParseResult parsed) => string.Join(' ', parsed.GetValue(article)!);

        IReadOnlyList<ArticleUse> UsesIn(ParseResult parsed, ConsultedRules rules) => ArticleQuery.Parse(TextOf(parsed)).Find(rules.Book);
    }

    private static void AddTo(Command command, Terminal terminal, Func<ParseResult, ConsultedRules, IReadOnlyList<Rule>> find, Action<ParseResult, ConsultedRules, IReadOnlyList<Rule>, Terminal> printText)
    {
        var source = RuleBookOptions.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var format = output.FormatOf(parsed);
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var rules = source.Open(parsed);
                var found = find(parsed, rules);
                if (format is OutputFormat.Json)
                    to.Output.WriteLine(IndentedJson.Write(new JsonArray([.. found.Select(RuleJson.Of)])));
                else
                    printText(parsed, rules, found, to);
                return ExitCodes.Clear;
            });
        });
    }

    private static Rule Get(RuleBook book, string id) => book.Rules.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.Ordinal)) ?? throw new InputRefusedException(
        "rules.unknown-rule",
        id,
        $"规则库里没有这条规则{NearestIds.Chinese(id, book.Rules.Select(rule => rule.Id))}。全部规则见 rules list。",
        $"The rule book has no such rule{NearestIds.English(id, book.Rules.Select(rule => rule.Id))}. See rules list for all of them.");

    private static int RowOf(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : throw UsageErrors.BadValue(option, text, "判定表的行号", "the number of a row of the decision table");
}
