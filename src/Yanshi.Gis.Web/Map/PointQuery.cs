using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Map;

/// <summary>Where somebody asks what is there.</summary>
/// <param name="LonLat">The place, CGCS2000 degrees.</param>
/// <param name="ToleranceMetres">How far lines and points may be from it.</param>
/// <param name="Day">The day whose versions are asked for; null: today's.</param>
internal sealed record PointQuery(Coordinate LonLat, double ToleranceMetres, DateOnly? Day)
{
    internal const string PointParameter = "point";
    internal const string ToleranceParameter = "tolerance";
    internal const double DefaultTolerance = 5;
    internal const double MostTolerance = 1000;

    /// <summary>Reads a request.</summary>
    /// <exception cref="HttpProblemException"><c>request.parameter</c>, <c>request.unknown-parameter</c></exception>
    internal static PointQuery Parse(HttpContext context)
    {
        QueryParameters.Check(context);
        return new PointQuery(
            PointOf(QueryParameters.Find(context, PointParameter) ?? string.Empty),
            QueryParameters.Find(context, ToleranceParameter) is { } tolerance ? MetresOf(tolerance) : DefaultTolerance,
            ItemQuery.DayOf(QueryParameters.Find(context, ItemQuery.DayParameter)));
    }

    private static Coordinate PointOf(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2 && Number(parts[0]) is { } longitude && Number(parts[1]) is { } latitude && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new Coordinate(longitude, latitude)
            : throw RequestProblems.Parameter(PointParameter, text, " 112.7367,34.7505 这样的经度和纬度（度）", "longitude and latitude in degrees, such as 112.7367,34.7505");
    }

    private static double MetresOf(string text) => Number(text) is { } metres and >= 0 and <= MostTolerance
        ? metres
        : throw RequestProblems.Parameter(ToleranceParameter, text, $" 0 至 {MostTolerance} 的米数", $"a number of metres from 0 to {MostTolerance}");

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
