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
    /// <summary>Asks conditions of values.</summary>
    /// <param name="conditions">The conditions; without any the answer is yes.</param>
    /// <param name="asked">What has the values.</param>
    /// <param name="valueOf">The value of a name, null when it is not known.</param>
    internal static ConditionAnswer Of<T>(IReadOnlyList<RuleCondition> conditions, T asked, Func<T, string, string?> valueOf)
    {
        List<string>? unknown = null;
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i];
            if (valueOf(asked, condition.Name) is not { } value)
                (unknown ??= []).Add(condition.Name);
            else if (!condition.Test.Holds(value))
                return new(Truth.No, []);
        }

        return unknown is null ? new(Truth.Yes, []) : new(Truth.Possible, unknown);
    }
}
