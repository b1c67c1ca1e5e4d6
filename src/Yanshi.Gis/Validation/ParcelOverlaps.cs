using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yanshi.Gis.Validation;

/// <summary>A parcel of a project, for the search for overlaps.</summary>
/// <param name="Id">The parcel's id, for messages.</param>
/// <param name="Area">A valid Polygon or MultiPolygon.</param>
/// <param name="Where">Its place in the file; null when there is none.</param>
public sealed record ParcelArea(string Id, Geometry Area, string? Where = null);

/// <summary>
/// Finds parcels of one project that overlap or are the same. Both are warnings: the project's area counts what they share once.
/// Parcels that only touch, along a line or in a point, do not overlap. Thread-safe.
/// </summary>
public static class ParcelOverlaps
{
    /// <summary>Overlaps below this are rounding of shared boundaries: they would print as 0.00 m². The union counts them once all the same.</summary>
    public const double ReportedFromSquareMetres = 0.005;

    /// <summary>Compares all pairs whose envelopes meet.</summary>
    /// <param name="parcels">The parcels, without error defects, all in one coordinate system.</param>
    /// <param name="measureSquareMetres">The legal area of a part of that coordinate system.</param>
    /// <returns>One defect per pair, in the parcels' order: an overlap is a warning, the same outline twice an error.</returns>
    public static IReadOnlyList<GeometryDefect> Find(IReadOnlyList<ParcelArea> parcels, Func<Geometry, double> measureSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(parcels);
        ArgumentNullException.ThrowIfNull(measureSquareMetres);
        if (parcels.Count < 2)
            return [];
        var tree = new STRtree<int>();
        for (var i = 0; i < parcels.Count; i++)
            tree.Insert(parcels[i].Area.EnvelopeInternal, i);
        var defects = new List<GeometryDefect>();
        for (var second = 1; second < parcels.Count; second++)
            foreach (var first in tree.Query(parcels[second].Area.EnvelopeInternal).Where(i => i < second).Order())
                if (Compare(parcels[first], parcels[second], measureSquareMetres) is { } defect)
                    defects.Add(defect);
        return defects;
    }

    private static GeometryDefect? Compare(ParcelArea first, ParcelArea second, Func<Geometry, double> measureSquareMetres)
    {
        if (first.Area.EqualsTopologically(second.Area))
            return Defect(
                DefectSeverity.Error,
                DefectCodes.DuplicateParcel,
                second,
                second.Area.Coordinate,
                $"地块 {second.Id} 与地块 {first.Id} 的范围完全相同：可能重复，也可能误抄了另一地块的坐标。请核对；确属重复的删去，或用 --repair 只计一次。",
                $"parcel {second.Id} has the same outline as parcel {first.Id}: written twice, or another parcel's coordinates copied by mistake. "
                + "Check it; delete a true duplicate, or count it once with --repair.");
        var common = OverlayNGRobust.Overlay(first.Area, second.Area, SpatialFunction.Intersection);
        var polygons = PolygonExtracter.GetPolygons(common).OfType<Polygon>().Where(p => !p.IsEmpty).ToArray();
        if (polygons.Length == 0)
            return null;
        var overlap = ProjectGeometry.Factory.CreateMultiPolygon(polygons);
        var area = measureSquareMetres(overlap);
        if (area < ReportedFromSquareMetres)
            return null;
        var text = Math.Round((decimal)area, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
        return Defect(
            DefectSeverity.Warning,
            DefectCodes.ParcelOverlap,
            second,
            polygons.MaxBy(p => p.Area)!.InteriorPoint.Coordinate,
            $"地块 {second.Id} 与地块 {first.Id} 重叠 {text} 平方米，重叠部分面积只计一次。请核对界址点。",
            $"parcel {second.Id} overlaps parcel {first.Id} by {text} m²; the overlap is counted once. Check the boundary points.");
    }

    private static GeometryDefect Defect(DefectSeverity severity, string code, ParcelArea parcel, Coordinate at, string chinese, string english)
    {
        var place = parcel.Where is null ? RingLabel.At(at) : $"{parcel.Where} {RingLabel.At(at)}";
        return new GeometryDefect(new Problem(code, place, chinese, english), severity, at.Copy());
    }
}
