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

    // Thousands of edges may be near a site; a check asks for one layer after the other.
    [ThreadStatic]
    private static Side[]? SidesOfThread;

    /// <summary>Adds the figures.</summary>
    /// <param name="near">The edges with their reaches, those of a ring one after the other as far as they are there.</param>
    /// <param name="sweep">Takes them.</param>
    internal static void Add(List<(OutlineEdge Edge, double Reach)> near, BandSweep sweep)
    {
        var sides = Linked(near);

        // In the order of the boundary, so that the sweep meets most heights twice in a row.
        for (var i = 0; i < sides.Length; i++)
            AddRight(sides[i], sides, sweep);
        for (var i = sides.Length - 1; i >= 0; i--)
            AddLeft(sides[i], sides, sweep);
    }

    private static Span<Side> Linked(List<(OutlineEdge Edge, double Reach)> near)
    {
        var starts = new List<int>();
        if (SidesOfThread is not { } room || room.Length < near.Count)
            SidesOfThread = room = new Side[2 * near.Count];
        var sides = room.AsSpan(0, near.Count);
        for (var i = 0; i < sides.Length; i++)
        {
            sides[i] = new Side(near[i].Edge, near[i].Reach);
            if (i == 0 || !Follows(near[i - 1], near[i]))
                starts.Add(i);
        }

        for (var i = 0; i < sides.Length; i++)
        {
            if (i + 1 < sides.Length && Follows(near[i], near[i + 1]))
                Bend(sides, i, i + 1);
            else if (PlaceOfNext(near, i, starts) is >= 0 and var found)
            {
                // Where the list enters a ring amid a run, or a run is the whole ring.
                Bend(sides, i, starts[found]);
                starts.RemoveAt(found);
            }
        }

        foreach (var start in starts)
            sides[start].IsStart = true;
        return sides;
    }

    private static int PlaceOfNext(List<(OutlineEdge Edge, double Reach)> near, int number, List<int> starts)
    {
        for (var place = 0; place < starts.Count; place++)
        {
            if (Follows(near[number], near[starts[place]]))
                return place;
        }

        return -1;
    }

    private static bool Follows((OutlineEdge Edge, double Reach) one, (OutlineEdge Edge, double Reach) other) =>
        one.Edge.To == other.Edge.From && one.Reach == other.Reach;

    private static void Bend(Span<Side> sides, int number, int next)
    {
        ref var one = ref sides[number];
        ref var other = ref sides[next];
        var turn = one.EastOfUnit * other.NorthOfUnit - one.NorthOfUnit * other.EastOfUnit;
        var along = one.EastOfUnit * other.EastOfUnit + one.NorthOfUnit * other.NorthOfUnit;
        (one.Next, one.TurnsLeft, one.Angle) = (next, turn >= 0, Math.Atan2(Math.Abs(turn), along));

        // On the inner side both rectangles hold the same kite, as far back along each edge as the other's corner reaches. Left out of one of them, their sides end where they meet.
        // That is so only where no other bend left something out of either rectangle there: then a place is left out at most once for every two figures that hold it.
        var kite = one.Reach * Math.Abs(turn);
        var (free, otherFree) = one.TurnsLeft ? (one.FreeOnLeft, other.FreeOnLeft) : (one.FreeOnRight, other.FreeOnRight);
        one.SidesMeet = along >= 0 && kite <= free && kite <= otherFree;
        if (!one.SidesMeet)
            return;
        if (one.TurnsLeft)
        {
            one.LeftOfTo = other.LeftOfFrom = one.Back(one.LeftOfTo, kite / (1 + along));
            one.FreeOnLeft -= kite;
            other.FreeOnLeft -= kite;
        }
        else
        {
            one.RightOfTo = other.RightOfFrom = one.Back(one.RightOfTo, kite / (1 + along));
            one.FreeOnRight -= kite;
            other.FreeOnRight -= kite;
        }
    }

    // What stands on the inner side of a bend and does not meet goes to the vertex: both rectangles stay as they are there, one within the other.
    private static void AddRight(in Side side, ReadOnlySpan<Side> sides, BandSweep sweep)
    {
        sweep.AddNear(side.RightOfFrom, side.RightOfTo);
        var at = side.Edge.To;
        if (side.Next < 0)
            AddArc(at, side.RightOfTo, side.LeftOfTo, Math.PI, sweep);
        else if (side.TurnsLeft)
            AddArc(at, side.RightOfTo, sides[side.Next].RightOfFrom, side.Angle, sweep);
        else if (!side.SidesMeet)
        {
            sweep.AddNear(side.RightOfTo, at);
            sweep.AddNear(at, sides[side.Next].RightOfFrom);
        }
    }

    private static void AddLeft(in Side side, ReadOnlySpan<Side> sides, BandSweep sweep)
    {
        var at = side.Edge.To;
        if (side.Next >= 0 && !side.TurnsLeft)
            AddArc(at, sides[side.Next].LeftOfFrom, side.LeftOfTo, side.Angle, sweep);
        else if (side.Next >= 0 && !side.SidesMeet)
        {
            sweep.AddNear(sides[side.Next].LeftOfFrom, at);
            sweep.AddNear(at, side.LeftOfTo);
        }

        sweep.AddNear(side.LeftOfTo, side.LeftOfFrom);
        if (side.IsStart)
            AddArc(side.Edge.From, side.LeftOfFrom, side.RightOfFrom, Math.PI, sweep);
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
    private struct Side
    {
        internal Side(in OutlineEdge edge, double reach)
        {
            (Edge, Reach, Next) = (edge, reach, -1);
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

        /// <summary>The number of the edge that follows, −1 where none does.</summary>
        internal int Next { get; set; }

        /// <summary>Whether it follows none.</summary>
        internal bool IsStart { get; set; }

        /// <summary>Whether the next one turns to the left, or not at all.</summary>
        internal bool TurnsLeft { get; set; }

        /// <summary>By how much.</summary>
        internal double Angle { get; set; }

        /// <summary>Whether the sides of both end where they meet on the inner side.</summary>
        internal bool SidesMeet { get; set; }

        /// <summary>How much of the length no bend has taken on the left.</summary>
        internal double FreeOnLeft { get; set; }

        /// <summary>The same on the right.</summary>
        internal double FreeOnRight { get; set; }

        internal readonly OutlinePoint Back(OutlinePoint from, double metres) => new(from.X - metres * EastOfUnit, from.Y - metres * NorthOfUnit);
    }
}
