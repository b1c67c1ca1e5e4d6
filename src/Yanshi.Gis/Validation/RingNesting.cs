using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>What became of a parcel's rings.</summary>
/// <param name="Area">
/// A Polygon or MultiPolygon, shells counter-clockwise, holes clockwise, in the order of the rings. Empty when no ring was usable.
/// With error defects it is only what <see cref="GeometryRepair"/> starts from, not an area to measure.
/// </param>
/// <param name="Defects">All flaws of the rings and of their nesting.</param>
public sealed record NestedRings(Geometry Area, IReadOnlyList<GeometryDefect> Defects)
{
    /// <summary>Whether the area can be used without repair.</summary>
    public bool IsUsable => !Area.IsEmpty && Defects.All(d => d.Severity != DefectSeverity.Error);
}

/// <summary>
/// Makes polygons of a parcel's closed rings by containment. In 界址点 TXT and coordinate lists the ring number (圈号) does not say whether
/// a further ring is a hole or a second part, and writers differ; so a ring inside an even number of others is a shell, inside an odd number
/// a hole of the innermost (an island in a hole is a part of its own). Rings that cross, coincide or run along each other are errors, never
/// guessed. Rings may touch in points. Pure and thread-safe.
/// </summary>
public static class RingNesting
{
    /// <summary>
    /// Nests the rings. When the format declares shells and holes (<see cref="RingRole.Shell"/>, <see cref="RingRole.Hole"/>) its structure
    /// is kept and checked instead: a hole outside its shell is an error.
    /// </summary>
    /// <param name="rings">Closed rings of one parcel, at least one; either all by nesting or all declared, a shell first.</param>
    /// <param name="where">The parcel's place in the file, for messages.</param>
    /// <exception cref="ArgumentException">No ring, a ring that is not closed, mixed roles, or a declared hole before any shell.</exception>
    public static NestedRings Nest(IReadOnlyList<ClosedRing> rings, string? where = null)
    {
        ArgumentNullException.ThrowIfNull(rings);
        if (rings.Count == 0)
            throw new ArgumentException("At least one ring is needed.", nameof(rings));
        foreach (var ring in rings)
            RequireClosed(ring);
        var byNesting = rings.Count(r => r.Role == RingRole.ByNesting);
        if (byNesting != 0 && byNesting != rings.Count)
            throw new ArgumentException("Either all rings have a declared role or none has.", nameof(rings));

        var defects = new DefectList(where);
        var swept = Sweep(rings, defects, out var ringOf);
        var sweep = RingSweep.Run(swept, defects);
        var polygons = byNesting == 0 ? Declared(rings, ringOf) : ByContainment(swept, sweep, defects);
        if (byNesting == 0)
        {
            foreach (var polygon in polygons)
                polygon.CheckHoles(sweep, defects);
            PolygonRings.CheckNestedShells(polygons, sweep, defects);
        }
        PolygonRings.CheckInteriors(polygons, sweep, defects);
        return new NestedRings(Assemble(polygons), defects.ToList());
    }

    private static void RequireClosed(ClosedRing ring)
    {
        var (first, last) = ring.Points.Length == 0 ? (null, null) : (ring.Points[0], ring.Points[^1]);
        // A ring whose ends are not numbers is reported with its other coordinates.
        if (first is null || last is null || (!first.Equals2D(last) && double.IsFinite(first.X + first.Y + last.X + last.Y)))
            throw new ArgumentException($"Ring {ring.Number} is not closed: its reader closes it.", nameof(ring));
    }

    private static List<SweptRing> Sweep(IReadOnlyList<ClosedRing> rings, DefectList defects, out SweptRing?[] ringOf)
    {
        var swept = new List<SweptRing>(rings.Count);
        ringOf = new SweptRing?[rings.Count];
        for (var i = 0; i < rings.Count; i++)
            if (SweptRing.Prepare(swept.Count, new RingLabel(Part: null, rings[i].Number), rings[i].Points, defects) is { } ring)
            {
                swept.Add(ring);
                ringOf[i] = ring;
            }
        return swept;
    }

    private static List<PolygonRings> Declared(IReadOnlyList<ClosedRing> rings, SweptRing?[] ringOf)
    {
        var polygons = new List<(SweptRing? Shell, List<SweptRing> Holes)>();
        for (var i = 0; i < rings.Count; i++)
        {
            if (rings[i].Role == RingRole.Shell)
                polygons.Add((ringOf[i], []));
            else if (polygons.Count == 0)
                throw new ArgumentException("A declared hole follows its shell.", nameof(rings));
            else if (ringOf[i] is { } hole)
                polygons[^1].Holes.Add(hole);
        }
        return polygons.ConvertAll(p => new PolygonRings(p.Shell, p.Holes));
    }

    private static List<PolygonRings> ByContainment(List<SweptRing> rings, RingSweep sweep, DefectList defects)
    {
        var containers = rings.ToDictionary(r => r, _ => new List<SweptRing>());
        var nested = rings.FindAll(r => !sweep.IsDuplicate(r));
        foreach (var (inner, outer) in PolygonRings.PairsByEnvelope(nested))
            if (inner.IsInside(outer))
                containers[inner].Add(outer);
        var holesOf = new Dictionary<SweptRing, List<SweptRing>>();
        var isHole = nested.ToLookup(r => containers[r].Count % 2 == 1);
        foreach (var shell in isHole[false])
            holesOf.Add(shell, []);
        foreach (var hole in isHole[true])
        {
            // The innermost container is itself contained in all the others.
            var shell = containers[hole].MaxBy(c => containers[c].Count)!;
            if (holesOf.TryGetValue(shell, out var holes))
                holes.Add(hole);
        }
        foreach (var ring in nested)
            WarnWhenNumberDisagrees(ring, isHole: containers[ring].Count % 2 == 1, defects);
        return [.. isHole[false].Select(shell => new PolygonRings(shell, holesOf[shell]))];
    }

    /// <summary>The widespread reading is 1 = outer, 2 and above = holes.</summary>
    private static void WarnWhenNumberDisagrees(SweptRing ring, bool isHole, DefectList defects)
    {
        if (isHole == ring.Label.Number > 1)
            return;
        if (isHole)
            defects.Warning(
                DefectCodes.NumberDisagrees,
                ring.Points[0],
                $"{ring.Label.Chinese}按圈号应是外圈，但位于另一圈之内，已按洞处理。请确认。",
                $"{ring.Label.English} would be an outer ring by its number but lies inside another ring; taken as a hole. Please confirm.");
        else
            defects.Warning(
                DefectCodes.NumberDisagrees,
                ring.Points[0],
                $"{ring.Label.Chinese}按圈号应是洞，但不在外圈之内，已按单独的面处理。请确认。",
                $"{ring.Label.English} would be a hole by its number but is not inside an outer ring; taken as a part of its own. Please confirm.");
    }

    private static Geometry Assemble(List<PolygonRings> polygons)
    {
        var parts = polygons
            .Where(p => p.Shell is not null)
            .Select(p => ProjectGeometry.Factory.CreatePolygon(Ring(p.Shell!, counterClockwise: true), [.. p.Holes.Select(h => Ring(h, counterClockwise: false))]))
            .ToArray();
        return parts.Length switch
        {
            0 => ProjectGeometry.Factory.CreatePolygon(),
            1 => parts[0],
            _ => ProjectGeometry.Factory.CreateMultiPolygon(parts),
        };
    }

    private static LinearRing Ring(SweptRing ring, bool counterClockwise) =>
        ProjectGeometry.Factory.CreateLinearRing(ring.IsCounterClockwise == counterClockwise ? ring.Points : [.. ring.Points.Reverse()]);
}
