using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>An <see cref="AccuracyBand"/> by buffering its edges: the slow way, for more edges than a sweep can take.</summary>
internal static class BufferedBand
{
    // Buffers otherwise straighten bends of up to a hundredth of the reach, far more than round ends lose.
    private const double SimplifyShare = 1e-5;

    // So many of a site's vertices tell whether capsules are wrong: lost faces are large, and every vertex looks at every edge.
    private const int MostWitnesses = 1000;

    private const double NothingSquareMetres = 1e-6;
    private const double RoundingShare = 1e-9;

    private static readonly Comparer<OutlineEdge> EdgeOrder = Comparer<OutlineEdge>.Create(
        static (one, other) => (one.X1, one.Y1, one.X2, one.Y2).CompareTo((other.X1, other.Y1, other.X2, other.Y2)));

    /// <summary>Measures the band.</summary>
    /// <param name="ground">The site, or the part of it in question.</param>
    /// <param name="near">The edges whose bands reach into it, none of which holds all of it.</param>
    /// <param name="areaInside">How much of an area within the ground lies inside the layer.</param>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    internal static AccuracyBand Of(in BandGround ground, List<(OutlineEdge Edge, double Reach)> near, Func<Geometry, double> areaInside)
    {
        var (site, packed) = (ground.Geometry, ground.Packed);
        var band = FindBand(site, packed, Capsules(packed.BoxOf(0), near, Buffered), near)
            ?? FindBand(site, packed, Capsules(packed.BoxOf(0), near, EdgeByEdge), near)
            ?? throw FeatureUnion.Failed(site);
        var inside = band.IsEmpty ? 0 : Math.Min(areaInside(band), ground.InsideSquareMetres);
        return new AccuracyBand(inside, Math.Max(0, band.Area - inside));
    }

    /// <summary>
    /// The capsules within the site; null when the site's own vertices tell that they are wrong. Buffering a line can lose faces without a word where the reach is
    /// much larger than the line's bends.
    /// </summary>
    private static Geometry? FindBand(Geometry site, PackedPolygons packed, Geometry capsules, List<(OutlineEdge Edge, double Reach)> near)
    {
        var view = packed.View();
        var capsulesView = PackedPolygons.Pack([capsules]);
        var (first, end) = (view.RingStarts[view.FirstRing(0)], view.RingStarts[view.FirstRing(1)]);
        var step = 1 + (end - first) / MostWitnesses;
        for (var i = first; i < end; i += step)
        {
            double x = view.Xs[i], y = view.Ys[i], depth = double.NegativeInfinity, reach = 0;
            foreach (var (edge, reachOfEdge) in near)
            {
                var share = 1 - Math.Sqrt(edge.SquaredDistanceTo(x, y)) / reachOfEdge;
                if (share > depth)
                    (depth, reach) = (share, reachOfEdge);
            }

            var isInside = WindingNumber.Of(x, y, capsulesView.View(), otherItem: 0, otherIsMoved: false) != 0;
            if (reach > 0 && Math.Abs(depth) > 2 * (1 - AccuracyBand.CertainShare) && isInside != depth > 0)
                return null;
        }

        var area = OverlapKernel.OfThread.Area(view, 0, capsulesView.View(), 0, out var certain);
        if (certain && area == 0)
            return ProjectGeometry.Factory.CreatePolygon();
        var edges = new List<OutlineEdge>();
        EdgesNear.Collect(capsulesView, item: 0, feature: 0, packed.BoxOf(0), edges);
        return TracedPieces.Find(packed, edges, isOutside: false, area, NothingSquareMetres + RoundingShare * site.Area)
            ?? OverlapPieces.Find(site, capsules, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
    }

    private static Geometry Capsules(Box site, List<(OutlineEdge Edge, double Reach)> near, Func<IEnumerable<OutlineEdge>, double, Geometry> widen)
    {
        var parts = near.GroupBy(item => item.Reach).OrderBy(group => group.Key).Select(group =>
        {
            // A clipped edge's round end must not begin where the site could still see it; so the window is wider than the reach.
            var window = site.Widened(group.Key + 1);
            return widen(group.Select(item => item.Edge.ClippedTo(window)).OfType<OutlineEdge>(), group.Key);
        }).ToList();
        return parts.Count == 1 ? parts[0] : NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Union(parts);
    }

    private static Geometry Buffered(IEnumerable<OutlineEdge> edges, double reach) =>
        BufferOp.Buffer(ProjectGeometry.Factory.CreateMultiLineString([.. Joined(edges)]), reach, new BufferParameters(AccuracyBand.QuadrantSegments) { SimplifyFactor = SimplifyShare });

    private static Geometry EdgeByEdge(IEnumerable<OutlineEdge> edges, double reach) => NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Union(
        edges.Order(EdgeOrder).Select(edge => BufferOp.Buffer(
            ProjectGeometry.Factory.CreateLineString([new(edge.X1, edge.Y1), new(edge.X2, edge.Y2)]), reach, new BufferParameters(AccuracyBand.QuadrantSegments) { SimplifyFactor = SimplifyShare })).ToList());

    /// <summary>Edges that follow each other as one line, so that few round ends have to be united; the same lines in whatever order the edges come.</summary>
    private static IEnumerable<LineString> Joined(IEnumerable<OutlineEdge> edges)
    {
        var sorted = edges.Order(EdgeOrder).ToList();
        var leaving = sorted.ToLookup(edge => edge.From);
        var entered = sorted.Select(edge => edge.To).ToHashSet();
        var used = new HashSet<OutlineEdge>();

        // First the lines that begin somewhere, then what is left: closed ones.
        foreach (var start in sorted.Where(edge => !entered.Contains(edge.From)).Concat(sorted))
        {
            if (!used.Add(start))
                continue;
            List<Coordinate> line = [new(start.X1, start.Y1), new(start.X2, start.Y2)];
            for (var at = start.To; leaving[at].Cast<OutlineEdge?>().FirstOrDefault(edge => used.Add(edge!.Value)) is { } next; at = next.To)
                line.Add(new Coordinate(next.X2, next.Y2));

            // A closed line would be widened ring-wise, which goes wrong where the reach is larger than the ring.
            if (line[0].Equals2D(line[^1]))
            {
                yield return ProjectGeometry.Factory.CreateLineString([line[^2], line[^1]]);
                line.RemoveAt(line.Count - 1);
            }

            yield return ProjectGeometry.Factory.CreateLineString([.. line]);
        }
    }
}
