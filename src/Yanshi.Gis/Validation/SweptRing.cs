using System.Globalization;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>A ring fit for the sweep: finite, without repeated points, with an area. Not thread-safe (its index is built on first use).</summary>
internal sealed class SweptRing
{
    /// <summary>From this many points on an index pays for a point-in-ring test.</summary>
    private const int IndexedFrom = 64;

    private readonly int[]? _sourceIndices;
    private IndexedPointInAreaLocator? _locator;

    private SweptRing(int index, RingLabel label, Coordinate[] points, int[]? sourceIndices)
    {
        Index = index;
        Label = label;
        Points = points;
        Envelope = new Envelope(points);
        IsCounterClockwise = Orientation.IsCCW(points);
        _sourceIndices = sourceIndices;
    }

    /// <summary>Position in the list of swept rings.</summary>
    public int Index { get; }

    public RingLabel Label { get; }

    /// <summary>Closed, no point equal to the one before it.</summary>
    public Coordinate[] Points { get; }

    public Envelope Envelope { get; }

    public bool IsCounterClockwise { get; }

    /// <summary>Number of segments, which is the number of different positions in the ring's sequence.</summary>
    public int SegmentCount => Points.Length - 1;

    /// <summary>Checks one ring by itself; null, with the reason among the defects, when it cannot take part in the sweep.</summary>
    public static SweptRing? Prepare(int index, RingLabel label, Coordinate[] points, DefectList defects)
    {
        if (HasNonFinite(label, points, defects))
            return null;
        var (kept, sourceIndices) = WithoutRepeats(label, points, defects);
        if (kept.Length < 4)
        {
            defects.Error(
                DefectCodes.TooFewPoints,
                kept.Length > 0 ? kept[0] : null,
                $"{label.Chinese}只有 {Math.Max(kept.Length - 1, 0)} 个不同的界址点；围成一个面至少要 3 个。请补全界址点。",
                $"{label.English} has only {Math.Max(kept.Length - 1, 0)} different points; a ring needs at least 3. Complete the points.");
            return null;
        }
        if (IsStraight(kept))
        {
            defects.Error(
                DefectCodes.NoArea,
                kept[0],
                $"{label.Chinese}的界址点都在一条直线上，面积为零。请核对坐标。",
                $"all points of {label.English} lie on one straight line, its area is zero. Check the coordinates.");
            return null;
        }
        return new SweptRing(index, label, kept, sourceIndices);
    }

    public Coordinate Before(int pointIndex) => Points[pointIndex == 0 ? SegmentCount - 1 : pointIndex - 1];

    public Coordinate After(int pointIndex) => Points[pointIndex >= SegmentCount ? 1 : pointIndex + 1];

    public bool AreAdjacent(int segmentA, int segmentB)
    {
        var apart = Math.Abs(segmentA - segmentB);
        return apart == 1 || apart == SegmentCount - 1;
    }

    /// <summary>The number, from 1, that a point of <see cref="Points"/> has in the ring as written.</summary>
    public string PointNumber(int pointIndex) =>
        ((_sourceIndices is null ? pointIndex : _sourceIndices[pointIndex]) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a point lies; exact. For a ring that crosses itself the even-odd rule decides.</summary>
    public Location Locate(Coordinate point)
    {
        if (!Envelope.Contains(point))
            return Location.Exterior;
        if (Points.Length < IndexedFrom)
            return PointLocation.LocateInRing(point, Points);
        _locator ??= new IndexedPointInAreaLocator(ProjectGeometry.Factory.CreateLinearRing(Points));
        return _locator.Locate(point);
    }

    /// <summary>
    /// Whether this ring lies inside <paramref name="outer"/>; rings may touch but must not cross or run along each other.
    /// The first point off the other ring decides; when all points lie on it, the first edge does, by the angle at its start.
    /// </summary>
    public bool IsInside(SweptRing outer)
    {
        if (!outer.Envelope.Contains(Envelope))
            return false;
        for (var i = 0; i < SegmentCount; i++)
        {
            var location = outer.Locate(Points[i]);
            if (location != Location.Boundary)
                return location == Location.Interior;
        }
        var (before, after) = outer.NeighboursOnRing(Points[0]);
        return outer.IsCounterClockwise
            ? RayOrder.IsInSector(Points[0], after, before, Points[1])
            : RayOrder.IsInSector(Points[0], before, after, Points[1]);
    }

    /// <summary>A point of this ring that is not inside <paramref name="outer"/>, for messages.</summary>
    public Coordinate PointOutside(SweptRing outer) =>
        Array.Find(Points, p => outer.Locate(p) == Location.Exterior) ?? Points[0];

    private (Coordinate Before, Coordinate After) NeighboursOnRing(Coordinate onRing)
    {
        for (var i = 0; i < SegmentCount; i++)
        {
            if (Points[i].Equals2D(onRing))
                return (Before(i), After(i));
            if (!Points[i + 1].Equals2D(onRing) && PointLocation.IsOnLine(onRing, [Points[i], Points[i + 1]]))
                return (Points[i], Points[i + 1]);
        }
        throw new ArgumentException("The point does not lie on the ring.", nameof(onRing));
    }

    private static bool HasNonFinite(RingLabel label, Coordinate[] points, DefectList defects)
    {
        var bad = points.Select((p, i) => (p, i)).Where(t => !double.IsFinite(t.p.X) || !double.IsFinite(t.p.Y)).ToList();
        if (bad.Count == 0)
            return false;
        var numbers = string.Join(", ", bad.Take(5).Select(t => (t.i + 1).ToString(CultureInfo.InvariantCulture))) + (bad.Count > 5 ? " …" : "");
        defects.Error(
            DefectCodes.NotFinite,
            position: null,
            $"{label.Chinese}有 {bad.Count} 个点的坐标不是有限的数（NaN 或无穷大），点序 {numbers}。请补上坐标。",
            $"{bad.Count} points of {label.English} are not finite (NaN or infinite), points {numbers}. Supply the coordinates.");
        return true;
    }

    private static (Coordinate[] Kept, int[]? SourceIndices) WithoutRepeats(RingLabel label, Coordinate[] points, DefectList defects)
    {
        if (Repeats(points) is not { Count: > 0 } repeats)
            return (points, null);
        var kept = new List<int>(points.Length - repeats.Count);
        for (var i = 0; i < points.Length; i++)
            if (i == 0 || !points[i].Equals2D(points[i - 1]))
                kept.Add(i);
        defects.Warning(
            DefectCodes.RepeatedPoint,
            points[repeats[0]],
            $"{label.Chinese}有 {repeats.Count} 个点与前一点重复（首个是第 {repeats[0] + 1} 点），已略去。",
            $"{repeats.Count} points of {label.English} repeat the point before (the first is point {repeats[0] + 1}); left out.");
        return (kept.ConvertAll(i => points[i]).ToArray(), kept.ToArray());
    }

    private static List<int> Repeats(Coordinate[] points)
    {
        var repeats = new List<int>();
        for (var i = 1; i < points.Length; i++)
            if (points[i].Equals2D(points[i - 1]))
                repeats.Add(i);
        return repeats;
    }

    private static bool IsStraight(Coordinate[] points)
    {
        for (var i = 2; i < points.Length; i++)
            if (Orientation.Index(points[0], points[1], points[i]) != OrientationIndex.Collinear)
                return false;
        return true;
    }
}
