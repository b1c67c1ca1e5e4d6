using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>What of a site lies near a boundary that moves and what does not, each inside the layer and outside, in square metres.</summary>
internal readonly record struct BandAreas(double InsideNear, double OutsideNear, double InsideFar, double OutsideFar)
{
    internal double Inside => InsideNear + InsideFar;
}

/// <summary>
/// Measures a site, a layer and what is near the layer's boundary against each other in one sweep, without building anything: strips of the site are cut into slabs at
/// the heights of all vertices and crossings, and in a slab edges stand side by side from west to east with trapezoids between them.
/// </summary>
/// <remarks>
/// <para>Of each of the three it is counted how often it winds around the place: the outlines may overlap themselves (what is near is a pile of overlapping figures), run
/// along each other and touch. Where rounding misses a crossing or puts two edges in the wrong order, what lies between them is some roundings wide.</para>
/// <para>The site and the figures must be whole: below everything they wind around nothing, and along a strip's western border that changes where an edge crosses the
/// border. Of the layer only the edges near the site need be there: how often it winds around the lower end of the first border is asked, around those of the others it is what the strip
/// before ends with.</para>
/// <para>Holds scratch memory and serves one thread.</para>
/// </remarks>
internal sealed class BandSweep
{
    // So far west and south of the site the sweep begins: nearer than what is known of the layer, and odd, so that nothing drawn on round numbers runs through the corner.
    private const double WestMetres = 0.5137219;
    private const double SouthMetres = 0.4719637;

    // A strip of few edges has few slabs, and few edges in each; but each strip begins anew.
    private const int EdgesPerStrip = 50;
    private const int MostStrips = 60;

    [ThreadStatic]
    private static BandSweep? OfThread;

    private readonly List<SweptEdge> _all = [];
    private readonly StripSweep _strip = new();
    private int[] _ofStrips = new int[1024];
    private (int First, int Last)[] _stripsOf = new (int, int)[1024];
    private Box _box;
    private Func<double, double, int> _layerWindingAt = static (_, _) => 0;

    /// <summary>The thread's own, with nothing but a site: for one measuring at a time.</summary>
    internal static BandSweep Begin(PackedPolygons site)
    {
        var sweep = OfThread ??= new BandSweep();
        var box = site.BoxOf(0);
        sweep._box = box with { MinX = box.MinX - WestMetres, MinY = box.MinY - SouthMetres };
        sweep._all.Clear();
        sweep.AddSite(site);
        return sweep;
    }

    /// <summary>How many edges there are to sweep.</summary>
    internal int EdgeCount => _all.Count;

    /// <summary>Adds the layer.</summary>
    /// <param name="outline">Its edges near the site, the layer on their left.</param>
    /// <param name="windingAt">How often it winds around a place.</param>
    internal void AddLayer(IReadOnlyList<OutlineEdge> outline, Func<double, double, int> windingAt)
    {
        _layerWindingAt = windingAt;
        foreach (var edge in outline)
            AddEdge(edge.X1, edge.Y1, edge.X2, edge.Y2, SweptKind.Layer);
    }

    /// <summary>Adds an edge of a figure that is near, the figure on its left.</summary>
    internal void AddNear(OutlinePoint from, OutlinePoint to) => AddEdge(from.X, from.Y, to.X, to.Y, SweptKind.Near);

    /// <summary>Sweeps; the instance is free then.</summary>
    internal BandAreas Measure()
    {
        Span<double> areas = stackalloc double[4];
        areas.Clear();
        var strips = Math.Clamp(_all.Count / EdgesPerStrip, 1, MostStrips);
        Span<int> ends = stackalloc int[MostStrips];
        ShareOut(strips, ends);
        var layer = _layerWindingAt(_box.MinX, _box.MinY);
        for (var i = 0; i < strips; i++)
        {
            double west = _box.Width * i / strips, east = _box.Width * (i + 1) / strips;
            layer = _strip.AddAreas(CollectionsMarshal.AsSpan(_all), _ofStrips.AsSpan((i == 0 ? 0 : ends[i - 1])..ends[i]), west, east, _box.Height, layer, areas);
        }

        _layerWindingAt = static (_, _) => 0;
        return new BandAreas(areas[0b11], areas[0b01], areas[0b10], areas[0b00]);
    }

    /// <summary>Lists the edges of each strip in their order, one strip after the other; the strip has the last word.</summary>
    private void ShareOut(int strips, Span<int> ends)
    {
        ends.Clear();
        if (_stripsOf.Length < _all.Count)
            _stripsOf = new (int, int)[2 * _all.Count];
        Span<(int First, int Last)> stripsOf = _stripsOf.AsSpan(0, _all.Count);
        var edges = CollectionsMarshal.AsSpan(_all);
        var scale = strips / _box.Width;
        for (var i = 0; i < edges.Length; i++)
        {
            // What lies on a border, but for rounding, may be of either side.
            const double rounding = 1e-9;
            ref readonly var edge = ref edges[i];
            var first = (int)double.MaxNative(0, double.MinNative(edge.X1, edge.X2) * scale - rounding);
            var last = (int)double.MinNative(strips - 1, double.MaxNative(edge.X1, edge.X2) * scale + rounding);
            stripsOf[i] = (first, last);
            for (var strip = first; strip <= last; strip++)
                ends[strip]++;
        }

        // Counts become the places where each strip's edges begin, and while they are put there the places where they end.
        var total = 0;
        for (var strip = 0; strip < strips; strip++)
            (ends[strip], total) = (total, total + ends[strip]);
        if (_ofStrips.Length < total)
            _ofStrips = new int[2 * total];
        for (var i = 0; i < stripsOf.Length; i++)
        {
            for (var strip = stripsOf[i].First; strip <= stripsOf[i].Last; strip++)
                _ofStrips[ends[strip]++] = i;
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

    // From the corner, so that products keep their digits. East of the site nothing matters, nor does what lies wholly west or north of it.
    private void AddEdge(double x1, double y1, double x2, double y2, SweptKind kind)
    {
        if (double.MinNative(x1, x2) <= _box.MaxX && double.MaxNative(x1, x2) >= _box.MinX && double.MinNative(y1, y2) <= _box.MaxY)
            _all.Add(new SweptEdge(x1 - _box.MinX, y1 - _box.MinY, x2 - _box.MinX, y2 - _box.MinY, kind));
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

/// <summary>An edge that is swept, with what it bounds on its left. Coordinates are from the sweep's corner.</summary>
internal readonly record struct SweptEdge(double X1, double Y1, double X2, double Y2, SweptKind Kind);
