namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What the gate reads of one feature's attributes.</summary>
internal sealed record FeatureAttributes
{
    /// <summary>The values of the attributes that may be its id, in the order of <see cref="FieldNames.IdFields"/>; null where there is none.</summary>
    internal IReadOnlyList<string?> Ids { get; init; } = [];

    /// <summary>地类编码, trimmed; null when there is none.</summary>
    internal string? LandClass { get; init; }

    /// <summary>扣除系数 as written where it is no share of 0 to 1; null when it is one, or absent.</summary>
    internal string? BadRidgeShare { get; init; }

    /// <summary>The stated area in the delivery's unit; null when none is stated.</summary>
    internal double? StatedArea { get; init; }

    /// <summary>The fields of rules whose value no rule understands, and what is written there.</summary>
    internal IReadOnlyList<(int Field, string? Text)> UnknownValues { get; init; } = [];
}
