using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>A straight piece of the boundary of a dissolved layer; the layer lies on its left.</summary>
internal readonly record struct OutlineEdge(double X1, double Y1, double X2, double Y2, int Feature)
{
    // What the processor does by itself; only coordinates that are no numbers would differ.
    internal Box Box => new(double.MinNative(X1, X2), double.MinNative(Y1, Y2), double.MaxNative(X1, X2), double.MaxNative(Y1, Y2));

    internal double Length => Math.Sqrt((X2 - X1) * (X2 - X1) + (Y2 - Y1) * (Y2 - Y1));

    internal OutlinePoint From => new(X1, Y1);

    internal OutlinePoint To => new(X2, Y2);

    /// <summary>The part of the edge in a box; null when it does not reach it. Ends that lie inside keep their bits.</summary>
    internal OutlineEdge? ClippedTo(in Box box)
    {
        double from = 0, to = 1, dx = X2 - X1, dy = Y2 - Y1;
        if (!Cut(-dx, X1 - box.MinX, ref from, ref to) || !Cut(dx, box.MaxX - X1, ref from, ref to)
            || !Cut(-dy, Y1 - box.MinY, ref from, ref to) || !Cut(dy, box.MaxY - Y1, ref from, ref to))
        {
            return null;
        }

        return this with
        {
            X1 = from > 0 ? X1 + from * dx : X1,
            Y1 = from > 0 ? Y1 + from * dy : Y1,
            X2 = to < 1 ? X1 + to * dx : X2,
            Y2 = to < 1 ? Y1 + to * dy : Y2,
        };
    }

    /// <summary>The square of the least distance to another segment, 0 when they meet.</summary>
    internal double SquaredDistanceTo(double x1, double y1, double x2, double y2)
    {
        if (Orientation.Of(X1, Y1, X2, Y2, x1, y1) != Orientation.Of(X1, Y1, X2, Y2, x2, y2)
            && Orientation.Of(x1, y1, x2, y2, X1, Y1) != Orientation.Of(x1, y1, x2, y2, X2, Y2))
        {
            return 0;
        }

        return Math.Min(
            Math.Min(SquaredDistanceTo(x1, y1), SquaredDistanceTo(x2, y2)),
            Math.Min(SquaredDistance(X1, Y1, x1, y1, x2, y2), SquaredDistance(X2, Y2, x1, y1, x2, y2)));
    }

    internal double SquaredDistanceTo(double x, double y) => SquaredDistance(x, y, X1, Y1, X2, Y2);

    /// <summary>A point beside the middle of the edge, on its right: beyond the layer.</summary>
    internal OutlinePoint Beyond(double metres)
    {
        double dx = X2 - X1, dy = Y2 - Y1, length = Math.Sqrt(dx * dx + dy * dy);
        return new OutlinePoint((X1 + X2) / 2 + metres * dy / length, (Y1 + Y2) / 2 - metres * dx / length);
    }

    private static double SquaredDistance(double x, double y, double x1, double y1, double x2, double y2)
    {
        double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
        var share = length > 0 ? Math.Clamp(((x - x1) * dx + (y - y1) * dy) / length, 0, 1) : 0;
        double awayX = x - x1 - share * dx, awayY = y - y1 - share * dy;
        return awayX * awayX + awayY * awayY;
    }

    // Liang and Barsky's clipping against one side: direction · t ≤ room.
    private static bool Cut(double direction, double room, ref double from, ref double to)
    {
        if (direction == 0)
            return room >= 0;
        var at = room / direction;
        if (direction < 0)
            from = Math.Max(from, at);
        else
            to = Math.Min(to, at);
        return from <= to;
    }
}

/// <summary>An end of outline edges. Zero is one point whatever its sign.</summary>
internal readonly record struct OutlinePoint
{
    internal OutlinePoint(double x, double y) => (X, Y) = (x + 0.0, y + 0.0);

    internal double X { get; }

    internal double Y { get; }
}
