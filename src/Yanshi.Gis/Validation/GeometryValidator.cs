using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>
/// Finds all flaws of an area at once, each with a stable code and its place: NetTopologySuite's own validity test stops at the first.
/// An area without errors is valid in the sense of OGC 06-103r4 §6.1.11 (rings may touch in points, must not cross or share a line,
/// the interior is connected). Thread-safe.
/// </summary>
public static class GeometryValidator
{
    /// <summary>
    /// Validates a polygon or multipolygon in any planar or geographic coordinates. Empty polygons have no flaw. Winding is not looked at:
    /// it carries no meaning in the formats this project reads. At most 100 errors and 100 warnings are listed; a last entry
    /// (<see cref="DefectCodes.MoreDefects"/>) counts the others. The order is fixed by the input alone.
    /// </summary>
    /// <param name="area">A Polygon or MultiPolygon.</param>
    /// <param name="where">The place in the file (a line, a feature id) that messages begin with; null when there is none.</param>
    /// <exception cref="ArgumentException"><paramref name="area"/> is neither a Polygon nor a MultiPolygon.</exception>
    public static IReadOnlyList<GeometryDefect> Validate(Geometry area, string? where = null)
    {
        ArgumentNullException.ThrowIfNull(area);
        if (area is not (Polygon or MultiPolygon))
            throw new ArgumentException($"A Polygon or MultiPolygon is needed, not a {area.GeometryType}.", nameof(area));
        if (SoundRing.IsCertain(area))
            return [];
        var defects = new DefectList(where);
        var rings = new List<SweptRing>();
        var polygons = new List<PolygonRings>();
        for (var i = 0; i < area.NumGeometries; i++)
        {
            var polygon = (Polygon)area.GetGeometryN(i);
            if (!polygon.IsEmpty)
                polygons.Add(Prepare(polygon, area.NumGeometries > 1 ? i + 1 : null, rings, defects));
        }
        var sweep = RingSweep.Run(rings, defects);
        foreach (var polygon in polygons)
            polygon.CheckHoles(sweep, defects);
        PolygonRings.CheckNestedShells(polygons, sweep, defects);
        PolygonRings.CheckInteriors(polygons, sweep, defects);
        return defects.ToList();
    }

    private static PolygonRings Prepare(Polygon polygon, int? part, List<SweptRing> rings, DefectList defects)
    {
        var shell = Prepare(polygon.Shell, new RingLabel(part, 1));
        var holes = new List<SweptRing>();
        for (var h = 0; h < polygon.NumInteriorRings; h++)
            if (polygon.GetInteriorRingN(h) is { IsEmpty: false } ring && Prepare(ring, new RingLabel(part, h + 2)) is { } hole)
                holes.Add(hole);
        return new PolygonRings(shell, holes);

        SweptRing? Prepare(LineString ring, RingLabel label)
        {
            var swept = SweptRing.Prepare(rings.Count, label, ring.Coordinates, defects);
            if (swept is not null)
                rings.Add(swept);
            return swept;
        }
    }
}
