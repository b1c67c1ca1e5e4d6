using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>--format geojson</c>: the pieces on the map are the areas of the record.</summary>
public class PiecesTests
{
    private static readonly JsonNode Record = YanshiGis.Run("check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22").Json;
    private static readonly YanshiGis.Outcome Run = YanshiGis.Run("check", Samples.Shipped, "--format", "geojson", "--as-of", "2026-11-22");

    [Fact]
    public void It_is_a_feature_collection_that_names_its_record()
    {
        Run.ExitCode.ShouldBe(1, Run.Errors);
        Run.Errors.ShouldBeEmpty();
        Run.Json["type"]!.GetValue<string>().ShouldBe("FeatureCollection");
        Run.Json["record"]!.GetValue<string>().ShouldBe(Record["digest"]!.GetValue<string>());
        Run.Json["features"]!.AsArray().Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void The_partition_on_the_map_sums_to_the_site()
    {
        var cells = OfKind("cell");
        cells.Count.ShouldBeGreaterThanOrEqualTo(Record["partition"]!.AsArray().Count);
        cells.Sum(AreaOf).ShouldBe(Record["site"]!["areaSquareMetres"]!.GetValue<double>(), 0.05);
    }

    [Fact]
    public void The_pieces_of_a_layer_sum_to_its_area()
    {
        var layers = Record["layers"]!.AsArray().Where(layer => layer!["state"]!.GetValue<string>() is "conflict").ToList();
        layers.Count.ShouldBeGreaterThan(3);
        foreach (var layer in layers)
        {
            var pieces = OfKind("conflict").Where(piece => piece["properties"]!["layers"]![0]!.GetValue<string>() == layer!["id"]!.GetValue<string>());
            pieces.Sum(AreaOf).ShouldBe(layer!["areaSquareMetres"]!.GetValue<double>(), 0.05, layer["id"]!.GetValue<string>());
        }
    }

    private static List<JsonNode> OfKind(string kind) => [.. Run.Json["features"]!.AsArray().OfType<JsonNode>().Where(feature => feature["properties"]!["kind"]!.GetValue<string>() == kind)];

    private static double AreaOf(JsonNode feature) => new AnalysisProjection(Crs.Cgcs2000, new EqualAreaPlane(112.795, 34.637)).LonLatToPlane(GeometryOf(feature["geometry"]!)).Area;

    private static MultiPolygon GeometryOf(JsonNode geometry)
    {
        var polygons = geometry["type"]!.GetValue<string>() is "Polygon" ? [geometry["coordinates"]!] : geometry["coordinates"]!.AsArray().ToList();
        var factory = new GeometryFactory();
        return factory.CreateMultiPolygon([.. polygons.Select(polygon =>
        {
            var rings = polygon!.AsArray().Select(ring => factory.CreateLinearRing([.. ring!.AsArray().Select(point => new Coordinate(point![0]!.GetValue<double>(), point[1]!.GetValue<double>()))])).ToList();
            return factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
        })]);
    }
}
