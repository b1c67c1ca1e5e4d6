namespace Yanshi.Gis.Overlay;

/// <summary>
/// Everything within the reach of boundary edges as figures for <see cref="BandSweep"/>: a rectangle along each edge; where two edges of one reach follow each other a
/// wedge on the outer side of the bend, else half a circle at the end.
/// </summary>
/// <remarks>
/// That is all: a place whose nearest point is inside an edge lies in its rectangle, and one whose nearest point is an end lies beyond the edges that meet there, in
/// the wedge or the half circle. Arcs are inscribed, <see cref="AccuracyBand.QuadrantSegments"/> sides a quadrant or finer. Sides that two figures have in common in
/// opposite directions are left out of both.
/// </remarks>
internal static class NearFigures
{
    private const double SideRadians = Math.PI / 2 / AccuracyBand.QuadrantSegments;

    /// <summary>Adds the figures.</summary>
    /// <param name="near">The edges with their reaches, those of a ring one after the other as far as they are there.</param>
    /// <param name="sweep">Takes them.</param>
    internal static void Add(List<(OutlineEdge Edge, double Reach)> near, BandSweep sweep)
    {
        var starts = new List<int>();
        for (var i = 0; i < near.Count; i++)
        {
            if (i == 0 || !Follows(near[i - 1], near[i]))
                starts.Add(i);
        }

        for (var i = 0; i < near.Count; i++)
        {
            var side = new Side(near[i].Edge, near[i].Reach);
            sweep.AddNear(side.RightOfFrom, side.RightOfTo);
            sweep.AddNear(side.LeftOfTo, side.LeftOfFrom);
            if (i + 1 < near.Count && Follows(near[i], near[i + 1]))
                AddBend(side, new Side(near[i + 1].Edge, near[i + 1].Reach), sweep);
            else if (starts.FindIndex(start => Follows(near[i], near[start])) is >= 0 and var found)
            {
                // Where the list enters a ring amid a run, or a run is the whole ring.
                var start = starts[found];
                starts.RemoveAt(found);
                AddBend(side, new Side(near[start].Edge, near[start].Reach), sweep);
            }
            else
                AddArc(side.Edge.To, side.RightOfTo, side.LeftOfTo, Math.PI, sweep);
        }

        foreach (var start in starts)
        {
            var side = new Side(near[start].Edge, near[start].Reach);
            AddArc(side.Edge.From, side.LeftOfFrom, side.RightOfFrom, Math.PI, sweep);
        }
    }

    private static bool Follows((OutlineEdge Edge, double Reach) one, (OutlineEdge Edge, double Reach) other) =>
        one.Edge.To == other.Edge.From && one.Reach == other.Reach;

    // On the inner side the ends of both rectangles stay as they are, one within the other.
    private static void AddBend(in Side one, in Side other, BandSweep sweep)
    {
        var at = one.Edge.To;
        var turn = one.EastOfUnit * other.NorthOfUnit - one.NorthOfUnit * other.EastOfUnit;
        var angle = Math.Atan2(Math.Abs(turn), one.EastOfUnit * other.EastOfUnit + one.NorthOfUnit * other.NorthOfUnit);
        if (turn >= 0)
        {
            AddArc(at, one.RightOfTo, other.RightOfFrom, angle, sweep);
            sweep.AddNear(at, one.LeftOfTo);
            sweep.AddNear(other.LeftOfFrom, at);
        }
        else
        {
            AddArc(at, other.LeftOfFrom, one.LeftOfTo, angle, sweep);
            sweep.AddNear(one.RightOfTo, at);
            sweep.AddNear(at, other.RightOfFrom);
        }
    }

    // Counter-clockwise around a point.
    private static void AddArc(OutlinePoint at, OutlinePoint from, OutlinePoint to, double angle, BandSweep sweep)
    {
        var sides = Math.Max(1, (int)Math.Ceiling(angle / SideRadians - 1e-9));
        var (sine, cosine) = Math.SinCos(angle / sides);
        double x = from.X - at.X, y = from.Y - at.Y;
        var last = from;
        for (var i = 1; i < sides; i++)
        {
            (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
            var next = new OutlinePoint(at.X + x, at.Y + y);
            sweep.AddNear(last, next);
            last = next;
        }

        sweep.AddNear(last, to);
    }

    /// <summary>An edge with the corners of its rectangle.</summary>
    private readonly struct Side
    {
        internal Side(in OutlineEdge edge, double reach)
        {
            Edge = edge;
            double dx = edge.X2 - edge.X1, dy = edge.Y2 - edge.Y1, length = Math.Sqrt(dx * dx + dy * dy);
            (EastOfUnit, NorthOfUnit) = (dx / length, dy / length);
            double acrossX = -reach * NorthOfUnit, acrossY = reach * EastOfUnit;
            LeftOfFrom = new OutlinePoint(edge.X1 + acrossX, edge.Y1 + acrossY);
            LeftOfTo = new OutlinePoint(edge.X2 + acrossX, edge.Y2 + acrossY);
            RightOfFrom = new OutlinePoint(edge.X1 - acrossX, edge.Y1 - acrossY);
            RightOfTo = new OutlinePoint(edge.X2 - acrossX, edge.Y2 - acrossY);
        }

        internal OutlineEdge Edge { get; }

        internal double EastOfUnit { get; }

        internal double NorthOfUnit { get; }

        internal OutlinePoint LeftOfFrom { get; }

        internal OutlinePoint LeftOfTo { get; }

        internal OutlinePoint RightOfFrom { get; }

        internal OutlinePoint RightOfTo { get; }
    }
}
