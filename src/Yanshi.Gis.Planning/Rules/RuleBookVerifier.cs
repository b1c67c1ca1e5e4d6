using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Runs every example of every rule: a rule book is good when each gives what it says.</summary>
public static class RuleBookVerifier
{
    private const string None = "none";

    /// <summary>Runs the examples.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="sources">Its rules with their examples.</param>
    /// <returns>One problem, <c>rules.example-failed</c>, for each that fails, in order; empty when all are right.</returns>
    public static IReadOnlyList<Problem> Run(RuleBook book, IReadOnlyList<RuleSource> sources)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(sources);
        return [.. sources.SelectMany(source => source.Examples.Select(example => ProblemOf(book, source, example.Example, example.Line))).OfType<Problem>()];
    }

    private static Problem? ProblemOf(RuleBook book, RuleSource source, RuleExample example, int line)
    {
        var outcome = RuleExampleRun.Of(book, source.Rule, example);
        if (outcome.Verdict == example.Expected && (example.Assumed is null || example.Assumed.ToHashSet(StringComparer.Ordinal).SetEquals(outcome.Assumed)))
            return null;
        var (expected, got) = (Text(example.Expected, example.Assumed), Text(outcome.Verdict, example.Assumed is null ? null : outcome.Assumed));
        return new Problem(
            "rules.example-failed",
            FormattableString.Invariant($"{source.File}:{line}"),
            $"规则 {source.Rule.Id} 的示例“{example.Name}”应得 {expected}，实得 {got}。",
            $"Of the rule {source.Rule.Id} the example \"{example.Name}\" should give {expected}; it gives {got}.");
    }

    private static string Text(Verdict? verdict, IReadOnlyList<string>? assumed)
    {
        var text = verdict is { } value ? EnumCode.Of(value) : None;
        return assumed is null ? text : $"{text}, assumed [{string.Join(", ", assumed.Order(StringComparer.Ordinal))}]";
    }
}
