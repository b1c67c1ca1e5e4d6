using System.Globalization;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>What a condition is on: the kind of its values and, of codes, which there are.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Codes">The codes; those of a truth value are <c>true</c> and <c>false</c>; empty for numbers.</param>
internal sealed record ConditionSubject(ValueKind Kind, IReadOnlyList<string> Codes)
{
    private static readonly string[] TruthCodes = ["true", "false"];

    internal static ConditionSubject Of(AttributeDefinition attribute) =>
        new(attribute.Kind, attribute.Kind is ValueKind.Boolean ? TruthCodes : [.. attribute.Values.Select(value => value.Code)]);

    internal static ConditionSubject Of(FeatureField field) => new(field.Kind, [.. field.Values.Select(value => value.Key)]);

    /// <summary>Whether a text is one of its values.</summary>
    internal bool Takes(string text) => Kind is ValueKind.Number ? NumberOf(text) is not null : Codes.Contains(text, StringComparer.Ordinal);

    /// <summary>A finite number; null when the text is none.</summary>
    internal static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

/// <summary>
/// Reads conditions: a mapping whose keys are names and whose values say what must hold. A condition that can never hold is refused, since its
/// rule would never apply.
/// </summary>
/// <param name="find">What a name is; a name that there is not has its problem noted there and gives null.</param>
/// <param name="problems">Where problems are noted.</param>
internal sealed class ConditionEntries(Func<YamlScalar, ConditionSubject?> find, YamlProblems problems)
{
    private const string Not = "not";
    private static readonly string[] Bounds = ["over", "atLeast", "under", "atMost"];

    internal IReadOnlyList<RuleCondition> From(YamlMapReader map, string key) =>
        [.. map.Entries(key).Select(entry => find(entry.Key) is { } subject && TestOf(entry, subject) is { } test ? new RuleCondition(entry.Key.Text, test) : null).OfType<RuleCondition>()];

    private ValueTest? TestOf(KeyValuePair<YamlScalar, YamlValue> entry, ConditionSubject subject) => (entry.Value, subject.Kind) switch
    {
        (YamlScalar { IsNull: false } scalar, ValueKind.Number) => EqualTo(entry.Key, scalar),
        (YamlMap map, ValueKind.Number) => WithinBounds(entry.Key, map),
        (YamlScalar { IsNull: false } scalar, _) => OneOf(entry.Key, [scalar], subject, isNegated: false, scalar.Line),
        (YamlList list, not ValueKind.Number) when AreScalars(list) => OneOf(entry.Key, [.. list.Items.Cast<YamlScalar>()], subject, isNegated: false, list.Line),
        (YamlMap { Entries: [{ Key.Text: Not, Value: YamlList list }] }, not ValueKind.Number) when AreScalars(list) => OneOf(entry.Key, [.. list.Items.Cast<YamlScalar>()], subject, isNegated: true, list.Line),
        _ => Refused(entry, subject),
    };

    private CodeTest? OneOf(YamlScalar name, IReadOnlyList<YamlScalar> values, ConditionSubject subject, bool isNegated, int line)
    {
        foreach (var value in values.Where(value => !subject.Takes(value.Text)))
            problems.Add("unknown-value", value.Line, $"“{name.Text}”没有值“{value.Text}”；可用：{string.Join(", ", subject.Codes)}。", $"\"{name.Text}\" has no value \"{value.Text}\"; allowed: {string.Join(", ", subject.Codes)}.");
        if (!values.All(value => subject.Takes(value.Text)))
            return null;
        var codes = values.Select(value => value.Text).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count < values.Count)
            problems.Add("wrong-value", line, $"“{name.Text}”的条件中有重复的值。", $"A value stands twice in the condition on \"{name.Text}\".");
        if (codes.Count == 0 || (isNegated && codes.Count == subject.Codes.Count))
            return Never<CodeTest>(name, line);
        return new CodeTest(codes, isNegated);
    }

    private NumberTest? EqualTo(YamlScalar name, YamlScalar value)
    {
        if (ConditionSubject.NumberOf(value.Text) is { } number)
            return new NumberTest(number, LeastIncluded: true, number, MostIncluded: true);
        problems.Add("wrong-value", value.Line, $"“{name.Text}”是数，“{value.Text}”不是。", $"\"{name.Text}\" is a number, \"{value.Text}\" is none.");
        return null;
    }

    private NumberTest? WithinBounds(YamlScalar name, YamlMap bounds)
    {
        var before = problems.Count;
        var map = new YamlMapReader(bounds, problems);
        var (over, atLeast, under, atMost) = (map.Number(Bounds[0]), map.Number(Bounds[1]), map.Number(Bounds[2]), map.Number(Bounds[3]));
        map.RefuseUnknownKeys();
        if (problems.Count > before)
            return null;
        if ((over is not null && atLeast is not null) || (under is not null && atMost is not null))
        {
            problems.Add("wrong-value", bounds.Line, $"“{name.Text}”的同一侧写了两个界限。", $"\"{name.Text}\" has two bounds on the same side.");
            return null;
        }

        var test = new NumberTest(over ?? atLeast, atLeast is not null, under ?? atMost, atMost is not null);
        if (test is { Least: null, Most: null } || test.Least > test.Most || (test.Least is { } least && least.Equals(test.Most) && !(test.LeastIncluded && test.MostIncluded)))
            return Never<NumberTest>(name, bounds.Line);
        return test;
    }

    private T? Never<T>(YamlScalar name, int line)
        where T : ValueTest
    {
        problems.Add("wrong-value", line, $"“{name.Text}”的条件是空的或永远不成立。", $"The condition on \"{name.Text}\" is empty or can never hold.");
        return null;
    }

    private ValueTest? Refused(KeyValuePair<YamlScalar, YamlValue> entry, ConditionSubject subject)
    {
        var (chinese, english) = subject.Kind is ValueKind.Number
            ? ($"“{entry.Key.Text}”是数：条件应为一个数，或 {string.Join("、", Bounds)} 的键值组。", $"\"{entry.Key.Text}\" is a number: the condition is a number, or a mapping of {string.Join(", ", Bounds)}.")
            : ($"“{entry.Key.Text}”不是数：条件应为一个值、值的列表，或 {{{Not}: [值]}}。", $"\"{entry.Key.Text}\" is no number: the condition is a value, a list of values, or {{{Not}: [values]}}.");
        problems.Add("wrong-value", entry.Value.Line, chinese, english);
        return null;
    }

    private static bool AreScalars(YamlList list) => list.Items.All(item => item is YamlScalar { IsNull: false });
}
