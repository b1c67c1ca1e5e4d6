using NetTopologySuite.Geometries;

namespace Yanshi.Gis.VectorTiles;

/// <summary>Lines and points of a tile: rounded, cut at the sides of what is drawn.</summary>
internal static class LineDrawing
{
    /// <summary>A line, point or collection of them; null when nothing of it is within what is drawn.</summary>
    internal static (TileShapeKind Kind, ReadOnlyMemory<byte> Geometry)? Draw(Geometry geometry, in TileFrame frame)
    {
        var commands = new GeometryCommands();
        commands.Begin(frame.Extent);
        if (geometry is IPuntal)
        {
            List<TilePoint> points = [];
            foreach (var point in geometry.Coordinates)
            {
                var unit = new TilePoint(TileFrame.Unit(frame.X(point.X)), TileFrame.Unit(frame.Y(point.Y)));
                if (unit.X >= frame.Least && unit.X <= frame.Most && unit.Y >= frame.Least && unit.Y <= frame.Most && !points.Contains(unit))
                    points.Add(unit);
            }

            if (points.Count == 0)
                return null;
            commands.AddPoints([.. points]);
            return (TileShapeKind.Points, commands.Take());
        }

        for (var part = 0; part < geometry.NumGeometries; part++)
            AddLine(geometry.GetGeometryN(part).Coordinates, frame, commands);
        return commands.Length == 0 ? null : (TileShapeKind.Lines, commands.Take());
    }

    private static void AddLine(Coordinate[] line, in TileFrame frame, GeometryCommands commands)
    {
        List<TilePoint> part = [];
        for (var i = 1; i < line.Length; i++)
        {
            var (from, to) = ((X: frame.X(line[i - 1].X), Y: frame.Y(line[i - 1].Y)), (X: frame.X(line[i].X), Y: frame.Y(line[i].Y)));
            if (Within(from, to, frame) is not var (start, end))
            {
                Flush();
                continue;
            }

            var (first, last) = (At(from, to, start), At(from, to, end));
            if (part.Count > 0 && part[^1] != first)
                Flush();
            if (part.Count == 0)
                part.Add(first);
            if (part[^1] != last)
                part.Add(last);
            if (end < 1)
                Flush();
        }

        Flush();

        // A line shorter than a unit stays as one of one unit.
        void Flush()
        {
            if (part.Count == 1)
                part.Add(part[0] with { X = part[0].X + 1 });
            if (part.Count > 1)
                commands.AddLine([.. part]);
            part.Clear();
        }
    }

    private static TilePoint At((double X, double Y) from, (double X, double Y) to, double share) =>
        new(TileFrame.Unit(from.X + (to.X - from.X) * share), TileFrame.Unit(from.Y + (to.Y - from.Y) * share));

    // The shares of a stretch between which it is within what is drawn (Liang and Barsky).
    private static (double Start, double End)? Within((double X, double Y) from, (double X, double Y) to, in TileFrame frame)
    {
        var (start, end) = (0.0, 1.0);
        ReadOnlySpan<(double Out, double Along)> sides =
        [
            (frame.Least - from.X, to.X - from.X), (from.X - frame.Most, from.X - to.X), (frame.Least - from.Y, to.Y - from.Y), (from.Y - frame.Most, from.Y - to.Y),
        ];
        foreach (var (outside, along) in sides)
        {
            if (along == 0)
            {
                if (outside > 0)
                    return null;
                continue;
            }

            var share = outside / along;
            if (along > 0)
                start = Math.Max(start, share);
            else
                end = Math.Min(end, share);
        }

        return start <= end ? (start, end) : null;
    }
}
