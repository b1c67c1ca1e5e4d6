namespace Yanshi.Gis.Overlay;

/// <summary>Sweeps one strip of a <see cref="BandSweep"/> from bottom to top. Holds scratch memory and serves one thread.</summary>
internal sealed class StripSweep
{
    // Neither the site nor the layer crosses itself; hairs where features of the layer were meant to touch are as wide as they are, whatever the order in them.
    private readonly SlabEdges<SlabWindings> _edges = new(crossingKind: (int)SweptKind.Near);
    private readonly List<(double Height, SweptKind Kind, int Change)> _crossings = [];
    private double _west;
    private double _east;
    private SlabWindings _atBorder;

    /// <summary>Adds what the strip has of each area.</summary>
    /// <param name="all">All edges.</param>
    /// <param name="own">The numbers of those that may reach into the strip.</param>
    /// <param name="west">The strip's western border.</param>
    /// <param name="east">Its eastern border.</param>
    /// <param name="height">How high the sweep goes, from 0.</param>
    /// <param name="layer">How often the layer winds around the lower end of the western border.</param>
    /// <param name="areas">By two bits: inside the layer, near its boundary.</param>
    /// <returns>How often the layer winds around the lower end of the eastern border.</returns>
    internal int AddAreas(ReadOnlySpan<SweptEdge> all, ReadOnlySpan<int> own, double west, double east, double height, int layer, Span<double> areas)
    {
        (_west, _east) = (west, east);
        _atBorder = SlabWindings.None + SlabWindings.Of(SweptKind.Layer, layer);
        _crossings.Clear();
        _edges.Clear(height);
        foreach (var number in own)
            Add(all[number]);
        _crossings.Sort(static (one, other) => one.Height.CompareTo(other.Height));

        Span<double> widths = stackalloc double[8];
        var crossing = 0;
        var layerInEast = layer;
        var isLowest = true;
        _edges.Begin();
        while (_edges.Next(out var bottom, out var top))
        {
            for (; crossing < _crossings.Count && _crossings[crossing].Height <= bottom; crossing++)
                _atBorder += SlabWindings.Of(_crossings[crossing].Kind, _crossings[crossing].Change);
            widths.Clear();
            var inEast = AddWidths(widths);
            if (isLowest)
                (layerInEast, isLowest) = (inEast.Layer, false);

            // Only what is inside the site counts.
            for (var i = 0; i < areas.Length; i++)
                areas[i] += widths[0b100 | i] * (top - bottom);
        }

        return layerInEast;
    }

    // An edge on a border belongs to the strip in the east.
    private void Add(in SweptEdge edge)
    {
        double x1 = edge.X1, y1 = edge.Y1, x2 = edge.X2, y2 = edge.Y2;
        if ((x1 < _west && x2 < _west) || (x1 >= _east && x2 >= _east))
            return;
        if (x1 < _west != x2 < _west)
        {
            var y = HeightAt(_west, edge);
            Cross(y, edge.Kind, x2 > x1 ? 1 : -1);
            if (x1 < _west)
                (x1, y1) = (_west, y);
            else
                (x2, y2) = (_west, y);
        }

        if (x1 < _east != x2 < _east)
        {
            var y = HeightAt(_east, edge);
            if (x1 < _east)
                (x2, y2) = (_east, y);
            else
                (x1, y1) = (_east, y);
        }

        // Going east, what lies on the left of an edge that leads down begins there.
        _edges.Add(x1, y1, x2, y2, (int)edge.Kind, SlabWindings.Of(edge.Kind, y1 < y2 ? -1 : 1));
    }

    // Going east, what an edge bounds is in the north. The layer was asked at the lower end; what else crosses below it counts from the beginning.
    private void Cross(double height, SweptKind kind, int change)
    {
        if (height < 0 && kind is SweptKind.Layer)
            return;
        if (height <= 0)
            _atBorder += SlabWindings.Of(kind, change);
        else
            _crossings.Add((height, kind, change));
        _edges.CutAt(height);
    }

    private static double HeightAt(double x, in SweptEdge edge) => edge.Y1 + (x - edge.X1) / (edge.X2 - edge.X1) * (edge.Y2 - edge.Y1);

    // Answers how often each winds around the eastern border.
    private SlabWindings AddWidths(Span<double> widths)
    {
        var (windings, before) = (_atBorder, _west);
        var xs = _edges.Xs;
        for (var place = 0; place < xs.Length; place++)
        {
            var x = xs[place];
            widths[windings.Index] += x - before;
            before = x;
            windings += _edges.StepAt(place);
        }

        widths[windings.Index] += _east - before;
        return windings;
    }
}
