namespace Yanshi.Gis.Layers;

/// <summary>One delivery of a layer's data: what it is worth, what it covers and when it is in force. Immutable, thread-safe.</summary>
public sealed record LayerVersion
{
    /// <summary>The running number in its layer, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What the data is worth.</summary>
    public required LayerStatus Status { get; init; }

    /// <summary>Whether features may be missing.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>Where the layer has data; null when nobody says, and then the layer never says clear.</summary>
    public LayerCoverage? Coverage { get; init; }

    /// <summary>The 中误差 (1σ) of the lines in metres; a feature's own outranks it. Null when unknown.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>The date of the data; null when unknown.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The first day the data is in force; null: the vintage.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day the data is in force; null when it has no end.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>
    /// The first day on which the version is no longer used, because somebody set it aside; null when nobody did. Other than the end of a validity it
    /// says nothing about the law: the version stays in the workspace and can be used by name.
    /// </summary>
    public DateOnly? WithdrawnFrom { get; init; }

    /// <summary>Whether the data is law or a draft. Drafts are used only by name.</summary>
    public LegalStatus LegalStatus { get; init; }

    /// <summary>Who may see attributes and pieces.</summary>
    public required Confidentiality Confidentiality { get; init; }

    /// <summary>Where the data comes from, in Chinese.</summary>
    public required string Source { get; init; }

    /// <summary>The code of the reference system the data was delivered in.</summary>
    public required string Crs { get; init; }

    /// <summary>The first day the data is in force as far as anyone says; null: always was.</summary>
    public DateOnly? EffectiveFrom => InForceFrom ?? Vintage;

    /// <summary>
    /// Whether the data is in force on a date: from <see cref="EffectiveFrom"/> until <see cref="InForceUntil"/>, both days included, no draft, and not
    /// yet withdrawn.
    /// </summary>
    /// <param name="date">The as-of date.</param>
    public bool IsInForceOn(DateOnly date) =>
        LegalStatus is LegalStatus.InForce
        && date >= (EffectiveFrom ?? DateOnly.MinValue)
        && date <= (InForceUntil ?? DateOnly.MaxValue)
        && (WithdrawnFrom is not { } withdrawn || date < withdrawn);

    /// <summary>Whether the data is older than so many months on a date, counted from its vintage. Without a vintage its age is unknown, which counts as too old.</summary>
    /// <param name="months">The greatest age; null: age does not matter.</param>
    /// <param name="date">The as-of date.</param>
    public bool IsOlderThan(int? months, DateOnly date) => months is { } limit && (Vintage is not { } vintage || vintage.AddMonths(limit) < date);
}

/// <summary>How a layer's coverage is stated.</summary>
public enum LayerCoverage
{
    /// <summary>The data covers the workspace's whole extent.</summary>
    Extent,

    /// <summary>The data covers the district: the polygons of the layer <c>district</c>.</summary>
    District,

    /// <summary>The layer has data where it has a feature (地类图斑, 镇界): its features leave nothing out but what is unknown.</summary>
    Features,

    /// <summary>The data covers an area that came with it.</summary>
    Stated,
}

/// <summary>Whether data is law.</summary>
public enum LegalStatus
{
    /// <summary>现行.</summary>
    InForce,

    /// <summary>草案.</summary>
    Draft,
}
