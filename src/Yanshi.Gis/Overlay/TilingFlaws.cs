using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>A connected place that no feature covers although features surround it, or that several cover.</summary>
/// <param name="Place">The place, in the analysis plane.</param>
/// <param name="Features">The features that cover it, ascending; none for a gap.</param>
internal sealed record TilingFlaw(Polygon Place, IReadOnlyList<int> Features)
{
    /// <summary>Whether it is as narrow as what rounding leaves between two drawings of one line: no survey coordinate means it.</summary>
    internal bool IsHair => EdgeModel.MeanWidthMetres(Place) <= EdgeModel.LeastGapMetres;
}

/// <summary>Where the features of a layer that should tile the ground leave gaps or overlap. Immutable.</summary>
/// <remarks>
/// Only edges that no neighbour cancels (<see cref="OpenEdges"/>) can bound such a place. They cut the plane into faces, in each of which one number of features
/// covers the ground; how many is counted at one point of it.
/// </remarks>
internal sealed class TilingFlaws
{
    /// <summary>More open edges than these are not looked at: features with so many do not share their boundaries.</summary>
    internal const int MostOpenEdges = 400_000;

    // The areas of the faces, each as often as it is covered, must add up to those of the features.
    private const double AreaTolerancePerOpenMetre = OpenFaces.SnapMetres;
    private const double AreaToleranceShare = 1e-9;

    private TilingFlaws(int openEdges, IReadOnlyList<TilingFlaw>? flaws) => (OpenEdgeCount, Flaws) = (openEdges, flaws);

    /// <summary>How many edges are open, the outer boundary's among them.</summary>
    internal int OpenEdgeCount { get; }

    /// <summary>The flaws, in no particular order of size; null when they could not be located.</summary>
    internal IReadOnlyList<TilingFlaw>? Flaws { get; }

    /// <summary>Looks for flaws.</summary>
    /// <param name="features">The features, valid, in the analysis plane.</param>
    /// <param name="prepared">The same, made ready.</param>
    /// <param name="mostOpenEdges">With more open edges than these nothing is located.</param>
    internal static TilingFlaws Of(PackedPolygons features, PreparedPolygons prepared, int mostOpenEdges = MostOpenEdges)
    {
        var open = OpenEdges.Of(features);
        if (open.Count > mostOpenEdges || OpenFaces.Find(open) is not { } faces)
            return new TilingFlaws(open.Count, flaws: null);

        var covering = new IReadOnlyList<int>[faces.Count];
        Parallel.For(0, faces.Count, face => covering[face] = FeaturesAt(prepared, faces[face].InteriorPoint.Coordinate));
        var expected = Enumerable.Range(0, features.Count).Sum(features.AreaOf);
        var found = faces.Zip(covering).Sum(pair => pair.First.Area * pair.Second.Count);
        var tolerance = AreaToleranceShare * expected + AreaTolerancePerOpenMetre * open.Sum(edge => edge.Length);
        return new TilingFlaws(
            open.Count,
            Math.Abs(expected - found) <= tolerance ? [.. faces.Zip(covering).Where(pair => pair.Second.Count != 1).Select(pair => new TilingFlaw(pair.First, pair.Second))] : null);
    }

    private static List<int> FeaturesAt(PreparedPolygons prepared, Coordinate point)
    {
        var near = new List<int>();
        prepared.Query(new Box(point.X, point.Y, point.X, point.Y), near);
        return near.FindAll(feature =>
        {
            var whole = prepared.WholeOf(feature, out var item);
            return WindingNumber.Of(point.X, point.Y, whole.View(), item, otherIsMoved: true) != 0;
        });
    }
}
