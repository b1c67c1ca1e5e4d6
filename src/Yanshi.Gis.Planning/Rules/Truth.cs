namespace Yanshi.Gis.Planning.Rules;

/// <summary>Whether something holds, where some of what it depends on may not be known.</summary>
internal enum Truth
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>It depends on something unknown.</summary>
    Possible,

    /// <summary>It does.</summary>
    Yes,
}

/// <summary>Whether conditions hold together, and on what unknown that depends.</summary>
/// <param name="Truth">Whether they do.</param>
/// <param name="Unknown">The names of what is not known; empty unless they possibly hold.</param>
internal readonly record struct ConditionAnswer(Truth Truth, IReadOnlyList<string> Unknown)
{
    /// <summary>Asks conditions of values. What is not known may hold.</summary>
    /// <param name="conditions">The conditions; without any the answer is yes.</param>
    /// <param name="asked">What has the values.</param>
    /// <param name="valueAt">The value that the condition at a place is about, null when it is not known.</param>
    /// <param name="names">By place how what is not known is named; null: as the conditions name it.</param>
    internal static ConditionAnswer Of<T>(IReadOnlyList<RuleCondition> conditions, T asked, Func<T, int, string?> valueAt, string[]? names = null)
    {
        List<string>? unknown = null;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (valueAt(asked, i) is not { } value)
                (unknown ??= []).Add(names is null ? conditions[i].Name : names[i]);
            else if (!conditions[i].Test.Holds(value))
                return No;
        }

        return unknown is null ? Yes : new(Truth.Possible, unknown);
    }

    /// <summary>They do not hold.</summary>
    internal static ConditionAnswer No { get; } = new(Truth.No, []);

    /// <summary>They hold.</summary>
    internal static ConditionAnswer Yes { get; } = new(Truth.Yes, []);
}
