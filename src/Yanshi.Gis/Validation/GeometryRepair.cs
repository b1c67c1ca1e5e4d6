using System.Diagnostics.CodeAnalysis;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Yanshi.Gis.Validation;

/// <summary>A repaired area, and what the repair changed.</summary>
/// <param name="Area">The repaired Polygon or MultiPolygon; it has no error defects. Shells counter-clockwise, holes clockwise.</param>
/// <param name="AreaBefore">
/// The measure of the area as written: shells less holes, each ring by the sum over its edges. The lobes of a bow-tie run opposite ways
/// and cancel in it, as they do in any table that sums a surveyor's coordinates.
/// </param>
/// <param name="AreaAfter">The measure of <paramref name="Area"/>; both lobes of a bow-tie count.</param>
/// <param name="Mended">The codes of the errors that are gone, each once, in the order they were reported.</param>
public sealed record RepairedGeometry(Geometry Area, double AreaBefore, double AreaAfter, IReadOnlyList<string> Mended);

/// <summary>Repairs an area when the user asks for it. Never silent: the result says what was done and how the area changed. Thread-safe.</summary>
public static class GeometryRepair
{
    /// <summary>
    /// Repairs a polygon or multipolygon with NetTopologySuite's GeometryFixer: each ring is rebuilt from its crossings, all lobes are kept,
    /// holes are subtracted, holes outside the shell become parts, parts are united. An area without error defects comes back as it is.
    /// </summary>
    /// <param name="area">The area to repair.</param>
    /// <param name="defects">Its defects, from <see cref="GeometryValidator"/> or <see cref="RingNesting"/>.</param>
    /// <param name="measure">Measures an area (for a polygon with crossing rings: by the sum over its edges).</param>
    /// <param name="repaired">The repaired area. Rings without an area are dropped.</param>
    /// <returns>
    /// False when nothing with an area is left, when the repair still has errors, and when coordinates are missing
    /// (<see cref="DefectCodes.NotFinite"/>): those nobody can guess.
    /// </returns>
    public static bool TryRepair(
        Geometry area,
        IReadOnlyList<GeometryDefect> defects,
        Func<Geometry, double> measure,
        [NotNullWhen(true)] out RepairedGeometry? repaired)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(defects);
        ArgumentNullException.ThrowIfNull(measure);
        var mended = defects.Where(d => d.Severity == DefectSeverity.Error).Select(d => d.Problem.Code).Distinct(StringComparer.Ordinal).ToList();
        repaired = null;
        if (area.IsEmpty || mended.Contains(DefectCodes.NotFinite, StringComparer.Ordinal))
            return false;
        var before = measure(area);
        if (mended.Count == 0)
        {
            repaired = new RepairedGeometry(area, before, before, mended);
            return true;
        }
        var sound = Polygonal(GeometryFixer.Fix(area, isKeepMulti: false));
        if (sound.IsEmpty || GeometryValidator.Validate(sound).Any(d => d.Severity == DefectSeverity.Error))
            return false;
        sound = RingWinding.Normalise(sound);
        repaired = new RepairedGeometry(sound, before, measure(sound), mended);
        return true;
    }

    /// <summary>The fixer may answer with lines or points beside areas; only areas are a site.</summary>
    private static Geometry Polygonal(Geometry geometry)
    {
        if (geometry is Polygon or MultiPolygon)
            return geometry;
        var polygons = PolygonExtracter.GetPolygons(geometry).OfType<Polygon>().Where(p => !p.IsEmpty).ToArray();
        return polygons.Length == 1 ? polygons[0] : ProjectGeometry.Factory.CreateMultiPolygon(polygons);
    }
}
