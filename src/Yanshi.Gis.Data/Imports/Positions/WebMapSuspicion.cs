using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Positions;

/// <summary>
/// Tells a layer that was drawn on a web map by where it lies: numbers do not show the shift, but the bounds of a layer that fills the district do when
/// all four sides are off by it.
/// </summary>
internal static class WebMapSuspicion
{
    // Half of the shift's greater part in this region: a side nearer to the one than to the other is told apart.
    private const double LargestToleranceMetres = 200;
    private const double LeastToleranceMetres = 100;

    /// <summary>The code of the web map whose shift the layer shows; null when it shows none, or nothing can be told.</summary>
    /// <param name="layer">The bounds of a layer that fills the district, in the analysis plane.</param>
    /// <param name="district">The bounds of the district, in the analysis plane.</param>
    /// <param name="districtAccuracyMetres">The 中误差 of the district's boundary.</param>
    /// <param name="plane">The analysis plane.</param>
    internal static string? Find(in Box layer, in Box district, double districtAccuracyMetres, EqualAreaPlane plane)
    {
        var tolerance = Math.Max(LeastToleranceMetres, 2 * districtAccuracyMetres);
        if (tolerance > LargestToleranceMetres || layer.Width < 0 || district.Width < 0)
            return null;
        double longitude = (district.MinX + district.MaxX) / 2, latitude = (district.MinY + district.MaxY) / 2;
        plane.Unproject(new Span<double>(ref longitude), new Span<double>(ref latitude));
        var offset = WebMapShift.Describe(longitude, latitude);
        if (IsOffBy(offset.Gcj02EastMetres, offset.Gcj02NorthMetres, layer, district, tolerance))
            return "GCJ02";
        return IsOffBy(offset.Bd09EastMetres, offset.Bd09NorthMetres, layer, district, tolerance) ? "BD09" : null;
    }

    private static bool IsOffBy(double east, double north, in Box layer, in Box district, double tolerance) =>
        Math.Max(Math.Abs(east), Math.Abs(north)) > 2 * tolerance
        && IsNear(layer.MinX - district.MinX, east, tolerance)
        && IsNear(layer.MaxX - district.MaxX, east, tolerance)
        && IsNear(layer.MinY - district.MinY, north, tolerance)
        && IsNear(layer.MaxY - district.MaxY, north, tolerance);

    private static bool IsNear(double value, double other, double tolerance) => Math.Abs(value - other) <= tolerance;
}
