using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// How much ground each set of areas has in common and no other area has, all sets at once and without building one: the plane is cut into slabs at the heights of all
/// vertices and crossings, and within a slab edges stand beside each other in one order from bottom to top, with trapezoids between them.
/// </summary>
/// <remarks>The work grows with slabs times edges in a slab (<see cref="SlabEdges{TStep}"/>), so it is for areas of some thousand edges. Holds scratch memory and serves one thread.</remarks>
internal sealed class SlabAreas
{
    /// <summary>The most areas: a set is a number, bit i stands for area i.</summary>
    internal const int MostAreas = 64;

    [ThreadStatic]
    private static SlabAreas? OfThread;

    // No area crosses itself.
    private readonly SlabEdges<ulong> _edges = new(crossingKind: -1);
    private readonly Dictionary<ulong, double> _areas = [];

    /// <summary>How many edges areas have together.</summary>
    internal static int EdgesOf(IEnumerable<Geometry> areas) => areas.Sum(area => area.NumPoints);

    /// <summary>The area of the ground that exactly a set of areas covers, for every set that covers some; ground that none covers is left out.</summary>
    /// <param name="areas">Valid polygons or multipolygons of one plane.</param>
    internal static IReadOnlyDictionary<ulong, double> Of(IReadOnlyList<Geometry> areas)
    {
        if (areas.Count > MostAreas)
            throw new ArgumentException($"At most {MostAreas} areas can be told apart, not {areas.Count}.", nameof(areas));
        var box = new Envelope();
        foreach (var area in areas)
            box.ExpandToInclude(area.EnvelopeInternal);
        var slabs = OfThread ??= new SlabAreas();
        slabs._edges.Clear(box.Height);
        for (var number = 0; number < areas.Count; number++)
            slabs.Add(areas[number], number, box);
        slabs.Sweep();
        return new Dictionary<ulong, double>(slabs._areas);
    }

    // From near the areas, so that products keep their digits.
    private void Add(Geometry area, int number, Envelope box)
    {
        foreach (var ring in LinearComponentExtracter.GetLines(area).Cast<LineString>())
        {
            var points = ring.CoordinateSequence;
            for (var i = 1; i < points.Count; i++)
                _edges.Add(points.GetX(i - 1) - box.MinX, points.GetY(i - 1) - box.MinY, points.GetX(i) - box.MinX, points.GetY(i) - box.MinY, number, 1UL << number);
        }
    }

    private void Sweep()
    {
        _areas.Clear();
        _edges.Begin();
        while (_edges.Next(out var bottom, out var top))
        {
            var xs = _edges.Xs;
            var (set, before) = (0UL, 0.0);
            for (var place = 0; place < xs.Length; place++)
            {
                // Areas share most of their edges.
                if (set != 0 && xs[place] != before)
                    CollectionsMarshal.GetValueRefOrAddDefault(_areas, set, out _) += (xs[place] - before) * (top - bottom);
                before = xs[place];
                set ^= _edges.StepAt(place);
            }
        }
    }
}
