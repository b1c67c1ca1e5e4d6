using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The part of a site that lies so near to a layer's boundary that it changes sides when the boundary moves by its reach: on the layer's side
/// now, and on the other.
/// </summary>
/// <remarks>
/// Everything within the reach r of a boundary edge is a capsule; the band is their union within the site. The layer moved back by r
/// leaves the site inside it without the band, moved forward it gains the band outside. Round ends have eight sides a quadrant, inscribed: the reach is
/// short by at most 1 − cos(π/32) = 0.48 %. Distances are the analysis plane's, whose scale errs by up to 0.21 % in the district.
/// </remarks>
/// <param name="InsideSquareMetres">The band inside the layer.</param>
/// <param name="OutsideSquareMetres">The band outside the layer.</param>
internal readonly record struct AccuracyBand(double InsideSquareMetres, double OutsideSquareMetres)
{
    /// <summary>Sides of a quarter circle.</summary>
    internal const int QuadrantSegments = 8;

    /// <summary>What an inscribed circle of so many sides still holds, a little less than cos(π/32).</summary>
    internal const double CertainShare = 0.994;

    // The sweep compares edges with edges: of more, buffering is quicker.
    private const int MostSwept = 40_000;

    // What the sweep finds inside the layer must be what the kernel found, but for edges that were moved by a micrometre to where a neighbour's vertex lies.
    private const double LeastTolerance = 1e-5;
    private const double ToleranceByMetre = 1e-6;

    [ThreadStatic]
    private static List<(OutlineEdge Edge, double Reach)>? NearOfThread;

    /// <summary>Measures the band.</summary>
    /// <param name="ground">The site, or the part of it in question.</param>
    /// <param name="layer">The layer near it.</param>
    /// <param name="moving">The edges of its boundary that move and are near (<see cref="IsNear"/>), with how far.</param>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    internal static AccuracyBand Of(in BandGround ground, in BandLayer layer, IEnumerable<(OutlineEdge Edge, double Reach)> moving)
    {
        var near = NearOfThread ??= [];
        near.Clear();
        foreach (var (edge, reach) in moving)
        {
            if (HoldsWhole(ground.Packed, edge, reach))
                return new AccuracyBand(ground.InsideSquareMetres, Math.Max(0, ground.Geometry.Area - ground.InsideSquareMetres));
            near.Add((edge, reach));
        }

        if (near.Count == 0)
            return default;
        return FindSwept(ground, layer, near) ?? BufferedBand.Of(ground, near, layer.AreaInside);
    }

    /// <summary>The band by a sweep; null when there are too many edges for one, or the layer's edges do not bound what the kernel measured.</summary>
    internal static AccuracyBand? FindSwept(in BandGround ground, in BandLayer layer, List<(OutlineEdge Edge, double Reach)> near)
    {
        var sweep = BandSweep.Begin(ground.Packed);
        NearFigures.Add(near, sweep);
        if (sweep.EdgeCount + layer.Outline.Count > MostSwept)
            return null;
        sweep.AddLayer(layer.Outline, layer.WindingAt);
        var areas = sweep.Measure();
        if (!(Math.Abs(areas.Inside - ground.InsideSquareMetres) <= LeastTolerance + ToleranceByMetre * ground.Geometry.Length))
            return null;
        return new AccuracyBand(Math.Min(areas.InsideNear, ground.InsideSquareMetres), areas.OutsideNear);
    }

    /// <summary>Whether the band of an edge reaches into a site.</summary>
    internal static bool IsNear(PackedPolygons site, in OutlineEdge edge, double reach)
    {
        if (!(reach > 0) || !edge.Box.Widened(reach).Meets(site.BoxOf(0)))
            return false;

        // What begins inside needs no more, and that is quickly told.
        var view = site.View();
        if (WindingNumber.Of(edge.X1, edge.Y1, view, otherItem: 0, otherIsMoved: false) != 0)
            return true;
        var square = reach * reach;
        var box = edge.Box.Widened(reach);
        for (var ring = view.FirstRing(0); ring < view.FirstRing(1); ring++)
        {
            for (var i = view.RingStarts[ring]; i < view.EndEdge(ring); i++)
            {
                if (double.MaxNative(view.Xs[i], view.Xs[i + 1]) >= box.MinX && double.MinNative(view.Xs[i], view.Xs[i + 1]) <= box.MaxX
                    && double.MaxNative(view.Ys[i], view.Ys[i + 1]) >= box.MinY && double.MinNative(view.Ys[i], view.Ys[i + 1]) <= box.MaxY
                    && edge.SquaredDistanceTo(view.Xs[i], view.Ys[i], view.Xs[i + 1], view.Ys[i + 1]) < square)
                    return true;
            }
        }

        return false;
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
}

/// <summary>What a band is measured on.</summary>
/// <param name="Geometry">The site, or the part of it in question.</param>
/// <param name="Packed">The same, item 0.</param>
/// <param name="InsideSquareMetres">What of it lies inside the layer.</param>
internal readonly record struct BandGround(Geometry Geometry, PackedPolygons Packed, double InsideSquareMetres);

/// <summary>A layer near some ground.</summary>
/// <param name="Outline">Its boundary, all edges whose boxes come near the ground by a metre or more.</param>
/// <param name="WindingAt">How many of its disjoint parts hold a point.</param>
/// <param name="AreaInside">How much of an area within the ground lies inside it.</param>
internal readonly record struct BandLayer(IReadOnlyList<OutlineEdge> Outline, Func<double, double, int> WindingAt, Func<Geometry, double> AreaInside);
