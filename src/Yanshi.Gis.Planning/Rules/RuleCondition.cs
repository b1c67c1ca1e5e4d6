namespace Yanshi.Gis.Planning.Rules;

/// <summary>A condition on one value: a project attribute or a canonical field of a feature. Immutable.</summary>
/// <param name="Name">The attribute's code or the field's canonical name.</param>
/// <param name="Test">What must hold.</param>
public sealed record RuleCondition(string Name, ValueTest Test);

/// <summary>What must hold of a value.</summary>
public abstract record ValueTest
{
    private protected ValueTest() { }
}

/// <summary>The value is one of these codes. A truth value's codes are <c>true</c> and <c>false</c>.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="IsNegated">Whether the value must be none of them.</param>
public sealed record CodeTest(IReadOnlyList<string> Codes, bool IsNegated) : ValueTest;

/// <summary>The value is a number within bounds.</summary>
/// <param name="Least">The lower bound; null when there is none.</param>
/// <param name="LeastIncluded">Whether the lower bound itself is within.</param>
/// <param name="Most">The upper bound; null when there is none.</param>
/// <param name="MostIncluded">Whether the upper bound itself is within.</param>
public sealed record NumberTest(double? Least, bool LeastIncluded, double? Most, bool MostIncluded) : ValueTest;
