using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What a delivery is measured against.</summary>
public sealed record QualityRequest
{
    private static readonly string[] TilingLayers = [LandUse.LayerId, "towns"];

    /// <summary>The layer it is to become a version of.</summary>
    public required LayerDefinition Layer { get; init; }

    /// <summary>The workspace's catalogue.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>How its numbers are read.</summary>
    public required DeliveryPosition Position { get; init; }

    /// <summary>Whether the user named the reference system: then a place that looks like a web map's is a warning only.</summary>
    public bool IsReferenceSystemVouched { get; init; }

    /// <summary>The names of its attributes.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What the user says of its completeness.</summary>
    public required Completeness StatedCompleteness { get; init; }

    /// <summary>Where the user says it has data; null when unsaid.</summary>
    public LayerCoverage? Coverage { get; init; }

    /// <summary>The attribute that is the features' id; null: the standard's BSM, or the first that is unique, else the numbers in the file.</summary>
    public string? IdField { get; init; }

    /// <summary>The fields that the rule book reads of this layer; empty without a rule book.</summary>
    public IReadOnlyList<FeatureField> RuleFields { get; init; } = [];

    /// <summary>The district in the analysis plane; null when the workspace does not know it well enough.</summary>
    public Geometry? District { get; init; }

    /// <summary>The 中误差 of the district's boundary, metres.</summary>
    public double DistrictAccuracyMetres { get; init; }

    /// <summary>How strict to be.</summary>
    public QualityOptions Options { get; init; } = new();

    /// <summary>Whether the features should tile the ground: 地类图斑, 镇界, and what the user says has data wherever it has a feature.</summary>
    public bool IsTiling => Coverage is LayerCoverage.Features || TilingLayers.Contains(Layer.Id, StringComparer.Ordinal);
}
