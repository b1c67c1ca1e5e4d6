using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The part of a site that lies so near to a layer's boundary that it changes sides when the boundary moves by its reach: on the layer's side
/// now, and on the other.
/// </summary>
/// <remarks>
/// Everything within the reach r of a boundary edge is a capsule; the band is their union within the site. The layer moved back by r
/// leaves the site inside it without the band, moved forward it gains the band outside. Round ends have eight sides a quadrant, inscribed: the reach is
/// short by at most 1 − cos(π/32) = 0.5 %. Distances are the analysis plane's, whose scale errs by up to 0.21 % in the district.
/// </remarks>
/// <param name="InsideSquareMetres">The band inside the layer.</param>
/// <param name="OutsideSquareMetres">The band outside the layer.</param>
internal readonly record struct AccuracyBand(double InsideSquareMetres, double OutsideSquareMetres)
{
    /// <summary>Sides of a quarter circle.</summary>
    internal const int QuadrantSegments = 8;

    // What an inscribed circle of so many sides still holds, a little less than cos(π/32).
    private const double CertainShare = 0.995;

    /// <summary>Measures the band.</summary>
    /// <param name="site">The site.</param>
    /// <param name="packed">The same, item 0.</param>
    /// <param name="insideSquareMetres">The area of the site inside the layer.</param>
    /// <param name="edges">The layer's boundary near the site.</param>
    /// <param name="reachOf">How far an edge moves, metres.</param>
    /// <param name="areaInside">How much of an area within the site lies inside the layer.</param>
    internal static AccuracyBand Of(
        Geometry site, PackedPolygons packed, double insideSquareMetres, IEnumerable<OutlineEdge> edges, Func<OutlineEdge, double> reachOf, Func<Geometry, double> areaInside)
    {
        var near = edges.Select(edge => (Edge: edge, Reach: reachOf(edge))).Where(item => IsNear(packed, item.Edge, item.Reach)).ToList();
        if (near.Count == 0)
            return default;
        if (near.Exists(item => HoldsWhole(packed, item.Edge, item.Reach)))
            return new AccuracyBand(insideSquareMetres, Math.Max(0, site.Area - insideSquareMetres));

        var band = OverlapPieces.Of(site, Capsules(packed.BoxOf(0), near));
        var inside = band.IsEmpty ? 0 : Math.Min(areaInside(band), insideSquareMetres);
        return new AccuracyBand(inside, Math.Max(0, band.Area - inside));
    }

    private static bool IsNear(PackedPolygons site, in OutlineEdge edge, double reach)
    {
        if (!(reach > 0) || !edge.Box.Widened(reach).Meets(site.BoxOf(0)))
            return false;
        var view = site.View();
        var square = reach * reach;
        for (var ring = view.FirstRing(0); ring < view.FirstRing(1); ring++)
        {
            for (var i = view.RingStarts[ring]; i < view.EndEdge(ring); i++)
            {
                if (edge.SquaredDistanceTo(view.Xs[i], view.Ys[i], view.Xs[i + 1], view.Ys[i + 1]) < square)
                    return true;
            }
        }

        return WindingNumber.Of(edge.X1, edge.Y1, view, otherItem: 0, otherIsMoved: false) != 0;
    }

    private static bool HoldsWhole(PackedPolygons site, in OutlineEdge edge, double reach)
    {
        var view = site.View();
        var square = CertainShare * CertainShare * reach * reach;
        for (var i = view.RingStarts[view.FirstRing(0)]; i < view.RingStarts[view.FirstRing(1)]; i++)
        {
            double dx = view.Xs[i] - edge.X1, dy = view.Ys[i] - edge.Y1;
            if (dx * dx + dy * dy > square)
                return false;
        }

        return true;
    }

    private static Geometry Capsules(Box site, List<(OutlineEdge Edge, double Reach)> near)
    {
        var parts = near.GroupBy(item => item.Reach).OrderBy(group => group.Key).Select(group =>
        {
            // A clipped edge's round end must not begin where the site could still see it; so the window is wider than the reach.
            var window = site.Widened(group.Key + 1);
            var pieces = group.Select(item => item.Edge.ClippedTo(window)).OfType<OutlineEdge>();
            var lines = ProjectGeometry.Factory.CreateMultiLineString([.. Joined(pieces)]);
            return BufferOp.Buffer(lines, group.Key, new BufferParameters(QuadrantSegments));
        }).ToList();
        return parts.Count == 1 ? parts[0] : NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Union(parts);
    }

    /// <summary>Edges that follow each other as one line, so that fewer round ends have to be united.</summary>
    private static IEnumerable<LineString> Joined(IEnumerable<OutlineEdge> edges)
    {
        List<Coordinate> line = [];
        foreach (var edge in edges)
        {
            if (line.Count == 0 || line[^1].X != edge.X1 || line[^1].Y != edge.Y1)
            {
                if (line.Count > 1)
                    yield return ProjectGeometry.Factory.CreateLineString([.. line]);
                line = [new Coordinate(edge.X1, edge.Y1)];
            }

            line.Add(new Coordinate(edge.X2, edge.Y2));
        }

        if (line.Count > 1)
            yield return ProjectGeometry.Factory.CreateLineString([.. line]);
    }
}
