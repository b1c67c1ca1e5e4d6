using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>One feature of a layer as delivered.</summary>
/// <param name="Id">Its id, unique in its layer.</param>
/// <param name="Geometry">Its polygon, multipolygon, line, multiline, point or multipoint in the data's reference system, x east or longitude.</param>
/// <param name="Properties">All its properties; <c>name</c> and <c>accuracyMetres</c> (中误差) mean what they say.</param>
public sealed record SourceFeature(string Id, Geometry Geometry, JsonObject Properties)
{
    /// <summary>The geometry as little-endian WKB, where it came as that; else empty, and it is written when it is needed.</summary>
    internal ReadOnlyMemory<byte> Wkb { get; init; }

    /// <summary>Whether it was looked at and found valid in the analysis plane, as its reference system puts it there.</summary>
    internal bool IsSound { get; init; }

    /// <summary>The area in the analysis plane as its reference system puts it there, where somebody made it and found it valid and near; else null.</summary>
    internal PackedItem? InPlane { get; init; }

    /// <summary>How the geometry came about when it is not the one delivered; null when it is.</summary>
    public FeatureRepair? Repair { get; init; }
}

/// <summary>What repair did to a feature's geometry.</summary>
/// <param name="Original">The geometry as delivered, in the data's reference system.</param>
/// <param name="What">What was wrong and what was done, in Chinese.</param>
/// <param name="AreaBeforeSquareMetres">The area before, square metres.</param>
/// <param name="AreaAfterSquareMetres">The area after, square metres.</param>
public sealed record FeatureRepair(Geometry Original, string What, double AreaBeforeSquareMetres, double AreaAfterSquareMetres);
