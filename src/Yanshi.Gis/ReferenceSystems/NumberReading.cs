using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>One way to read an input's numbers: a system and an order of the columns, and how far from the workspace's extent that puts them.</summary>
/// <param name="Crs">The system.</param>
/// <param name="Order">The order of the columns.</param>
/// <param name="MetresOutside">The greatest distance of the input's corners from the extent, metres on a sphere; 0 inside.</param>
internal sealed record NumberReading(Crs Crs, AxisOrder Order, double MetresOutside)
{
    // Nobody delivers coordinates further from their central meridian: three 3° zones at China's latitudes.
    private const double PlausibleReachMetres = 500_000;
    private const double PlausibleNorthingMetres = 6_300_000;
    private const double MeanRadiusMetres = 6_371_009;

    // A northing tells the latitude this well in every zone, and whatever the datum.
    private const double NorthingMetresOfDegree = 111_000;
    private const double NorthingDoubtDegrees = 1;

    /// <summary>Reads the corners of the input's bounds in one system and order; null when the numbers mean nothing in it, or put them further outside than that.</summary>
    public static NumberReading? Find(CrsTransform toDegrees, AxisOrder order, Envelope bounds, Envelope extentLonLat, double mostMetresOutside)
    {
        Span<double> first = [bounds.MinX, bounds.MaxX, bounds.MaxX, bounds.MinX], second = [bounds.MinY, bounds.MinY, bounds.MaxY, bounds.MaxY];
        var x = order == AxisOrder.NorthEast ? second : first;
        var y = order == AxisOrder.NorthEast ? first : second;
        if (!IsPlausible(toDegrees.Source, x, y))
            return null;

        // Degrees taken for metres lie at the equator, in every zone without its number: none of these is worth projecting.
        if (toDegrees.Source.Kind is CrsKind.GaussKruger or CrsKind.UniversalTransverseMercator && LeastMetresOutside(extentLonLat, y[0]) > mostMetresOutside)
            return null;

        // Most readings are wrong, and one corner tells.
        var outside = 0.0;
        for (var i = 0; i < x.Length && outside <= mostMetresOutside; i++)
        {
            toDegrees.Transform(x.Slice(i, 1), y.Slice(i, 1));
            outside = Math.Max(outside, MetresFrom(extentLonLat, x[i], y[i]));
        }

        return outside <= mostMetresOutside ? new NumberReading(toDegrees.Source, order, outside) : null;
    }

    public string Chinese => $"{Crs.Code}（{Crs.ChineseName}{(Order == AxisOrder.NorthEast ? "，北坐标或纬度在前" : "")}）";

    public string English => $"{Crs.Code} ({Crs.EnglishName}{(Order == AxisOrder.NorthEast ? ", north or latitude first" : "")})";

    private static bool IsPlausible(Crs crs, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var plausible = crs.Kind switch
            {
                CrsKind.Geographic => Math.Abs(x[i]) <= 180 && Math.Abs(y[i]) <= 90,
                CrsKind.WebMercator => Math.Abs(x[i]) <= MapProjection.WebMercatorEdgeMetres && Math.Abs(y[i]) <= MapProjection.WebMercatorEdgeMetres,
                _ => Math.Abs(x[i] - crs.FalseEastingMetres) <= PlausibleReachMetres && y[i] is >= 0 and <= PlausibleNorthingMetres,
            };
            if (!plausible)
                return false;
        }

        return true;
    }

    private static double LeastMetresOutside(Envelope extent, double northing)
    {
        var latitude = northing / NorthingMetresOfDegree;
        return (Math.Abs(latitude - Math.Clamp(latitude, extent.MinY, extent.MaxY)) - NorthingDoubtDegrees) * NorthingMetresOfDegree;
    }

    // Haversine on a sphere: right to half a per cent, which is enough to tell near from far.
    private static double MetresFrom(Envelope extent, double longitude, double latitude)
    {
        const double toRadians = Math.PI / 180;
        var nearestLongitude = Math.Clamp(longitude, extent.MinX, extent.MaxX);
        var nearestLatitude = Math.Clamp(latitude, extent.MinY, extent.MaxY);
        var sinLatitude = Math.Sin((latitude - nearestLatitude) * toRadians / 2);
        var sinLongitude = Math.Sin((longitude - nearestLongitude) * toRadians / 2);
        var haversine = sinLatitude * sinLatitude
            + Math.Cos(latitude * toRadians) * Math.Cos(nearestLatitude * toRadians) * sinLongitude * sinLongitude;
        return 2 * MeanRadiusMetres * Math.Asin(Math.Sqrt(Math.Min(1, haversine)));
    }
}
