namespace Yanshi.Gis.Planning.Rules;

/// <summary>Conditions on the features of a layer, which several of its rules may share. Immutable, thread-safe.</summary>
internal sealed class FeatureConditions
{
    private readonly IReadOnlyList<RuleCondition> _conditions;
    private readonly FieldReading?[] _fields;
    private readonly string[] _assumed;

    /// <summary>Conditions.</summary>
    /// <param name="number">A number of their own among those of the layer.</param>
    /// <param name="conditions">All must hold.</param>
    /// <param name="readingOf">Reads a field by its canonical name; null when no field has the name: then its value is never known.</param>
    internal FeatureConditions(int number, IReadOnlyList<RuleCondition> conditions, Func<string, FieldReading?> readingOf)
    {
        (Number, _conditions) = (number, conditions);
        _fields = [.. conditions.Select(condition => readingOf(condition.Name))];
        _assumed = [.. conditions.Select(condition => RuleEvaluation.FeaturePrefix + condition.Name)];
    }

    /// <summary>Their number among those of the layer.</summary>
    internal int Number { get; }

    /// <summary>Whether they hold of every feature, because there are none.</summary>
    internal bool IsEmpty => _fields.Length == 0;

    /// <summary>Whether they are these conditions.</summary>
    internal bool Are(IReadOnlyList<RuleCondition> conditions)
    {
        if (conditions.Count != _conditions.Count)
            return false;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!string.Equals(conditions[i].Name, _conditions[i].Name, StringComparison.Ordinal) || !IsSame(conditions[i].Test, _conditions[i].Test))
                return false;
        }

        return true;
    }

    /// <summary>Whether they hold of a feature; what is not known is named as findings assume it.</summary>
    internal ConditionAnswer Of(FeatureFact fact) =>
        ConditionAnswer.Of(_conditions, (Fields: _fields, fact.Feature), static (asked, place) => asked.Fields[place]?.Find(asked.Feature), _assumed);

    private static bool IsSame(ValueTest one, ValueTest other) => one is CodeTest codes
        ? other is CodeTest others && codes.IsNegated == others.IsNegated && codes.Codes.SequenceEqual(others.Codes, StringComparer.Ordinal)
        : one == other;
}
