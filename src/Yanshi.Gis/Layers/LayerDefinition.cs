namespace Yanshi.Gis.Layers;

/// <summary>One entry of the catalogue: what a control layer is, whether or not there is data for it. Immutable, thread-safe.</summary>
public sealed record LayerDefinition
{
    /// <summary>The stable id (<c>permanent-basic-farmland</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>The English title.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>The Chinese name of the group it is listed under.</summary>
    public required string Group { get; init; }

    /// <summary>What the layer means for a site.</summary>
    public required LayerRole Role { get; init; }

    /// <summary>The feature class code of 国土空间总体规划数据库规范（试行）or TD/T 1057; null when the standards have none.</summary>
    public string? StandardCode { get; init; }

    /// <summary>Other names under which the layer is delivered.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether a check that could not look at this layer is 无法判定.</summary>
    public bool Mandatory { get; init; }

    /// <summary>What the layer's data is worth; for a layer without data, what its data is expected to be.</summary>
    public required LayerStatus Status { get; init; }

    /// <summary>Whether features may be missing; null for a layer without data.</summary>
    public Completeness? Completeness { get; init; }

    /// <summary>The 中误差 (1σ) of the layer's lines in metres; null when unknown.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>The date of the data; null when unknown.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The first day the data is in force; null: the vintage.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day the data is in force; null when it has no end.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>The running number of the data's version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Who may see attributes and pieces.</summary>
    public required Confidentiality Confidentiality { get; init; }

    /// <summary>Where the data comes from, or who has it, in Chinese.</summary>
    public required string Source { get; init; }

    /// <summary>The attributes that records show, in this order; all others stay out.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Below this total area, square metres, the layer is below-threshold. 0: every overlap counts.</summary>
    public double MinAreaSquareMetres { get; init; }

    /// <summary>Pieces narrower than this, metres, are slivers. 0: none is.</summary>
    public double MinWidthMetres { get; init; }

    /// <summary>The data file's path relative to the catalogue; null when the workspace has no data for the layer.</summary>
    public string? Data { get; init; }

    /// <summary>The reference system of the data file, <c>EPSG:4490</c> and the like; null for a layer without data.</summary>
    public string? Crs { get; init; }

    /// <summary>Where the layer has data; null when nobody says, and then the layer never says clear.</summary>
    public LayerCoverage? Coverage { get; init; }

    /// <summary>Whether the data is in force on a date.</summary>
    /// <param name="date">The as-of date.</param>
    /// <returns>True from <see cref="InForceFrom"/> (else the vintage, else always) until <see cref="InForceUntil"/>, both days included.</returns>
    public bool IsInForceOn(DateOnly date) => date >= (InForceFrom ?? Vintage ?? DateOnly.MinValue) && date <= (InForceUntil ?? DateOnly.MaxValue);
}

/// <summary>How a layer's coverage is stated.</summary>
public enum LayerCoverage
{
    /// <summary>The data covers the workspace's whole extent.</summary>
    Extent,
}
