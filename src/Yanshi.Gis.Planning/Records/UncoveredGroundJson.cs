using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Where mandatory layers have no data, as a GeoJSON FeatureCollection (RFC 7946) in CGCS2000 longitude and latitude, <c>yanshi-gis/uncovered-ground/1</c>. Thread-safe.</summary>
public static class UncoveredGroundJson
{
    private const string Schema = "yanshi-gis/uncovered-ground/1";

    /// <summary>The document. Layers that lack data on the same ground share a feature; those whose ground is not known stand under <c>untold</c>.</summary>
    /// <param name="grounds">What is uncovered.</param>
    /// <param name="untold">Layers that may not be told of, with the reason.</param>
    /// <param name="day">The day it is about.</param>
    /// <param name="plane">The analysis plane.</param>
    public static JsonObject Of(IReadOnlyList<UncoveredGround> grounds, IEnumerable<UncoveredGround> untold, DateOnly day, EqualAreaPlane plane)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        ArgumentNullException.ThrowIfNull(untold);
        var toLonLat = new AnalysisProjection(Crs.Cgcs2000, plane);
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["schema"] = Schema,
            ["datetime"] = RecordDate.Of(day),
            ["coordinateSystem"] = Crs.Cgcs2000.Code,
            ["features"] = new JsonArray([.. grounds.Where(ground => ground.Ground is not null).GroupBy(ground => ground.Ground!, ReferenceEqualityComparer.Instance).Select(same => new JsonObject
            {
                ["type"] = "Feature",
                ["geometry"] = PieceOutline.Of(toLonLat.PlaneToLonLat(same.First().Ground!)) is { } outline ? GeoJsonGeometry.Of(outline) : null,
                ["properties"] = new JsonObject
                {
                    ["layers"] = new JsonArray([.. same.Select(LayerOf)]),
                    ["areaSquareMetres"] = Rounding.ToCentimetre(same.First().Ground!.Area),
                },
            })]),
            ["untold"] = new JsonArray([.. grounds.Where(ground => ground.Ground is null).Concat(untold).Select(LayerOf)]),
        };
    }

    private static JsonObject LayerOf(UncoveredGround ground) => new()
    {
        ["id"] = ground.Layer.Id,
        ["title"] = ground.Layer.Title,
        ["titleEnglish"] = ground.Layer.TitleEnglish,
        ["reason"] = ground.Reason,
    };
}
