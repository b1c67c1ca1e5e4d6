using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Overlay;

/// <summary>Geodesic distances from a site to the features of layers. One instance serves one thread.</summary>
/// <remarks>
/// The nearest points are sought in a projected zone, where lengths are true to 0.04 % and nearest points therefore are what they are on the ground; only edges that are
/// nearest in the analysis plane, within the error of its scale, are taken there.
/// </remarks>
/// <param name="site">The site in the analysis plane, item 0.</param>
/// <param name="plane">The analysis plane.</param>
/// <param name="zone">The projected zone.</param>
internal sealed class Clearance(PackedPolygons site, EqualAreaPlane plane, Crs zone)
{
    // Coordinates say nothing below a micrometre: what is so near touches.
    private const double TouchMetres = 1e-6;

    // Longer pieces are not straight in both planes.
    private const double LongestStraightMetres = 70;

    private const double FirstReachMetres = 16;
    private const int ReachGrowth = 4;

    private readonly CrsTransform _toZone = CrsTransform.Between(Crs.Cgcs2000, zone);
    private readonly CrsTransform _toDegrees = CrsTransform.Between(zone, Crs.Cgcs2000);
    private readonly Box _box = site.BoxOf(0);
    private readonly (OutlineEdge Edge, Box Box)[] _siteEdges = [.. EdgesOf(site).Select(edge => (edge, edge.Box))];
    private readonly Found _found = Found.OfThread;
    private readonly Dictionary<OutlineEdge, LineSegment> _ownInZone = [];

    /// <summary>
    /// The distance to the nearest feature in metres, 0 when it touches the site; null when there is none within the limit. Features
    /// that overlap the site are not looked for: their distance is 0.
    /// </summary>
    /// <param name="layer">The layer's areas.</param>
    /// <param name="lines">Its lines and points.</param>
    /// <param name="limitMetres">How far to look.</param>
    /// <param name="counts">Which features count; null: all.</param>
    internal double? Metres(PreparedPolygons layer, IReadOnlyList<BaseLine> lines, double limitMetres, Func<int, bool>? counts) => Find(layer, lines, limitMetres, counts)?.GeodesicMetres;

    /// <summary>The same, with the distance in the projected zone: legal distances and the zones they make are drawn there.</summary>
    internal ClearanceDistance? Find(PreparedPolygons layer, IReadOnlyList<BaseLine> lines, double limitMetres, Func<int, bool>? counts)
    {
        // By the margin twice: rivals of what is found at the limit are farther in the plane than it is, by as much as the plane errs.
        AddEdges(lines, _box.Widened(limitMetres * (EqualAreaPlane.ScaleMargin * EqualAreaPlane.ScaleMargin) + 1), counts);
        for (var reach = Math.Min(FirstReachMetres, limitMetres); ; reach = Math.Min(reach * ReachGrowth, limitMetres))
        {
            var isLast = reach >= limitMetres;
            var sought = reach * EqualAreaPlane.ScaleMargin;
            var best = sought * sought;
            _found.Pairs.Clear();
            AddAreas(layer, _box.Widened(sought), counts, ref best);
            foreach (var edge in _found.EdgesOfLines)
                AddPairs(edge, ref best);
            if (_found.Pairs.Count == 0 && !isLast)
                continue;

            // The nearest found this far must be the nearest of all, and its rivals must have been looked at too.
            if (_found.Pairs.Count > 0 && (isLast || Math.Sqrt(best) * EqualAreaPlane.ScaleMargin <= sought))
                return best <= TouchMetres * TouchMetres ? default(ClearanceDistance) : Exact(best) is var exact && exact.GeodesicMetres <= limitMetres ? exact : null;
            if (isLast)
                return null;
        }
    }

    private void AddAreas(PreparedPolygons layer, in Box window, Func<int, bool>? counts, ref double best)
    {
        var (items, edges, nearestFirst) = (_found.Items, _found.Edges, _found.NearestFirst);
        items.Clear();
        nearestFirst.Clear();
        layer.QueryItems(window, items);
        var view = layer.Items.View();

        // Nearest boxes first, so that most of the others need no look at their edges.
        foreach (var item in items)
        {
            layer.Items.Require(item);
            nearestFirst.Add((view.Boxes[item].SquaredGapTo(_box), item));
        }

        nearestFirst.Sort();
        foreach (var (gap, item) in nearestFirst)
        {
            if (gap > Rivals(best) || best <= TouchMetres * TouchMetres)
                return;
            if (counts?.Invoke(layer.FeatureOf[item]) is false)
                continue;
            edges.Clear();
            EdgesNear.Collect(layer.Items, item, layer.FeatureOf[item], _box.Widened(Math.Sqrt(Rivals(best))), edges);
            foreach (var edge in edges)
                AddPairs(edge, ref best);
        }
    }

    private void AddPairs(in OutlineEdge edge, ref double best)
    {
        var box = edge.Box;
        if (_box.SquaredGapTo(box) > Rivals(best))
            return;
        foreach (var (own, ownBox) in _siteEdges)
        {
            if (ownBox.SquaredGapTo(box) > Rivals(best))
                continue;
            var square = own.SquaredDistanceTo(edge.X1, edge.Y1, edge.X2, edge.Y2);
            if (square > Rivals(best))
                continue;
            best = Math.Min(best, square);
            _found.Pairs.Add((own, edge, square));
        }
    }

    private ClearanceDistance Exact(double best)
    {
        var nearest = (Metres: double.PositiveInfinity, From: new Coordinate(), To: new Coordinate());
        foreach (var (own, other, square) in _found.Pairs)
        {
            if (square > Rivals(best))
                continue;
            var others = Straight(other);
            foreach (var from in Straight(own))
            {
                foreach (var to in others)
                {
                    if (from.SquaredDistanceTo(to.X1, to.Y1, to.X2, to.Y2) > Rivals(best))
                        continue;
                    var points = OwnInZone(from).ClosestPoints(InZone(to));
                    var distance = points[0].Distance(points[1]);
                    if (distance < nearest.Metres)
                        nearest = (distance, points[0], points[1]);
                }
            }
        }

        return new ClearanceDistance(nearest.Metres, Geodesic.DistanceMetres(_toDegrees.Transform(nearest.From), _toDegrees.Transform(nearest.To)));
    }

    // The site's few edges nearest to something are so for many layers.
    private LineSegment OwnInZone(in OutlineEdge edge)
    {
        if (!_ownInZone.TryGetValue(edge, out var segment))
            _ownInZone.Add(edge, segment = InZone(edge));
        return segment;
    }

    private LineSegment InZone(in OutlineEdge edge)
    {
        Span<double> x = [edge.X1, edge.X2], y = [edge.Y1, edge.Y2];
        plane.Unproject(x, y);
        _toZone.Transform(x, y);
        return new LineSegment(x[0], y[0], x[1], y[1]);
    }

    private static double Rivals(double square) => square * (EqualAreaPlane.ScaleMargin * EqualAreaPlane.ScaleMargin) + TouchMetres * TouchMetres;

    private static OutlineEdge[] Straight(in OutlineEdge edge)
    {
        double dx = edge.X2 - edge.X1, dy = edge.Y2 - edge.Y1;
        var pieces = new OutlineEdge[(int)(edge.Length / LongestStraightMetres) + 1];
        for (var i = 0; i < pieces.Length; i++)
        {
            double from = (double)i / pieces.Length, to = (double)(i + 1) / pieces.Length;
            pieces[i] = new OutlineEdge(edge.X1 + from * dx, edge.Y1 + from * dy, edge.X1 + to * dx, edge.Y1 + to * dy, edge.Feature);
        }

        return pieces;
    }

    private static OutlineEdge[] EdgesOf(PackedPolygons site)
    {
        var edges = new List<OutlineEdge>();
        EdgesNear.Collect(site, item: 0, feature: 0, site.BoxOf(0), edges);
        return [.. edges];
    }

    // A line may run through the whole district; of its edges those near the site are few.
    private void AddEdges(IReadOnlyList<BaseLine> lines, in Box window, Func<int, bool>? counts)
    {
        _found.EdgesOfLines.Clear();
        foreach (var line in lines)
        {
            if (!Box.Of(line.Geometry.EnvelopeInternal).Meets(window) || counts?.Invoke(line.Feature) is false)
                continue;
            for (var part = 0; part < line.Geometry.NumGeometries; part++)
            {
                var points = line.Geometry.GetGeometryN(part).Coordinates;
                for (var i = 0; i < points.Length; i++)
                {
                    // A point is an edge from itself to itself.
                    if (points.Length > 1 && i == 0)
                        continue;
                    var from = points[Math.Max(0, i - 1)];
                    var edge = new OutlineEdge(from.X, from.Y, points[i].X, points[i].Y, line.Feature);
                    if (edge.Box.Meets(window))
                        _found.EdgesOfLines.Add(edge);
                }
            }
        }
    }

    /// <summary>What a search finds on its way: a thread's searches come one after the other.</summary>
    private sealed class Found
    {
        [ThreadStatic]
        private static Found? OfThreadOrNull;

        internal static Found OfThread => OfThreadOrNull ??= new Found();

        internal List<(OutlineEdge Site, OutlineEdge Other, double Square)> Pairs { get; } = [];

        internal List<int> Items { get; } = [];

        internal List<OutlineEdge> Edges { get; } = [];

        internal List<OutlineEdge> EdgesOfLines { get; } = [];

        internal List<(double Gap, int Item)> NearestFirst { get; } = [];
    }
}

/// <summary>A distance, 0 where things touch.</summary>
/// <param name="ZoneMetres">In the projected zone.</param>
/// <param name="GeodesicMetres">On the ellipsoid, between the same points.</param>
internal readonly record struct ClearanceDistance(double ZoneMetres, double GeodesicMetres);
