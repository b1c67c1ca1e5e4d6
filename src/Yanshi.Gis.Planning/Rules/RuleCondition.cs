using System.Globalization;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>A condition on one value: a project attribute or a canonical field of a feature. Immutable.</summary>
/// <param name="Name">The attribute's code or the field's canonical name.</param>
/// <param name="Test">What must hold.</param>
public sealed record RuleCondition(string Name, ValueTest Test);

/// <summary>What must hold of a value.</summary>
public abstract record ValueTest
{
    private protected ValueTest() { }

    /// <summary>Whether it holds of a known value.</summary>
    /// <param name="value">A code, <c>true</c> or <c>false</c>, or a number in invariant form.</param>
    public abstract bool Holds(string value);

    /// <summary>Whether no value can pass both tests.</summary>
    /// <param name="other">Another test of the same value.</param>
    public abstract bool Excludes(ValueTest other);
}

/// <summary>The value is one of these codes. A truth value's codes are <c>true</c> and <c>false</c>.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="IsNegated">Whether the value must be none of them.</param>
public sealed record CodeTest(IReadOnlyList<string> Codes, bool IsNegated) : ValueTest
{
    /// <inheritdoc/>
    public override bool Holds(string value) => Codes.Contains(value, StringComparer.Ordinal) != IsNegated;

    /// <inheritdoc/>
    public override bool Excludes(ValueTest other) => other is CodeTest codes && (IsNegated, codes.IsNegated) switch
    {
        (false, _) => Codes.All(code => !codes.Holds(code)),
        (true, false) => codes.Codes.All(code => !Holds(code)),

        // Some value besides those that both rule out may always be left.
        _ => false,
    };
}

/// <summary>The value is a number within bounds.</summary>
/// <param name="Least">The lower bound; null when there is none.</param>
/// <param name="LeastIncluded">Whether the lower bound itself is within.</param>
/// <param name="Most">The upper bound; null when there is none.</param>
/// <param name="MostIncluded">Whether the upper bound itself is within.</param>
public sealed record NumberTest(double? Least, bool LeastIncluded, double? Most, bool MostIncluded) : ValueTest
{
    /// <inheritdoc/>
    public override bool Holds(string value)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return (Least is not { } least || (LeastIncluded ? number >= least : number > least)) && (Most is not { } most || (MostIncluded ? number <= most : number < most));
    }

    /// <inheritdoc/>
    public override bool Excludes(ValueTest other) => other is NumberTest numbers && (EndsBefore(this, numbers) || EndsBefore(numbers, this));

    private static bool EndsBefore(NumberTest one, NumberTest other) =>
        one.Most is { } most && other.Least is { } least && (most < least || (most == least && !(one.MostIncluded && other.LeastIncluded)));
}
