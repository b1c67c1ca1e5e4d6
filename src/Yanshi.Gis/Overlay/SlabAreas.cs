using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// How much ground each set of areas has in common and no other area has, all sets at once and without building one: the plane is cut into slabs at the heights of all
/// vertices and crossings, and within a slab edges stand beside each other in one order from bottom to top, with trapezoids between them.
/// </summary>
/// <remarks>
/// There is nothing that could go wrong with nearly coincident edges: where rounding puts two of them in the wrong order, or misses where they cross, what lies between
/// them is some roundings wide. The work grows with slabs times edges in a slab, so it is for areas of some thousand edges.
/// </remarks>
internal sealed class SlabAreas
{
    /// <summary>The most areas: a set is a number, bit i stands for area i.</summary>
    internal const int MostAreas = 64;

    private readonly List<Edge> _edges = [];
    private readonly Dictionary<ulong, double> _areas = [];

    private SlabAreas()
    {
    }

    /// <summary>How many edges areas have together.</summary>
    internal static int EdgesOf(IEnumerable<Geometry> areas) => areas.Sum(area => area.NumPoints);

    /// <summary>The area of the ground that exactly a set of areas covers, for every set that covers some; ground that none covers is left out.</summary>
    /// <param name="areas">Valid polygons or multipolygons of one plane.</param>
    internal static IReadOnlyDictionary<ulong, double> Of(IReadOnlyList<Geometry> areas)
    {
        if (areas.Count > MostAreas)
            throw new ArgumentException($"At most {MostAreas} areas can be told apart, not {areas.Count}.", nameof(areas));
        var slabs = new SlabAreas();
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

    private double[] Heights()
    {
        var heights = new List<double>(2 * _edges.Count);
        for (var i = 0; i < _edges.Count; i++)
        {
            var edge = _edges[i];
            heights.Add(edge.Bottom);
            heights.Add(edge.Top);
            for (var j = i + 1; j < _edges.Count && _edges[j].Bottom < edge.Top; j++)
            {
                if (_edges[j].Area != edge.Area && edge.FindCrossing(_edges[j]) is { } height)
                    heights.Add(height);
            }
        }

        heights.Sort();
        return [.. heights];
    }

    private void Sweep(double[] heights)
    {
        var active = new List<Edge>();
        var next = 0;
        for (var i = 1; i < heights.Length; i++)
        {
            double bottom = heights[i - 1], top = heights[i];
            if (!(top > bottom))
                continue;
            active.RemoveAll(edge => edge.Top <= bottom);
            for (; next < _edges.Count && _edges[next].Bottom <= bottom; next++)
                active.Add(_edges[next]);
            AddSlab(bottom, top, active);
        }
    }

    private void AddSlab(double bottom, double top, List<Edge> active)
    {
        // The order hardly changes from slab to slab; an edge goes to its place among those before it.
        var middle = bottom + (top - bottom) / 2;
        for (var i = 1; i < active.Count; i++)
        {
            var edge = active[i];
            var x = edge.XAt(middle);
            var at = i;
            for (; at > 0 && active[at - 1].XAt(middle) > x; at--)
                active[at] = active[at - 1];
            active[at] = edge;
        }

        var set = 0UL;
        for (var i = 0; i < active.Count; i++)
        {
            if (set != 0)
            {
                var twiceMeanWidth = active[i].XAt(bottom) - active[i - 1].XAt(bottom) + active[i].XAt(top) - active[i - 1].XAt(top);
                _areas[set] = _areas.GetValueOrDefault(set) + twiceMeanWidth / 2 * (top - bottom);
            }

            set ^= active[i].Area;
        }
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
