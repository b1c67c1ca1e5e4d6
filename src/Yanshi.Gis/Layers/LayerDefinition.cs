namespace Yanshi.Gis.Layers;

/// <summary>One entry of the catalogue: what a control layer is, whether or not there is data for it (<see cref="LayerVersion"/>). Immutable, thread-safe.</summary>
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

    /// <summary>What the layer's data is expected to be worth; a <see cref="LayerVersion"/> says what a delivery is worth.</summary>
    public required LayerStatus Status { get; init; }

    /// <summary>Who may see attributes and pieces of real data; a synthetic version has its own mark.</summary>
    public required Confidentiality Confidentiality { get; init; }

    /// <summary>Where the data comes from, or who has it, in Chinese.</summary>
    public required string Source { get; init; }

    /// <summary>The attributes that records show, in this order; all others stay out.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The one of <see cref="Attributes"/> by whose value maps tell features apart (地类编码, 规划分区); null: they are all alike.</summary>
    public string? ClassAttribute { get; init; }

    /// <summary>Below this total area, square metres, the layer is below-threshold. 0: every overlap counts.</summary>
    public double MinAreaSquareMetres { get; init; }

    /// <summary>Pieces narrower than this, metres, are slivers. 0: none is.</summary>
    public double MinWidthMetres { get; init; }

    /// <summary>Data older than this many months on the as-of date, counted from its vintage, no longer says clear; null: age does not matter.</summary>
    public int? MaxAgeMonths { get; init; }

    /// <summary>How maps draw the layer; null: maps choose.</summary>
    public LayerStyle? Style { get; init; }
}
