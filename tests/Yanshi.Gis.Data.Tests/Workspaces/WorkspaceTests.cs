using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-workspace-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_tombs_are_squares_of_a_kilometre()
    {
        var layer = Workspace.OfDataFolder(Repository.Path("gis-data")).Layers.Loaded("heritage-protection-scope").ShouldNotBeNull();
        var tombs = layer.Features.Index().Where(feature => feature.Item.Id.StartsWith("mangshan-10-", StringComparison.Ordinal)).ToList();
        tombs.Select(feature => (feature.Item.Id, feature.Item.Name)).ShouldBe([("mangshan-10-10", "峻阳陵"), ("mangshan-10-9", "崇阳陵")]);
        foreach (var (number, feature) in tombs)
        {
            // Planimeter gives 1 000 000.0 m² and a perimeter of 4 000.000 m for both; a straight edge in the analysis plane may
            // leave the geodesic by 2.5e-8·L² = 25 mm at most, that is some square metres on four kilometres.
            layer.Prepared.AreaOf(number).ShouldBe(1_000_000, 20);
            layer.Marks.LongEdgesOf(number).Count.ShouldBe(4);
            feature.AccuracyMetres.ShouldBe(100);
        }
    }

    [Fact]
    public void A_layer_keeps_all_properties_in_their_order()
    {
        var layer = Open(Collection(Square("a", "\"article\":\"第十条\",\"secret\":\"x\",\"source\":null"))).Layers.Loaded("scope")!;
        layer.Features[0].Properties.Select(property => property.Key).ShouldBe(["article", "secret", "source"]);
    }

    [Fact]
    public void Features_are_sorted_by_id_and_the_fingerprint_does_not_depend_on_the_order()
    {
        var one = Open(Collection(Square("a"), Square("b"))).Layers.Loaded("scope")!;
        var other = Open(Collection(Square("b"), Square("a"))).Layers.Loaded("scope")!;
        other.Features.Select(feature => feature.Id).ShouldBe(["a", "b"]);
        other.Sha256.ShouldBe(one.Sha256);
    }

    [Theory]
    [InlineData("", "a file that is empty")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[", "a file cut off")]
    [InlineData("{\"type\":\"Topology\"}", "another kind of file")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "a file without a feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":null}]}", "a feature without geometry")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}}]}", "points")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[112.7,34.7],[112.8,34.8],[112.8,34.7],[112.7,34.8],[112.7,34.7]]]}}]}", "a bow-tie")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1127,34.7],[1128,34.8],[1128,34.7],[1127,34.7]]]}}]}", "coordinates that are no degrees")]
    public void Data_that_is_not_right_makes_the_layer_damaged(string json, string what)
    {
        var layers = Open(json).Layers;
        layers.Loaded("scope").ShouldBeNull(what);
        layers.DamageOf("scope").ShouldNotBeNull(what).Code.ShouldBe("layer.damaged");
    }

    [Fact]
    public void One_bad_feature_among_good_ones_damages_the_whole_layer()
    {
        Open(Collection(Square("a"), Square("a"))).Layers.DamageOf("scope").ShouldNotBeNull().English.ShouldContain("twice");
        Open(Collection(Square("a"), Square("b", "\"accuracyMetres\":\"good\""))).Layers.DamageOf("scope").ShouldNotBeNull().Where.ShouldBe("scope.geojson: id b");
    }

    [Fact]
    public void A_file_that_is_gone_is_damage_not_absence()
    {
        var layers = Open(json: null).Layers;
        layers.DamageOf("scope").ShouldNotBeNull();
        layers.DamageOf("empty-slot").ShouldBeNull();
        layers.Loaded("empty-slot").ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[ONE],\"features\":[TWO]}", "two lists of features, of which a parser keeps one")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[]}}]}", "an area of no parts")]
    [InlineData("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},\"features\":[ONE]}", "a crs member that contradicts the catalogue")]
    public void Data_that_would_lose_a_feature_or_put_it_elsewhere_is_damage(string json, string what)
    {
        var layers = Open(json.Replace("ONE", Square("a"), StringComparison.Ordinal).Replace("TWO", Square("b"), StringComparison.Ordinal)).Layers;
        layers.Loaded("scope").ShouldBeNull(what);
        layers.DamageOf("scope").ShouldNotBeNull(what).Code.ShouldBe("layer.damaged");
    }

    [Fact]
    public void A_crs_member_that_means_the_same_is_accepted() =>
        Open("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[""" + Square("a") + "]}").Layers.Loaded("scope").ShouldNotBeNull();

    [Theory]
    [InlineData("\"name\":\"a\",\"name\":\"b\"")]
    [InlineData("\"name\":\"\\ud800\"")]
    [InlineData("\"area\":1e999")]
    public void Properties_that_cannot_be_kept_are_damage_of_their_layer_only(string properties) =>
        Open(Collection(Square("a", properties))).Layers.DamageOf("scope").ShouldNotBeNull().Code.ShouldBe("layer.damaged");

    [Theory]
    [InlineData("EPSG:4610")]
    [InlineData("GCJ02")]
    public void A_layer_on_a_datum_that_cannot_be_trusted_is_damage(string crs) =>
        Open(Collection(Square("a")), crs).Layers.DamageOf("scope").ShouldNotBeNull().Code.ShouldBe("layer.damaged");

    [Fact]
    public void A_layer_in_the_wrong_zone_is_damage_not_a_layer_that_meets_nothing()
    {
        const string inZone = """{"type":"Feature","id":"z","properties":{},"geometry":{"type":"Polygon","coordinates":[[[388000,3840000],[389000,3840000],[389000,3841000],[388000,3840000]]]}}""";
        Open(Collection(inZone), "EPSG:4547").Layers.Loaded("scope").ShouldNotBeNull();
        Open(Collection(inZone), "EPSG:4546").Layers.DamageOf("scope").ShouldNotBeNull().ShouldSatisfyAllConditions(
            problem => problem.Where.ShouldBe("scope.geojson: id z"),
            problem => problem.English.ShouldContain("EPSG:4546"));
    }

    [Fact]
    public void A_coordinate_of_astronomical_size_is_damage_of_its_layer_only()
    {
        const string vast = """{"type":"Feature","id":"z","properties":{},"geometry":{"type":"Polygon","coordinates":[[[388000,3840000],[3e13,3840000],[389000,3841000],[388000,3840000]]]}}""";
        Open(Collection(vast), "EPSG:4547").Layers.DamageOf("scope").ShouldNotBeNull().Code.ShouldBe("layer.damaged");
    }

    [Theory]
    [InlineData("mandatory: true", "mandatory: false")]
    [InlineData("permanent-basic-farmland", "permanent-basic-farmlnd")]
    [InlineData("role: restricts, mandatory: true", "role: context, mandatory: true")]
    public void A_catalogue_may_not_drop_a_mandatory_layer(string good, string bad)
    {
        Open(Collection(Square("a")));
        var path = Path.Combine(_folder.FullName, CatalogueFile.Name);
        File.WriteAllText(path, File.ReadAllText(path).Replace(good, bad, StringComparison.Ordinal));
        Should.Throw<ReferenceDataException>(() => Workspace.OfDataFolder(_folder.FullName)).Problem.Code.ShouldBe("catalog.mandatory-layers");
    }

    private Workspace Open(string? json, string crs = "EPSG:4490")
    {
        var mandatory = MandatoryLayers.Ids.Select(id =>
            $"\n  - {{ id: {id}, title: {id}, titleEnglish: {id}, group: 组, role: restricts, mandatory: true, status: statutory, confidentiality: public, source: 测试, data: null }}");
        File.WriteAllText(Path.Combine(_folder.FullName, CatalogueFile.Name), """
            schema: yanshi-gis/catalog/1
            district: { code: "410307", name: 偃师区, nameEnglish: Yanshi District }
            extent: { west: 112.60, south: 34.45, east: 112.99, north: 34.82, reason: 外扩 }
            plane: { centralMeridianDegrees: 112.795, standardParallelDegrees: 34.637 }
            layers:
              - { id: scope, title: 范围, titleEnglish: Scope, group: 组, role: restricts, status: statutory, completeness: complete, confidentiality: public, source: 测试, attributes: [article, source], crs: "EPSG:4490", data: scope.geojson }
              - { id: empty-slot, title: 空, titleEnglish: Empty, group: 组, role: restricts, status: statutory, confidentiality: public, source: 测试, data: null }
            """.Replace("EPSG:4490", crs, StringComparison.Ordinal) + string.Concat(mandatory));
        var path = Path.Combine(_folder.FullName, "scope.geojson");
        if (json is null)
            File.Delete(path);
        else
            File.WriteAllText(path, json);
        return Workspace.OfDataFolder(_folder.FullName);
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Square(string id, string properties = "") =>
        $$$"""{"type":"Feature","id":"{{{id}}}","properties":{{{{properties}}}},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.71,34.7],[112.71,34.71],[112.7,34.71],[112.7,34.7]]]}}""";
}
