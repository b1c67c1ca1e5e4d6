using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>One parcel's area in the coordinates it was drawn in, with its flaws and what a repair did.</summary>
/// <param name="Source">The parcel as written.</param>
/// <param name="Area">Polygon or MultiPolygon; null when the parcel cannot be used.</param>
/// <param name="Defects">All flaws found in it.</param>
/// <param name="Repair">What a repair did; null when none was needed or asked for.</param>
internal sealed record SiteOutline(SourceParcel Source, Geometry? Area, IReadOnlyList<GeometryDefect> Defects, RepairedGeometry? Repair)
{
    /// <summary>Nests and validates a parcel's rings; repairs them when asked to.</summary>
    public static SiteOutline Draw(SourceParcel parcel, CrsReading crs, AnalysisProjection projection, bool repair)
    {
        if (parcel.Rings.Count == 0)
            return new SiteOutline(parcel, Area: null, [SiteRefusals.EmptyParcel(parcel)], Repair: null);
        var rings = parcel.Rings.Select(ring => new ClosedRing(ring.Number, ring.Role, Array.ConvertAll(ring.Points, crs.ToEastNorth)));
        var nested = RingNesting.Nest([.. rings], parcel.Where ?? parcel.Id);
        if (nested.IsUsable)
            return new SiteOutline(parcel, nested.Area, nested.Defects, Repair: null);
        return repair && GeometryRepair.TryRepair(nested.Area, nested.Defects, area => StatutoryArea.Of(projection.ToPlane(area)), out var repaired)
            ? new SiteOutline(parcel, repaired.Area, nested.Defects, repaired)
            : new SiteOutline(parcel, Area: null, nested.Defects, Repair: null);
    }
}
