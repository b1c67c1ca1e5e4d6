using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>Gauss–Krüger, UTM and web Mercator, degrees to metres, by ProjNET. Both directions are stateless and thread-safe.</summary>
internal sealed class MapProjection : CoordinateOperation
{
    /// <summary>Half the circumference of the equator: the edge of the web Mercator map, metres.</summary>
    public const double WebMercatorEdgeMetres = Math.PI * 6378137;

    private static readonly CoordinateSystemFactory Systems = new();
    private static readonly CoordinateTransformationFactory Transformations = new();

    private readonly MathTransform _forward;
    private readonly MathTransform _inverse;

    private MapProjection(ProjectedCoordinateSystem plane)
    {
        _forward = Transformations.CreateFromCoordinateSystems(plane.GeographicCoordinateSystem, plane).MathTransform;
        _inverse = Transformations.CreateFromCoordinateSystems(plane, plane.GeographicCoordinateSystem).MathTransform;
    }

    /// <summary>Web Mercator (EPSG method 1024).</summary>
    public static MapProjection WebMercator() => new(ProjectedCoordinateSystem.WebMercator);

    /// <summary>The transverse Mercator projection of an ellipsoid from the equator, which Gauss–Krüger and UTM are.</summary>
    public static MapProjection TransverseMercator(Ellipsoid ellipsoid, double centralMeridianDegrees, double scale, double falseEastingMetres)
    {
        var shape = Systems.CreateFlattenedSphere(
            "ellipsoid", ellipsoid.SemiMajorAxisMetres, ellipsoid.InverseFlattening, LinearUnit.Metre);
        var datum = Systems.CreateHorizontalDatum("datum", DatumType.HD_Geocentric, shape, toWgs84: null);
        var degrees = Systems.CreateGeographicCoordinateSystem(
            "degrees",
            AngularUnit.Degrees,
            datum,
            PrimeMeridian.Greenwich,
            new AxisInfo("longitude", AxisOrientationEnum.East),
            new AxisInfo("latitude", AxisOrientationEnum.North));
        var projection = Systems.CreateProjection(
            "projection",
            "Transverse_Mercator",
            [
                new ProjectionParameter("latitude_of_origin", 0),
                new ProjectionParameter("central_meridian", centralMeridianDegrees),
                new ProjectionParameter("scale_factor", scale),
                new ProjectionParameter("false_easting", falseEastingMetres),
                new ProjectionParameter("false_northing", 0),
            ]);
        return new MapProjection(Systems.CreateProjectedCoordinateSystem(
            "plane",
            degrees,
            projection,
            LinearUnit.Metre,
            new AxisInfo("east", AxisOrientationEnum.East),
            new AxisInfo("north", AxisOrientationEnum.North)));
    }

    public override void Forward(Span<double> x, Span<double> y) => _forward.Transform(x, y);

    public override void Inverse(Span<double> x, Span<double> y) => _inverse.Transform(x, y);
}
