using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace Yanshi.Gis.Validation;

/// <summary>
/// Finds every place where rings meet, in one pass over indexed monotone chains (near n log n for real boundaries), and tells harmless
/// touches of two rings from flaws.
/// </summary>
internal sealed class RingSweep : ISegmentIntersector
{
    /// <summary>After this many flaws the sweep stops counting: a boundary this tangled can have them by the million.</summary>
    private const int CountedFlaws = 10_000;

    private readonly IReadOnlyList<SweptRing> _rings;
    private readonly RobustLineIntersector _intersector = new();
    private readonly List<RingFlaw> _flaws = [];
    private readonly Dictionary<(int, int), SharedRun> _sharedRuns = [];
    private readonly HashSet<(int, int)> _conflicts = [];
    private readonly HashSet<int> _duplicates = [];
    private int _flawCount;

    private RingSweep(IReadOnlyList<SweptRing> rings) => _rings = rings;

    /// <summary>Points where two different rings touch without crossing; in no particular pair order.</summary>
    public List<RingTouch> Touches { get; } = [];

    /// <summary>Whether so many flaws were met that the sweep stopped before its end.</summary>
    public bool IsDone => _flawCount >= CountedFlaws;

    /// <summary>Sweeps the rings and reports their flaws.</summary>
    public static RingSweep Run(IReadOnlyList<SweptRing> rings, DefectList defects)
    {
        var sweep = new RingSweep(rings);

        // Most sites are one ring, and most of those have no flaw.
        if (rings is [var alone] && SoundRing.IsCertain(ProjectGeometry.Factory.CreatePolygon(alone.Points)))
            return sweep;
        sweep.FindDuplicates(defects);
        var strings = new List<ISegmentString>(rings.Count);
        foreach (var ring in rings)
            if (!sweep.IsDuplicate(ring))
                strings.Add(new BasicSegmentString(ring.Points, ring));
        new MCIndexNoder(sweep).ComputeNodes(strings);
        sweep.Report(defects);
        return sweep;
    }

    /// <summary>Whether the two rings cross, run along each other or are the same: then neither can be said to lie inside the other.</summary>
    public bool AreInConflict(SweptRing a, SweptRing b) =>
        _conflicts.Contains(Pair(a.Index, b.Index)) || IsDuplicate(a) || IsDuplicate(b);

    /// <summary>Whether the ring repeats an earlier one (and was left out of the sweep).</summary>
    public bool IsDuplicate(SweptRing ring) => _duplicates.Contains(ring.Index);

    /// <inheritdoc />
    public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
    {
        var a = (SweptRing)e0.Context;
        var b = (SweptRing)e1.Context;
        var (a0, a1) = (a.Points[segIndex0], a.Points[segIndex0 + 1]);
        var (b0, b1) = (b.Points[segIndex1], b.Points[segIndex1 + 1]);
        _intersector.ComputeIntersection(a0, a1, b0, b1);
        if (!_intersector.HasIntersection)
            return;
        var isSameRing = ReferenceEquals(a, b);
        var isNextSegment = isSameRing && a.AreAdjacent(segIndex0, segIndex1);
        if (_intersector.IntersectionNum > 1)
        {
            AddRun(a, segIndex0, b, segIndex1, isNextSegment);
            return;
        }
        var at = _intersector.GetIntersection(0);
        if (_intersector.IsProper)
        {
            AddFlaw(isSameRing ? FlawKind.SelfCrossing : FlawKind.RingCrossing, a, segIndex0, b, segIndex1, at.Copy());
            return;
        }
        // A vertex ends one segment and starts the next: it is looked at once, where it starts.
        if (isNextSegment || at.Equals2D(a1) || at.Equals2D(b1))
            return;
        var (aBefore, aAfter) = at.Equals2D(a0) ? (a.Before(segIndex0), a1) : (a0, a1);
        var (bBefore, bAfter) = at.Equals2D(b0) ? (b.Before(segIndex1), b1) : (b0, b1);
        var meeting = RayOrder.Meet(at, aBefore, aAfter, bBefore, bAfter);
        if (meeting == Meeting.RunsAlong)
            return; // The two segments that run along each other report themselves.
        if (meeting == Meeting.Crosses)
            AddFlaw(isSameRing ? FlawKind.SelfCrossing : FlawKind.RingCrossing, a, segIndex0, b, segIndex1, at.Copy());
        else if (isSameRing)
            AddFlaw(FlawKind.SelfTouch, a, segIndex0, b, segIndex1, at.Copy());
        else
            Touches.Add(new RingTouch(a, b, at.Copy()));
    }

    private static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);

    private void FindDuplicates(DefectList defects)
    {
        var byOutline = new Dictionary<(double, double, double, double, int), List<SweptRing>>();
        foreach (var ring in _rings)
        {
            var box = ring.Envelope;
            var key = (box.MinX, box.MinY, box.MaxX, box.MaxY, ring.SegmentCount);
            if (!byOutline.TryGetValue(key, out var alike))
                byOutline[key] = alike = [];
            if (alike.Find(other => IsSameOutline(other.Points, ring.Points)) is not { } original)
            {
                alike.Add(ring);
                continue;
            }
            _duplicates.Add(ring.Index);
            defects.Error(
                DefectCodes.DuplicateRing,
                ring.Points[0],
                $"{ring.Label.Chinese}与{original.Label.Chinese}完全重合。请删去其中一个。",
                $"{ring.Label.English} is the same line as {original.Label.English}. Delete one of them.");
        }
    }

    /// <summary>Whether two closed rings have the same points in the same cyclic order, either way round.</summary>
    internal static bool IsSameOutline(Coordinate[] a, Coordinate[] b)
    {
        var n = a.Length - 1;
        if (b.Length - 1 != n)
            return false;
        for (var start = 0; start < n; start++)
        {
            if (!b[start].Equals2D(a[0]))
                continue;
            if (Enumerable.Range(0, n).All(i => a[i].Equals2D(b[(start + i) % n]))
                || Enumerable.Range(0, n).All(i => a[i].Equals2D(b[(start - i + n) % n])))
                return true;
        }
        return false;
    }

    private void AddRun(SweptRing a, int segmentA, SweptRing b, int segmentB, bool isNextSegment)
    {
        if (isNextSegment)
        {
            // Adjacent segments on one line fold back at the point they share.
            var tip = Math.Abs(segmentA - segmentB) == 1 ? Math.Max(segmentA, segmentB) : 0;
            AddFlaw(FlawKind.Spike, a, segmentA, b, segmentB, a.Points[tip]);
            return;
        }
        var pair = Pair(a.Index, b.Index);
        _conflicts.Add(pair);
        _flawCount++;
        var segment = a.Index <= b.Index ? segmentA : segmentB;
        var edges = _sharedRuns.TryGetValue(pair, out var run) ? run.Edges + 1 : 1;
        _sharedRuns[pair] = edges > 1 && run.Segment <= segment
            ? run with { Edges = edges }
            : new SharedRun(_intersector.GetIntersection(0).Copy(), segment, edges);
    }

    private void AddFlaw(FlawKind kind, SweptRing a, int segmentA, SweptRing b, int segmentB, Coordinate at)
    {
        if (!ReferenceEquals(a, b))
            _conflicts.Add(Pair(a.Index, b.Index));
        _flawCount++;
        if (_flaws.Count >= DefectList.Listed)
            return;
        var isInOrder = a.Index < b.Index || (a.Index == b.Index && segmentA <= segmentB);
        _flaws.Add(isInOrder ? new RingFlaw(kind, a, segmentA, b, segmentB, at) : new RingFlaw(kind, b, segmentB, a, segmentA, at));
    }

    private void Report(DefectList defects)
    {
        foreach (var flaw in _flaws.OrderBy(f => (f.A.Index, f.SegmentA, f.B.Index, f.SegmentB)))
            flaw.Report(defects);
        foreach (var ((first, second), run) in _sharedRuns.OrderBy(r => r.Key))
            run.Report(_rings[first], _rings[second], defects);
        var reported = _flaws.Count + _sharedRuns.Values.Sum(r => r.Edges);
        defects.CountMoreErrors(_flawCount - reported, IsDone);
    }
}

/// <summary>A point where two different rings touch without crossing.</summary>
internal readonly record struct RingTouch(SweptRing A, SweptRing B, Coordinate At);
