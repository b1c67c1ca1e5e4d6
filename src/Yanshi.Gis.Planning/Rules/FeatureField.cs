namespace Yanshi.Gis.Planning.Rules;

/// <summary>A field of a layer's features as rules see it, whatever a delivery calls it. Immutable.</summary>
public sealed record FeatureField
{
    /// <summary>The layer.</summary>
    public required string Layer { get; init; }

    /// <summary>The canonical name (<c>zone</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The Chinese name.</summary>
    public required string Title { get; init; }

    /// <summary>What its values are: codes or numbers.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The unit of a number; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The properties it is read from: the first that is there and not null.</summary>
    public required IReadOnlyList<string> Properties { get; init; }

    /// <summary>Per code the texts that mean it; the code itself always does. Empty for numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Values { get; init; } = [];
}
