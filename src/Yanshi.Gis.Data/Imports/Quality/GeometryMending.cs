using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>An area after the validator, and after repair where that was allowed.</summary>
/// <param name="Source">The area to store, in the delivery's system.</param>
/// <param name="InPlane">The same in the analysis plane.</param>
/// <param name="Defects">The flaws it was delivered with.</param>
/// <param name="FlawPosition">Where the first error is.</param>
/// <param name="Repaired">What repair did; null when nothing was repaired.</param>
/// <param name="Refusal">Why it cannot be stored; null when it can.</param>
internal sealed record MendedGeometry(
    Geometry Source, Geometry InPlane, IReadOnlyList<GeometryDefect> Defects, GroundPosition? FlawPosition, RepairedGeometry? Repaired, Problem? Refusal);

/// <summary>Validates areas where they are measured, in the analysis plane, and repairs them where they were drawn. Thread-safe.</summary>
internal sealed class GeometryMending(AnalysisProjection projection, QualityOptions options)
{
    /// <summary>The code of areas that came with lines or points.</summary>
    internal const string Mixed = "geometry.mixed";

    private const double LeastChangeSquareMetres = 1;

    /// <summary>The areas of a collection that holds other things too.</summary>
    internal static Geometry AreasOf(Geometry collection)
    {
        var polygons = PolygonExtracter.GetPolygons(collection).OfType<Polygon>().Where(polygon => !polygon.IsEmpty).ToArray();
        return polygons.Length == 1 ? polygons[0] : ProjectGeometry.Factory.CreateMultiPolygon(polygons);
    }

    /// <summary>A geometry in the analysis plane.</summary>
    /// <exception cref="InputRefusedException">A coordinate is missing or means nothing in the delivery's system.</exception>
    internal Geometry ToPlane(Geometry source, string number)
    {
        try
        {
            return projection.ToPlane(source);
        }
        catch (InputRefusedException e)
        {
            // The validator says which point it is.
            var flaw = source is IPolygonal ? GeometryValidator.Validate(source, number).FirstOrDefault(IsError) : null;
            throw flaw is { Problem.Code: DefectCodes.NotFinite } ? new InputRefusedException(flaw.Problem, e) : new InputRefusedException(e.Problem with { Where = number }, e);
        }
    }

    /// <summary>Validates an area, and repairs it where that is allowed and needed.</summary>
    /// <param name="source">The area in the delivery's system.</param>
    /// <param name="inPlane">The same in the analysis plane.</param>
    /// <param name="number">The feature's number, for messages.</param>
    /// <param name="isMixed">Whether lines or points were left out before.</param>
    internal MendedGeometry Mend(Geometry source, Geometry inPlane, string number, bool isMixed)
    {
        var defects = GeometryValidator.Validate(inPlane, number);
        if (!defects.Any(IsError))
        {
            var left = StatutoryArea.Of(inPlane);
            return new MendedGeometry(source, inPlane, defects, null, isMixed ? new RepairedGeometry(source, left, left, [Mixed]) : null, null);
        }

        // The same flaws where the area was drawn have places that its maker can find.
        var drawn = GeometryValidator.Validate(source, number);
        var isDrawn = drawn.Any(IsError);
        var first = (isDrawn ? drawn : defects).First(IsError);
        var found = new MendedGeometry(source, inPlane, isDrawn ? drawn : defects, PositionOf(first, isDrawn), null, first.Problem);
        if (!options.Repair)
            return found;
        if (!isDrawn || !GeometryRepair.TryRepair(source, drawn, area => StatutoryArea.Of(projection.ToPlane(area)), out var repaired))
            return found with { Refusal = FeatureProblems.RepairFailed(number, first.Problem) };
        var mended = projection.ToPlane(repaired.Area);
        if (GeometryValidator.Validate(mended).Any(IsError))
            return found with { Refusal = FeatureProblems.RepairFailed(number, first.Problem) };
        var change = Math.Abs(repaired.AreaAfter - repaired.AreaBefore);
        if (change > LeastChangeSquareMetres && change > options.LargestRepairChangeShare * repaired.AreaBefore)
            return found with { Refusal = FeatureProblems.RepairChangesArea(number, first.Problem, repaired, options.LargestRepairChangeShare) };
        return found with { Source = repaired.Area, InPlane = mended, Refusal = null, Repaired = isMixed ? repaired with { Mended = [Mixed, .. repaired.Mended] } : repaired };
    }

    private static bool IsError(GeometryDefect defect) => defect.Severity is DefectSeverity.Error;

    private GroundPosition? PositionOf(GeometryDefect defect, bool isDrawn)
    {
        if (defect.Position is not { } position)
            return null;
        var point = ProjectGeometry.Factory.CreatePoint(position);
        var ground = (isDrawn ? projection.ToLonLat(point) : projection.PlaneToLonLat(point)).Coordinate;
        return new GroundPosition(ground.X, ground.Y);
    }
}
