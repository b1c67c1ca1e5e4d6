using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Measures areas drawn in one reference system: statutory, in the plane of the site's zone, and around.</summary>
internal sealed class SiteMeasures(AnalysisProjection projection, Crs zone)
{
    // Projecting straight edges may press a boundary that touches itself out of shape by rounding; never by more than this.
    private const double RoundingSquareMetres = 0.005;

    public Crs Zone => zone;

    /// <summary>For areas drawn in the zone itself, as a corridor's is: its edges are straight there.</summary>
    public static SiteMeasures InZone(Crs zone, EqualAreaPlane plane) => new(new AnalysisProjection(zone, plane), zone);

    /// <summary>The geodesic length of all lines of a geometry in longitude and latitude, metres.</summary>
    public static double LengthMetres(Geometry lonLat) => Enumerable.Range(0, lonLat.NumGeometries).Sum(i => Geodesic.LengthMetres((LineString)lonLat.GetGeometryN(i)));

    public Geometry ToPlane(Geometry area) => projection.ToPlane(area);

    public double StatutoryAreaSquareMetres(Geometry area) => StatutoryArea.Of(projection.ToPlane(area));

    public double PlaneAreaSquareMetres(Geometry area) => PlaneArea.Of(projection.ToZone(area, zone));

    public Geometry ToLonLat(Geometry area) => projection.ToLonLat(area);

    /// <summary>An area in the analysis plane, made valid.</summary>
    /// <exception cref="InputRefusedException"><c>site.invalid-in-plane</c>: the projection breaks the geometry by more than rounding.</exception>
    public static Geometry ValidInPlane(Geometry inPlane, string id)
    {
        if (SoundRing.IsCertain(inPlane) || inPlane.IsValid)
            return inPlane;
        var sound = GeometryFixer.Fix(inPlane, isKeepMulti: false);
        if (sound is Polygon or MultiPolygon && Math.Abs(StatutoryArea.Of(sound) - StatutoryArea.Of(inPlane)) <= RoundingSquareMetres)
            return sound;
        throw new InputRefusedException(
            "site.invalid-in-plane",
            id,
            "换算到分析平面后图形不再有效（长边与其他边几乎相接）。请在相接处加密界址点后重试。",
            "the geometry is no longer valid in the analysis plane (a long edge nearly touches another). Add boundary points there and try again.");
    }

    /// <summary>The geodesic length of all rings of an area in longitude and latitude, metres.</summary>
    public static double PerimeterMetres(Geometry lonLat)
    {
        var perimeter = 0.0;
        for (var i = 0; i < lonLat.NumGeometries; i++)
        {
            var polygon = (Polygon)lonLat.GetGeometryN(i);
            perimeter += Geodesic.LengthMetres(polygon.ExteriorRing) + polygon.InteriorRings.Sum(Geodesic.LengthMetres);
        }
        return perimeter;
    }
}
