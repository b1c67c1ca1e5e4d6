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
        var sides = new Side[near.Count];
        for (var i = 0; i < sides.Length; i++)
        {
            sides[i] = new Side(near[i].Edge, near[i].Reach);
            if (i == 0 || !Follows(near[i - 1], near[i]))
                starts.Add(i);
        }

        for (var i = 0; i < sides.Length; i++)
        {
            if (i + 1 < sides.Length && Follows(near[i], near[i + 1]))
                AddBend(ref sides[i], ref sides[i + 1], sweep);
            else if (starts.FindIndex(start => Follows(near[i], near[start])) is >= 0 and var found)
            {
                // Where the list enters a ring amid a run, or a run is the whole ring.
                AddBend(ref sides[i], ref sides[starts[found]], sweep);
                starts.RemoveAt(found);
            }
            else
                AddArc(near[i].Edge.To, sides[i].RightOfTo, sides[i].LeftOfTo, Math.PI, sweep);
        }

        foreach (var start in starts)
            AddArc(near[start].Edge.From, sides[start].LeftOfFrom, sides[start].RightOfFrom, Math.PI, sweep);
        foreach (ref readonly var side in sides.AsSpan())
        {
            sweep.AddNear(side.RightOfFrom, side.RightOfTo);
            sweep.AddNear(side.LeftOfTo, side.LeftOfFrom);
        }
    }

    private static bool Follows((OutlineEdge Edge, double Reach) one, (OutlineEdge Edge, double Reach) other) =>
        one.Edge.To == other.Edge.From && one.Reach == other.Reach;

    private static void AddBend(ref Side one, ref Side other, BandSweep sweep)
    {
        var at = one.Edge.To;
        var turn = one.EastOfUnit * other.NorthOfUnit - one.NorthOfUnit * other.EastOfUnit;
        var along = one.EastOfUnit * other.EastOfUnit + one.NorthOfUnit * other.NorthOfUnit;
        var angle = Math.Atan2(Math.Abs(turn), along);
        if (turn >= 0)
        {
            AddArc(at, one.RightOfTo, other.RightOfFrom, angle, sweep);
            if (CanMeet(one.FreeOnLeft, other.FreeOnLeft, one.Reach * turn, along))
            {
                one.LeftOfTo = other.LeftOfFrom = one.Back(one.LeftOfTo, one.Reach * turn / (1 + along));
                one.FreeOnLeft -= one.Reach * turn;
                other.FreeOnLeft -= one.Reach * turn;
                return;
            }

            sweep.AddNear(at, one.LeftOfTo);
            sweep.AddNear(other.LeftOfFrom, at);
        }
        else
        {
            AddArc(at, other.LeftOfFrom, one.LeftOfTo, angle, sweep);
            if (CanMeet(one.FreeOnRight, other.FreeOnRight, one.Reach * -turn, along))
            {
                one.RightOfTo = other.RightOfFrom = one.Back(one.RightOfTo, one.Reach * -turn / (1 + along));
                one.FreeOnRight -= one.Reach * -turn;
                other.FreeOnRight -= one.Reach * -turn;
                return;
            }

            sweep.AddNear(one.RightOfTo, at);
            sweep.AddNear(at, other.RightOfFrom);
        }
    }

    // On the inner side of a bend both rectangles hold the same kite, as far back as the other's corner reaches. Without it in one of them their sides end where they meet. That is
    // so only where nothing else was left out of either rectangle there: each place that a bend leaves out once is then still held once for every two figures that held it.
    private static bool CanMeet(double free, double otherFree, double kite, double along) => along >= 0 && kite <= free && kite <= otherFree;

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
    private struct Side
    {
        internal Side(in OutlineEdge edge, double reach)
        {
            (Edge, Reach) = (edge, reach);
            double dx = edge.X2 - edge.X1, dy = edge.Y2 - edge.Y1, length = Math.Sqrt(dx * dx + dy * dy);
            (EastOfUnit, NorthOfUnit) = (dx / length, dy / length);
            (FreeOnLeft, FreeOnRight) = (length, length);
            double acrossX = -reach * NorthOfUnit, acrossY = reach * EastOfUnit;
            LeftOfFrom = new OutlinePoint(edge.X1 + acrossX, edge.Y1 + acrossY);
            LeftOfTo = new OutlinePoint(edge.X2 + acrossX, edge.Y2 + acrossY);
            RightOfFrom = new OutlinePoint(edge.X1 - acrossX, edge.Y1 - acrossY);
            RightOfTo = new OutlinePoint(edge.X2 - acrossX, edge.Y2 - acrossY);
        }

        internal OutlineEdge Edge { get; }

        internal double Reach { get; }

        internal double EastOfUnit { get; }

        internal double NorthOfUnit { get; }

        internal OutlinePoint LeftOfFrom { get; set; }

        internal OutlinePoint LeftOfTo { get; set; }

        internal OutlinePoint RightOfFrom { get; set; }

        internal OutlinePoint RightOfTo { get; set; }

        /// <summary>How much of the length no bend has taken on the left.</summary>
        internal double FreeOnLeft { get; set; }

        /// <summary>The same on the right.</summary>
        internal double FreeOnRight { get; set; }

        internal readonly OutlinePoint Back(OutlinePoint from, double metres) => new(from.X - metres * EastOfUnit, from.Y - metres * NorthOfUnit);
    }
}
