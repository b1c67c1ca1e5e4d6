using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>What of a site lies near a boundary that moves and what does not, each inside the layer and outside, in square metres.</summary>
internal readonly record struct BandAreas(double InsideNear, double OutsideNear, double InsideFar, double OutsideFar)
{
    internal double Inside => InsideNear + InsideFar;
}

/// <summary>
/// Measures a site, a layer and what is near the layer's boundary against each other in one sweep, without building anything: the site's heights are cut into slabs at
/// all vertices and crossings, and in a slab edges stand side by side from west to east with trapezoids between them.
/// </summary>
/// <remarks>
/// <para>Of each of the three it is counted how often it winds around the place: the outlines may overlap themselves (what is near is a pile of overlapping figures), run
/// along each other and touch. Where rounding misses a crossing or puts two edges in the wrong order, what lies between them is some roundings wide.</para>
/// <para>The site and the figures must be whole. Of the layer only the edges near the site need be there: how often it winds around the corner in the south-west is given,
/// and further north along the western border it changes where an edge crosses the border.</para>
/// <para>Holds scratch memory and serves one thread.</para>
/// </remarks>
internal sealed class BandSweep
{
    // So far west and south of the site the corner lies: nearer than what is known of the layer, and odd, so that nothing drawn on round numbers runs through it.
    private const double WestMetres = 0.5137219;
    private const double SouthMetres = 0.4719637;

    [ThreadStatic]
    private static BandSweep? OfThread;

    private readonly SlabEdges _edges = new();
    private readonly List<(double Height, int Change)> _crossings = [];
    private Box _box;
    private int _windingAtCorner;

    /// <summary>The thread's own, empty: for one measuring at a time.</summary>
    internal static BandSweep Begin(PackedPolygons site)
    {
        var sweep = OfThread ??= new BandSweep();
        var box = site.BoxOf(0);
        sweep._box = box with { MinX = box.MinX - WestMetres };
        sweep._edges.Clear(box.Height);
        sweep._crossings.Clear();
        sweep._windingAtCorner = 0;
        sweep.AddSite(site);
        return sweep;
    }

    /// <summary>The corner around which the layer's winding has to be known.</summary>
    internal OutlinePoint Corner => new(_box.MinX, _box.MinY - SouthMetres);

    /// <summary>How many edges there are to sweep.</summary>
    internal int EdgeCount => _edges.Count;

    /// <summary>Adds the layer.</summary>
    /// <param name="outline">Its edges near the site, the layer on their left.</param>
    /// <param name="windingAtCorner">How often it winds around <see cref="Corner"/>.</param>
    internal void AddLayer(IReadOnlyList<OutlineEdge> outline, int windingAtCorner)
    {
        _windingAtCorner = windingAtCorner;
        foreach (var edge in outline)
        {
            double x1 = edge.X1, y1 = edge.Y1, x2 = edge.X2, y2 = edge.Y2;
            if (x1 < _box.MinX != x2 < _box.MinX)
            {
                var y = y1 + (_box.MinX - x1) / (x2 - x1) * (y2 - y1);

                // Going east the layer is in the north.
                if (y >= Corner.Y)
                    _crossings.Add((y - _box.MinY, x2 > x1 ? 1 : -1));
                if (x1 < _box.MinX)
                    (x1, y1) = (_box.MinX, y);
                else
                    (x2, y2) = (_box.MinX, y);
            }
            else if (x1 < _box.MinX)
            {
                continue;
            }

            AddEdge(x1, y1, x2, y2, SweptKind.Layer);
        }
    }

    /// <summary>Adds an edge of a figure that is near, the figure on its left.</summary>
    internal void AddNear(OutlinePoint from, OutlinePoint to) => AddEdge(from.X, from.Y, to.X, to.Y, SweptKind.Near);

    /// <summary>Sweeps; the instance is free then.</summary>
    internal BandAreas Measure()
    {
        _crossings.Sort(static (one, other) => one.Height.CompareTo(other.Height));
        foreach (var (height, _) in _crossings)
            _edges.CutAt(height);

        Span<double> areas = stackalloc double[4];
        areas.Clear();
        Span<double> widths = stackalloc double[4];
        var (layer, crossing) = (_windingAtCorner, 0);
        _edges.Begin();
        while (_edges.Next(out var bottom, out var top))
        {
            for (; crossing < _crossings.Count && _crossings[crossing].Height <= bottom; crossing++)
                layer += _crossings[crossing].Change;
            widths.Clear();
            AddWidths(layer, widths);
            for (var i = 0; i < areas.Length; i++)
                areas[i] += widths[i] * (top - bottom);
        }

        return new BandAreas(areas[0b11], areas[0b01], areas[0b10], areas[0b00]);
    }

    // Widths halfway up: of a trapezoid that is the mean.
    private void AddWidths(int layer, Span<double> widths)
    {
        int site = 0, near = 0;
        double before = 0;
        foreach (var (x, kind, change) in _edges.InOrder)
        {
            if (site > 0)
                widths[(layer > 0 ? 0b10 : 0) | (near > 0 ? 0b01 : 0)] += x - before;
            before = x;
            switch (kind)
            {
                case SweptKind.Site:
                    site += change;
                    break;
                case SweptKind.Layer:
                    layer += change;
                    break;
                default:
                    near += change;
                    break;
            }
        }
    }

    private void AddSite(PackedPolygons site)
    {
        var view = site.View();
        for (var ring = view.FirstRing(0); ring < view.FirstRing(1); ring++)
        {
            for (var i = view.RingStarts[ring]; i < view.EndEdge(ring); i++)
                AddEdge(view.Xs[i], view.Ys[i], view.Xs[i + 1], view.Ys[i + 1], SweptKind.Site);
        }
    }

    // From the corner, so that products keep their digits. East of the site nothing matters any more.
    private void AddEdge(double x1, double y1, double x2, double y2, SweptKind kind)
    {
        if (Math.Min(x1, x2) <= _box.MaxX)
            _edges.Add(x1 - _box.MinX, y1 - _box.MinY, x2 - _box.MinX, y2 - _box.MinY, kind);
    }
}

/// <summary>What an edge that is swept bounds.</summary>
internal enum SweptKind : byte
{
    /// <summary>The site.</summary>
    Site,

    /// <summary>The layer.</summary>
    Layer,

    /// <summary>What is near the layer's boundary.</summary>
    Near,
}
