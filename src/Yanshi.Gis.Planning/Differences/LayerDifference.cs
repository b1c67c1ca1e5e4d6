using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Differences;

/// <summary>What became of a layer from one version to another: how its features changed, and where it gained and lost ground. Immutable.</summary>
/// <param name="Older">The version before.</param>
/// <param name="Newer">The version after.</param>
/// <param name="ClassField">The property that tells classes apart; null when the layer is taken as one.</param>
/// <param name="Features">How many features came, went and changed.</param>
/// <param name="Pieces">The ground gained and lost, feature by feature; what several features of a version cover stands once.</param>
public sealed record LayerDifference(ControlLayer Older, ControlLayer Newer, string? ClassField, FeatureChanges Features, IReadOnlyList<DifferencePiece> Pieces);

/// <summary>How features of one version stand to those of another, by id.</summary>
/// <param name="Added">Ids that are new.</param>
/// <param name="Removed">Ids that are gone.</param>
/// <param name="Changed">Ids in both whose geometry or class differs.</param>
/// <param name="Unchanged">Ids in both with the same geometry and class.</param>
public sealed record FeatureChanges(int Added, int Removed, int Changed, int Unchanged);

/// <summary>Ground that a layer, or a class of it, gained or lost.</summary>
/// <param name="Kind">Gained or lost.</param>
/// <param name="Class">The class; null when the layer is taken as one or the feature has none.</param>
/// <param name="FeatureId">The feature of the newer version that gained it, or of the older one that lost it.</param>
/// <param name="AreaSquareMetres">The area, square metres.</param>
/// <param name="Area">The ground in the analysis plane.</param>
/// <param name="Towns">The area in each town; with what lies in none they sum to the whole.</param>
public sealed record DifferencePiece(DifferenceKind Kind, string? Class, string FeatureId, double AreaSquareMetres, Geometry Area, IReadOnlyList<TownArea> Towns);

/// <summary>Whether ground came or went.</summary>
public enum DifferenceKind
{
    /// <summary>增加: in the newer version only.</summary>
    Gained,

    /// <summary>减少: in the older version only.</summary>
    Lost,
}
