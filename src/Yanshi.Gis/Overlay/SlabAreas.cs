using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// How much ground each set of areas has in common and no other area has, all sets at once and without building one: the plane is cut into slabs at the heights of all
/// vertices and crossings, and within a slab edges stand beside each other in one order from bottom to top, with trapezoids between them.
/// </summary>
/// <remarks>
/// <para>There is nothing that could go wrong with nearly coincident edges: where rounding puts two of them in the wrong order, or misses where they cross, what lies between
/// them is some roundings wide. The work grows with slabs times edges in a slab, so it is for areas of some thousand edges.</para>
/// <para>Edges are collected in memory that the thread keeps.</para>
/// </remarks>
internal sealed class SlabAreas
{
    /// <summary>The most areas: a set is a number, bit i stands for area i.</summary>
    internal const int MostAreas = 64;

    [ThreadStatic]
    private static List<Edge>? EdgesOfThread;

    private readonly List<Edge> _edges;
    private readonly List<Standing> _active = [];
    private readonly Dictionary<ulong, double> _areas = [];

    private SlabAreas(List<Edge> edges) => _edges = edges;

    /// <summary>How many edges areas have together.</summary>
    internal static int EdgesOf(IEnumerable<Geometry> areas) => areas.Sum(area => area.NumPoints);

    /// <summary>The area of the ground that exactly a set of areas covers, for every set that covers some; ground that none covers is left out.</summary>
    /// <param name="areas">Valid polygons or multipolygons of one plane.</param>
    internal static IReadOnlyDictionary<ulong, double> Of(IReadOnlyList<Geometry> areas)
    {
        if (areas.Count > MostAreas)
            throw new ArgumentException($"At most {MostAreas} areas can be told apart, not {areas.Count}.", nameof(areas));
        var edges = EdgesOfThread ??= [];
        edges.Clear();
        var slabs = new SlabAreas(edges);
        var origin = new Envelope();
        foreach (var area in areas)
            origin.ExpandToInclude(area.EnvelopeInternal);
        for (var number = 0; number < areas.Count; number++)
            slabs.Add(areas[number], number, origin);
        slabs._edges.Sort(static (one, other) => one.Bottom.CompareTo(other.Bottom));
        slabs.Sweep(slabs.Heights());
        return slabs._areas;
    }

    // From near the areas, so that products keep their digits.
    private void Add(Geometry area, int number, Envelope origin)
    {
        foreach (var ring in LinearComponentExtracter.GetLines(area).Cast<LineString>())
        {
            var points = ring.CoordinateSequence;
            for (var i = 1; i < points.Count; i++)
            {
                double x1 = points.GetX(i - 1) - origin.MinX, y1 = points.GetY(i - 1) - origin.MinY, x2 = points.GetX(i) - origin.MinX, y2 = points.GetY(i) - origin.MinY;
                if (y1 < y2)
                    _edges.Add(new Edge(x1, y1, x2, y2, 1UL << number));
                else if (y1 > y2)
                    _edges.Add(new Edge(x2, y2, x1, y1, 1UL << number));
            }
        }
    }

    private List<double> Heights()
    {
        var edges = CollectionsMarshal.AsSpan(_edges);
        var heights = new List<double>(2 * edges.Length);
        for (var i = 0; i < edges.Length; i++)
        {
            ref readonly var edge = ref edges[i];
            heights.Add(edge.Bottom);
            heights.Add(edge.Top);
            for (var j = i + 1; j < edges.Length && edges[j].Bottom < edge.Top; j++)
            {
                if (edges[j].Area != edge.Area && edge.FindCrossing(edges[j]) is { } height)
                    heights.Add(height);
            }
        }

        heights.Sort();
        return heights;
    }

    private void Sweep(List<double> heights)
    {
        var next = 0;
        for (var i = 1; i < heights.Count; i++)
        {
            double bottom = heights[i - 1], top = heights[i];
            if (!(top > bottom))
                continue;
            Leave(bottom);
            for (; next < _edges.Count && _edges[next].Bottom <= bottom; next++)
                _active.Add(new Standing(next));
            AddSlab(bottom, top);
        }
    }

    // Those that end below a slab; the others keep their order.
    private void Leave(double bottom)
    {
        var active = CollectionsMarshal.AsSpan(_active);
        var edges = CollectionsMarshal.AsSpan(_edges);
        var kept = 0;
        foreach (var standing in active)
        {
            if (!(edges[standing.Edge].Top <= bottom))
                active[kept++] = standing;
        }

        _active.RemoveRange(kept, active.Length - kept);
    }

    private void AddSlab(double bottom, double top)
    {
        var active = CollectionsMarshal.AsSpan(_active);
        var edges = CollectionsMarshal.AsSpan(_edges);

        // The order hardly changes from slab to slab; an edge goes to its place among those before it.
        var middle = bottom + (top - bottom) / 2;
        for (var i = 0; i < active.Length; i++)
        {
            var standing = active[i];
            standing.X = edges[standing.Edge].XAt(middle);
            var at = i;
            for (; at > 0 && active[at - 1].X > standing.X; at--)
                active[at] = active[at - 1];
            active[at] = standing;
        }

        var set = 0UL;
        double before = 0, beforeAtTop = 0;
        foreach (var standing in active)
        {
            ref readonly var edge = ref edges[standing.Edge];
            double at = edge.XAt(bottom), atTop = edge.XAt(top);
            if (set != 0)
            {
                var twiceMeanWidth = at - before + atTop - beforeAtTop;
                CollectionsMarshal.GetValueRefOrAddDefault(_areas, set, out _) += twiceMeanWidth / 2 * (top - bottom);
            }

            (before, beforeAtTop) = (at, atTop);
            set ^= edge.Area;
        }
    }

    /// <summary>An edge that stands in a slab.</summary>
    private struct Standing(int edge)
    {
        internal int Edge { get; } = edge;

        /// <summary>Where it stands halfway up.</summary>
        internal double X { get; set; }
    }

    /// <summary>An edge that is not level, from its lower end to its upper one.</summary>
    /// <param name="BottomX">X of the lower end.</param>
    /// <param name="Bottom">Y of the lower end.</param>
    /// <param name="TopX">X of the upper end.</param>
    /// <param name="Top">Y of the upper end.</param>
    /// <param name="Area">The bit of its area.</param>
    private readonly record struct Edge(double BottomX, double Bottom, double TopX, double Top, ulong Area)
    {
        internal double XAt(double y) => BottomX + Math.Clamp((y - Bottom) / (Top - Bottom), 0, 1) * (TopX - BottomX);

        /// <summary>The height at which two edges cross; null when they do not. Where they only touch it may be either: one slab more changes nothing.</summary>
        internal double? FindCrossing(in Edge other)
        {
            if (Math.Max(BottomX, TopX) < Math.Min(other.BottomX, other.TopX) || Math.Min(BottomX, TopX) > Math.Max(other.BottomX, other.TopX))
                return null;
            double dx = TopX - BottomX, dy = Top - Bottom, otherDx = other.TopX - other.BottomX, otherDy = other.Top - other.Bottom;
            var turn = dx * otherDy - dy * otherDx;
            if (turn == 0)
                return null;
            double awayX = other.BottomX - BottomX, awayY = other.Bottom - Bottom;
            double share = (awayX * otherDy - awayY * otherDx) / turn, otherShare = (awayX * dy - awayY * dx) / turn;
            return share is > 0 and < 1 && otherShare is > 0 and < 1 ? Bottom + share * dy : null;
        }
    }
}
