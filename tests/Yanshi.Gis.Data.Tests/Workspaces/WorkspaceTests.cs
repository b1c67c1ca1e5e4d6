using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-workspace-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_tombs_are_squares_of_a_kilometre()
    {
        var layer = Workspace.Open(Repository.Path("gis-data")).Layers.Find("heritage-protection-scope").ShouldNotBeNull();
        layer.Features.Select(feature => (feature.Id, feature.Name)).ShouldBe([("mangshan-10-10", "峻阳陵"), ("mangshan-10-9", "崇阳陵")]);
        foreach (var feature in layer.Features)
        {
            // Planimeter gives 1 000 000.0 m² and a perimeter of 4 000.000 m for both; a straight edge in the analysis plane may
            // leave the geodesic by 2.5e-8·L² = 25 mm at most, that is some square metres on four kilometres.
            feature.Area.Area.ShouldBe(1_000_000, 20);
            feature.LongEdges.Count.ShouldBe(4);
            feature.AccuracyMetres.ShouldBe(100);
        }
    }

    [Fact]
    public void A_layer_keeps_only_the_attributes_the_catalogue_names()
    {
        var layer = Open(Collection(Square("a", "\"article\":\"第十条\",\"secret\":\"x\",\"source\":null"))).Layers.Find("scope")!;
        layer.Features[0].Attributes.Select(attribute => attribute.Key).ShouldBe(["article", "source"]);
    }

    [Fact]
    public void Features_are_sorted_by_id_and_the_fingerprint_does_not_depend_on_the_order()
    {
        var one = Open(Collection(Square("a"), Square("b"))).Layers.Find("scope")!;
        var other = Open(Collection(Square("b"), Square("a"))).Layers.Find("scope")!;
        other.Features.Select(feature => feature.Id).ShouldBe(["a", "b"]);
        other.Sha256.ShouldBe(one.Sha256);
    }

    [Theory]
    [InlineData("", "a file that is empty")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[", "a file cut off")]
    [InlineData("{\"type\":\"Topology\"}", "another kind of file")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "a file without a feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":null}]}", "a feature without geometry")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "a point")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[112.7,34.7],[112.8,34.8],[112.8,34.7],[112.7,34.8],[112.7,34.7]]]}}]}", "a bow-tie")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1127,34.7],[1128,34.8],[1128,34.7],[1127,34.7]]]}}]}", "coordinates that are no degrees")]
    public void Data_that_is_not_right_makes_the_layer_damaged(string json, string what)
    {
        var layers = Open(json).Layers;
        layers.Find("scope").ShouldBeNull(what);
        layers.FindDamage("scope").ShouldNotBeNull(what).Code.ShouldBe("layer.damaged");
    }

    [Fact]
    public void One_bad_feature_among_good_ones_damages_the_whole_layer()
    {
        Open(Collection(Square("a"), Square("a"))).Layers.FindDamage("scope").ShouldNotBeNull().English.ShouldContain("twice");
        Open(Collection(Square("a"), Square("b", "\"accuracyMetres\":\"good\""))).Layers.FindDamage("scope").ShouldNotBeNull().Where.ShouldBe("scope.geojson: id b");
    }

    [Fact]
    public void A_file_that_is_gone_is_damage_not_absence()
    {
        var layers = Open(json: null).Layers;
        layers.FindDamage("scope").ShouldNotBeNull();
        layers.FindDamage("empty-slot").ShouldBeNull();
        layers.Find("empty-slot").ShouldBeNull();
    }

    private Workspace Open(string? json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, CatalogueFile.Name), """
            schema: yanshi-gis/catalog/1
            district: { code: "410307", name: 偃师区, nameEnglish: Yanshi District }
            extent: { west: 112.60, south: 34.45, east: 112.99, north: 34.82, reason: 外扩 }
            plane: { centralMeridianDegrees: 112.795, standardParallelDegrees: 34.637 }
            layers:
              - { id: scope, title: 范围, titleEnglish: Scope, group: 组, role: restricts, status: statutory, completeness: complete, confidentiality: public, source: 测试, attributes: [article, source], crs: "EPSG:4490", data: scope.geojson }
              - { id: empty-slot, title: 空, titleEnglish: Empty, group: 组, role: restricts, status: statutory, confidentiality: public, source: 测试, data: null }
            """);
        var path = Path.Combine(_folder.FullName, "scope.geojson");
        if (json is null)
            File.Delete(path);
        else
            File.WriteAllText(path, json);
        return Workspace.Open(_folder.FullName);
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Square(string id, string properties = "") =>
        $$$"""{"type":"Feature","id":"{{{id}}}","properties":{{{{properties}}}},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.71,34.7],[112.71,34.71],[112.7,34.71],[112.7,34.7]]]}}""";
}
