using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Yanshi.Gis.Validation;

/// <summary>The swept rings of one polygon: its shell (null when the shell itself is unusable) and its usable holes.</summary>
internal sealed record PolygonRings(SweptRing? Shell, IReadOnlyList<SweptRing> Holes)
{
    /// <summary>All usable rings, the shell first.</summary>
    public IEnumerable<SweptRing> All => Shell is null ? Holes : Holes.Prepend(Shell);

    /// <summary>Reports holes outside their shell and holes within holes.</summary>
    public void CheckHoles(RingSweep sweep, DefectList defects)
    {
        if (Shell is not null)
            foreach (var hole in Holes)
                if (!sweep.AreInConflict(hole, Shell) && !hole.IsInside(Shell))
                    ReportOutside(hole, Shell, defects);
        foreach (var (inner, outer) in PairsByEnvelope(Holes))
            if (!sweep.AreInConflict(inner, outer) && inner.IsInside(outer))
                defects.Error(
                    DefectCodes.NestedHoles,
                    inner.Points[0],
                    $"{inner.Label.Chinese}（洞）位于{outer.Label.Chinese}（洞）之内。洞中的岛应写成单独的面。",
                    $"{inner.Label.English} (a hole) lies inside {outer.Label.English} (a hole). Write an island in a hole as a part of its own.");
    }

    /// <summary>Reports touches that cut polygons' interiors apart.</summary>
    public static void CheckInteriors(IReadOnlyList<PolygonRings> polygons, RingSweep sweep, DefectList defects)
    {
        if (sweep.IsDone)
            return;
        var polygonOfRing = new Dictionary<SweptRing, int>();
        for (var i = 0; i < polygons.Count; i++)
            foreach (var ring in polygons[i].All)
                polygonOfRing[ring] = i;
        var graphs = new Dictionary<int, TouchGraph>();
        var touches = sweep.Touches
            .Where(t => !sweep.AreInConflict(t.A, t.B))
            .OrderBy(t => (Math.Min(t.A.Index, t.B.Index), Math.Max(t.A.Index, t.B.Index), t.At.X, t.At.Y));
        foreach (var touch in touches)
        {
            if (!polygonOfRing.TryGetValue(touch.A, out var polygon) || !polygonOfRing.TryGetValue(touch.B, out var other) || polygon != other)
                continue;
            if (!graphs.TryGetValue(polygon, out var graph))
                graphs[polygon] = graph = new TouchGraph();
            if (!graph.TryAdd(touch))
                defects.Error(
                    DefectCodes.DisconnectedInterior,
                    touch.At,
                    $"{touch.A.Label.Chinese}与{touch.B.Label.Chinese}在 {RingLabel.At(touch.At)} 相接，把面的内部隔成几块。请拆成几个面，或用 --repair 修复。",
                    $"{touch.A.Label.English} and {touch.B.Label.English} touch at {RingLabel.At(touch.At)} and cut the interior apart. Split it into several areas, or use --repair.");
        }
    }

    /// <summary>Reports parts that lie inside other parts (and not in a hole of theirs).</summary>
    public static void CheckNestedShells(IReadOnlyList<PolygonRings> polygons, RingSweep sweep, DefectList defects)
    {
        var polygonOfShell = polygons.Where(p => p.Shell is not null).ToDictionary(p => p.Shell!);
        foreach (var (inner, outer) in PairsByEnvelope(polygonOfShell.Keys))
        {
            if (sweep.AreInConflict(inner, outer) || !inner.IsInside(outer))
                continue;
            if (polygonOfShell[outer].Holes.Any(hole => sweep.AreInConflict(inner, hole) || inner.IsInside(hole)))
                continue;
            defects.Error(
                DefectCodes.NestedShells,
                inner.Points[0],
                $"{inner.Label.Chinese}位于{outer.Label.Chinese}之内；各部分不得互相包含。若它是洞，请写成洞。",
                $"{inner.Label.English} lies inside {outer.Label.English}; parts must not contain each other. If it is a hole, write it as one.");
        }
    }

    /// <summary>Pairs of rings where the first's envelope lies in the second's, in ring order.</summary>
    public static IEnumerable<(SweptRing Inner, SweptRing Outer)> PairsByEnvelope(IReadOnlyCollection<SweptRing> rings)
    {
        if (rings.Count < 2)
            yield break;
        var tree = new STRtree<SweptRing>();
        foreach (var ring in rings)
            tree.Insert(ring.Envelope, ring);
        foreach (var inner in rings)
            foreach (var outer in tree.Query(inner.Envelope).OrderBy(r => r.Index))
                if (!ReferenceEquals(inner, outer) && outer.Envelope.Contains(inner.Envelope))
                    yield return (inner, outer);
    }

    private static void ReportOutside(SweptRing hole, SweptRing shell, DefectList defects)
    {
        var at = hole.PointOutside(shell);
        defects.Error(
            DefectCodes.HoleOutsideShell,
            at,
            $"{hole.Label.Chinese}声明为洞，却在外圈（{shell.Label.Chinese}）之外，例如点 {RingLabel.At(at)}。请核对坐标，或把它写成单独的面。",
            $"{hole.Label.English} is declared a hole but lies outside its shell ({shell.Label.English}), for example point {RingLabel.At(at)}. Check the coordinates, or write it as an area of its own.");
    }
}
