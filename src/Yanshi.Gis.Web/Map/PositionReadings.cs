using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Coordinates;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Map;

/// <summary>
/// Every place that typed coordinates can mean, with the way they were read in words. Where none lies in the district or near it the nearest are told, and how far away they are: numbers
/// that look right and are not must not pass in silence.
/// </summary>
internal static class PositionReadings
{
    private const int MostFitting = 6;
    private const int MostOutside = 3;

    // Two readings this near are one place for whoever looks at a map.
    private const double SamePlaceDegrees = 1e-9;

    private static readonly Crs Gcj02 = Crs.Get("GCJ02");

    /// <summary>The readings, best first; none when the text is no position.</summary>
    internal static IReadOnlyList<JsonNode> Of(string text, Catalogue catalogue)
    {
        var positions = CoordinateText.Read(text);
        if (positions.Count == 0)
            return [];
        var extent = catalogue.Extent.ToEnvelope();
        List<(TypedPosition Typed, PossibleReading Reading)> all = [.. positions.SelectMany(position => ReadingsOf(position, extent).Select(reading => (position, reading)))];
        var fitting = all.Where(pair => pair.Reading.Fits).OrderBy(pair => pair.Reading.MetresOutside).ToList();
        List<(Coordinate Place, JsonObject Json)> choices = [];
        foreach (var (typed, reading) in fitting.Count > 0 ? fitting.Take(MostFitting) : all.OrderBy(pair => pair.Reading.MetresOutside).Take(MostOutside))
        {
            var place = PlaceOf(typed.Pair, reading.Crs, reading.SwapsAxes);
            if (!choices.Exists(other => other.Place.Equals2D(place, SamePlaceDegrees)))
                choices.Add((place, Describe(typed, reading, place)));
        }

        if (fitting.Select(pair => ((TypedPosition Typed, PossibleReading Reading)?)pair).FirstOrDefault(pair => !pair!.Value.Reading.Crs.IsProjected && pair.Value.Typed.Notation is CoordinateNotation.Numbers) is var (map, degrees))
            choices.Add((new Coordinate(), OfWebMap(map, degrees)));
        return [.. choices.Select(choice => choice.Json)];
    }

    private static IEnumerable<PossibleReading> ReadingsOf(TypedPosition position, Envelope extent) =>
        CrsDetection.Possible(new CrsDeclaration { AxisOrder = position.AxisOrder }, [position.Pair], extent)
            .Where(reading => position.Notation is CoordinateNotation.Numbers || !reading.Crs.IsProjected);

    private static Coordinate PlaceOf(Coordinate pair, Crs crs, bool swaps) =>
        CrsTransform.Between(crs, Crs.Cgcs2000).Transform(swaps ? new Coordinate(pair.Y, pair.X) : pair);

    private static JsonObject Describe(TypedPosition typed, PossibleReading reading, Coordinate place)
    {
        var (chinese, english) = typed.Notation switch
        {
            CoordinateNotation.PackedDegrees => ("按“度.分分秒秒”解读，", "read as degrees.minutes-seconds, "),
            CoordinateNotation.MarkedDegrees => ("按度分秒解读，", "read as degrees with marks, "),
            _ => (string.Empty, string.Empty),
        };
        return Json(
            reading.Crs,
            place,
            reading.MetresOutside,
            string.Create(CultureInfo.InvariantCulture, $"{chinese}{reading.Chinese}{(reading.MetresOutside > 0 ? $"；在工作区范围外约 {reading.MetresOutside / 1000:0.0} 公里" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"{english}{reading.English}{(reading.MetresOutside > 0 ? $"; about {reading.MetresOutside / 1000:0.0} km outside the workspace's extent" : "")}"),
            isWebMap: false);
    }

    // Numbers cannot tell an offset: who copied them from a web map knows.
    private static JsonObject OfWebMap(TypedPosition typed, PossibleReading degrees) => Json(
        Gcj02,
        PlaceOf(typed.Pair, Gcj02, degrees.SwapsAxes),
        degrees.MetresOutside,
        "如果取自高德、腾讯等网络地图（GCJ-02 偏移），实际位置在这里",
        "if they come from a Chinese web map (offset GCJ-02), the true place is here",
        isWebMap: true);

    private static JsonObject Json(Crs crs, Coordinate place, double metresOutside, string why, string whyEnglish, bool isWebMap) => new()
    {
        ["point"] = new JsonArray(Rounding.ToNanodegree(place.X), Rounding.ToNanodegree(place.Y)),
        ["crs"] = crs.Code,
        ["why"] = why,
        ["whyEnglish"] = whyEnglish,
        ["metresOutside"] = Math.Round(metresOutside),
        ["fits"] = metresOutside <= CrsDetection.MarginMetres,
        ["isWebMap"] = isWebMap,
        ["position"] = PositionJson.Of(place),
    };
}
