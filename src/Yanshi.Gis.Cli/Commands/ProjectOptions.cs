using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Checks;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What a user says of a project: <c>--type</c>, <c>--level</c>, <c>--sector</c>, <c>--attribute k=v</c>, and <c>--answer k=v</c> to the questions of an earlier check.</summary>
internal sealed class ProjectOptions
{
    private readonly (Option<string?> Option, string Code)[] _named;
    private readonly Option<string[]> _attributes;
    private readonly Option<string[]> _answers;

    private ProjectOptions(Terminal terminal)
    {
        _named =
        [
            (new("--type") { Description = terminal.Say("项目类型，如 industrial 或 工业", "project type, such as industrial"), HelpName = "TYPE" }, "projectType"),
            (new("--level") { Description = terminal.Say("项目级别，如 national-key 或 国家重点", "project level, such as national-key"), HelpName = "LEVEL" }, "level"),
            (new("--sector") { Description = terminal.Say("行业，parks.yaml 中的代码或名称", "sector, a code or name of parks.yaml"), HelpName = "SECTOR" }, "sector"),
        ];
        _attributes = Pairs("--attribute", terminal.Say("项目属性，如 discharges=否，可多次给出", "a project attribute, such as discharges=no; may be repeated"));
        _answers = Pairs("--answer", terminal.Say("对上次检查所提问题的回答，如 level=一般；优先于其他来源", "an answer to a question of an earlier check, such as level=ordinary; outranks all else"));
    }

    /// <summary>Adds the options to a command.</summary>
    internal static ProjectOptions AddTo(Command command, Terminal terminal)
    {
        var options = new ProjectOptions(terminal);
        foreach (var (option, _) in options._named)
            command.Options.Add(option);
        command.Options.Add(options._attributes);
        command.Options.Add(options._answers);
        return options;
    }

    /// <summary>What the user said, by attribute code; null when nothing.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="book">The workspace's rule book; null when it has none.</param>
    /// <exception cref="InputRefusedException"><c>attribute.no-rule-book</c>, <c>attribute.unknown</c>, <c>attribute.bad-value</c>, <c>attribute.syntax</c>, <c>attribute.twice</c>.</exception>
    internal IReadOnlyDictionary<string, string>? GivenOf(ParseResult parsed, RuleBook? book)
    {
        var said = new StatedAttributes(book);
        foreach (var (option, code) in _named)
        {
            if (parsed.GetValue(option) is { } value)
                said.Add(option.Name, code, value);
        }

        foreach (var pair in parsed.GetValue(_attributes) ?? [])
            Add(said, _attributes.Name, pair);
        var answers = new StatedAttributes(book);
        foreach (var pair in parsed.GetValue(_answers) ?? [])
            Add(answers, _answers.Name, pair);
        var given = new Dictionary<string, string>(said.ByCode, StringComparer.Ordinal);
        foreach (var (code, value) in answers.ByCode)
            given[code] = value;
        return given.Count == 0 ? null : given;
    }

    /// <summary>The options given.</summary>
    internal IEnumerable<string> Given(ParseResult parsed) =>
        ((Option[])[.. _named.Select(named => named.Option), _attributes, _answers]).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    private static Option<string[]> Pairs(string name, string description) => new(name) { Description = description, HelpName = "K=V", Arity = ArgumentArity.OneOrMore };

    private static void Add(StatedAttributes to, string option, string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
            throw new InputRefusedException("attribute.syntax", option, $"“{pair}”应写成 名称=值，如 discharges=否。", $"\"{pair}\" must be NAME=VALUE, such as discharges=no.");
        to.Add(option, pair[..at].Trim(), pair[(at + 1)..].Trim());
    }
}
