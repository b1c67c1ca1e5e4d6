using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The answer to one site: what the record is written from. Immutable, thread-safe.</summary>
public sealed record SiteReport
{
    /// <summary>The site.</summary>
    public required Site Site { get; init; }

    /// <summary>What is known of the project, in the rule book's terms.</summary>
    public ProjectAttributes Project { get; init; } = ProjectAttributes.Unknown;

    /// <summary>The conclusion over all layers.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The ids of the mandatory layers that could not answer, in catalogue order; also when the verdict is worse for another reason.</summary>
    public required IReadOnlyList<string> UndeterminedBy { get; init; }

    /// <summary>What the verdict is worth.</summary>
    public required VerdictBasis Basis { get; init; }

    /// <summary>Every layer of the catalogue, in its order: none is left out.</summary>
    public required IReadOnlyList<LayerResult> Layers { get; init; }

    /// <summary>The findings of rules without a layer and of layers that only describe the site.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What should be known of the project and is not.</summary>
    public IReadOnlyList<ProjectQuestion> Questions { get; init; } = [];

    /// <summary>The land classes of the site by code; together the part of the site that the land-use layer covers.</summary>
    public IReadOnlyList<LandClassArea> LandClasses { get; init; } = [];

    /// <summary>The towns the site lies in, largest part first.</summary>
    public IReadOnlyList<TownArea> Towns { get; init; } = [];

    /// <summary>The site cut by the set of layers in conflict; the cells sum to the site.</summary>
    public IReadOnlyList<PartitionCell> Partition { get; init; } = [];

    /// <summary>The parks within the distance sought, nearest first.</summary>
    public IReadOnlyList<ParkRelation> Parks { get; init; } = [];

    /// <summary>What the answer rests on.</summary>
    public required ReportProvenance Provenance { get; init; }
}

/// <summary>What an answer rests on, so that it can be made again.</summary>
/// <param name="AsOf">The date the answer is for.</param>
/// <param name="Engine">The program's version.</param>
/// <param name="Catalogue">The catalogue that was asked.</param>
/// <param name="Layers">The layers whose data was used, in catalogue order.</param>
public sealed record ReportProvenance(DateOnly AsOf, string Engine, Catalogue Catalogue, IReadOnlyList<UsedLayer> Layers)
{
    /// <summary>The rule book; null when there was none.</summary>
    public RuleBook? RuleBook { get; init; }
}

/// <summary>A version of a layer's data that an answer rests on.</summary>
/// <param name="Id">The layer's id.</param>
/// <param name="Version">The version.</param>
/// <param name="Sha256">The fingerprint of its source data; a derived layer has that of the layer it is derived from.</param>
public sealed record UsedLayer(string Id, LayerVersion Version, string Sha256);
