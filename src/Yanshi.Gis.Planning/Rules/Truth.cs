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
    /// <summary>They do not hold.</summary>
    internal static ConditionAnswer No { get; } = new(Truth.No, []);

    /// <summary>They hold.</summary>
    internal static ConditionAnswer Yes { get; } = new(Truth.Yes, []);
}
