using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public class CatalogueFileTests
{
    private const string Good = """
        schema: yanshi-gis/catalog/1
        district: { code: "410307", name: 偃师区, nameEnglish: Yanshi District }
        extent: { west: 112.60, south: 34.45, east: 112.99, north: 34.82, reason: 外扩 }
        plane: { centralMeridianDegrees: 112.795, standardParallelDegrees: 34.637 }
        layers:
          - id: scope
            title: 保护范围
            titleEnglish: Scope
            group: 历史文化
            role: must-contain
            mandatory: true
            status: indicative
            completeness: partial
            accuracyMetres: 100
            vintage: 2011-11-25
            confidentiality: internal
            source: 条例
            attributes: [article, source]
            crs: EPSG:4490
            data: layers/scope.geojson

        """;

    [Fact]
    public void A_map_review_number_is_the_workspaces_setting()
    {
        CatalogueFile.Parse(Good, "catalog.yaml").Catalogue.MapReviewNumber.ShouldBeNull();
        CatalogueFile.Parse(Good.Replace("layers:\n", "mapReviewNumber: 豫S〔2026〕001号\nlayers:\n", StringComparison.Ordinal), "catalog.yaml").Catalogue.MapReviewNumber.ShouldBe("豫S〔2026〕001号");
    }

    [Fact]
    public void A_catalogue_is_read_with_its_defaults()
    {
        var (catalogue, deliveries) = CatalogueFile.Parse(Good, "catalog.yaml");
        catalogue.District.ShouldBe(new District("410307", "偃师区", "Yanshi District"));
        catalogue.Extent.West.ShouldBe(112.60);
        catalogue.Plane.StandardParallelDegrees.ShouldBe(34.637);
        var layer = catalogue.Layers.ShouldHaveSingleItem();
        layer.Role.ShouldBe(LayerRole.MustContain);
        layer.Mandatory.ShouldBeTrue();
        deliveries.ShouldHaveSingleItem().Version.Vintage.ShouldBe(new DateOnly(2011, 11, 25));
        layer.Attributes.ShouldBe(["article", "source"]);
        (layer.MinAreaSquareMetres, layer.MinWidthMetres, layer.MaxAgeMonths, layer.Style, layer.StandardCode).ShouldBe((0, 0, null, null, null));
        (deliveries[0].Version.Number, deliveries[0].Version.Coverage, deliveries[0].File).ShouldBe((1, null, "layers/scope.geojson"));
    }

    [Fact]
    public void The_shipped_catalogue_is_good()
    {
        var (catalogue, deliveries) = CatalogueFile.Read(Repository.Path("gis-data"));
        catalogue.Layers.Count.ShouldBe(39);
        catalogue.Layers.Where(layer => layer.Mandatory).Select(layer => layer.Id).ShouldBe(
        [
            "permanent-basic-farmland", "ecological-red-line", "urban-development-boundary", "land-use", "heritage-protection-scope", "heritage-control-zone", "river-management-range",
        ]);
        deliveries.ShouldAllBe(delivery => catalogue.Find(delivery.LayerId) != null);
    }

    [Theory]
    [InlineData("role: must-contain", "role: forbids", "catalog.wrong-value")]
    [InlineData("accuracyMetres: 100", "accuracyMetres: -1", "catalog.wrong-value")]
    [InlineData("accuracyMetres: 100", "accuracyMetres: NaN", "catalog.wrong-value")]
    [InlineData("vintage: 2011-11-25", "vintage: 2011-25-11", "catalog.wrong-value")]
    [InlineData("mandatory: true", "mandatory: yes", "catalog.wrong-value")]
    [InlineData("mandatory: true", "mandatroy: true", "catalog.unknown-key")]
    [InlineData("group: 历史文化", "group: null", "catalog.missing-key")]
    [InlineData("group: 历史文化", "group: [历史]", "catalog.wrong-kind")]
    [InlineData("attributes: [article, source]", "attributes: article", "catalog.wrong-kind")]
    [InlineData("crs: EPSG:4490", "crs: EPSG:1", "catalog.crs")]
    [InlineData("crs: EPSG:4490", "crs: null", "catalog.missing-key")]
    [InlineData("completeness: partial", "completeness: null", "catalog.missing-key")]
    [InlineData("data: layers/scope.geojson", "data: ../scope.geojson", "catalog.data-path")]
    [InlineData("data: layers/scope.geojson", "data: /etc/passwd", "catalog.data-path")]
    [InlineData("id: scope", "id: Scope Zone", "catalog.layer-id")]
    [InlineData("source: 条例", "source: 条例\n    maxAgeMonths: 0", "catalog.wrong-value")]
    [InlineData("source: 条例", "source: 条例\n    class: level", "catalog.class")]
    [InlineData("source: 条例", "source: 条例\n    style: { colour: red, fill: 0.2, line: solid }", "catalog.colour")]
    [InlineData("source: 条例", "source: 条例\n    style: { colour: \"#FF0000\", fill: 2, line: solid }", "catalog.fill")]
    [InlineData("source: 条例", "source: 条例\n    style: { colour: \"#FF0000\", fill: 0.2, line: wavy }", "catalog.wrong-value")]
    [InlineData("west: 112.60", "west: 113", "catalog.extent")]
    [InlineData("standardParallelDegrees: 34.637", "standardParallelDegrees: 89", "catalog.plane")]
    [InlineData("schema: yanshi-gis/catalog/1", "schema: yanshi-gis/catalog/2", "catalog.schema")]
    [InlineData("title: 保护范围", "title: *alias", "yaml.alias")]
    [InlineData("title: 保护范围", "title: a\n    title: b", "yaml.duplicate-key")]
    [InlineData("title: 保护范围", "title: \"open", "yaml.syntax")]
    public void A_flaw_is_refused_with_its_code_and_line(string good, string bad, string code)
    {
        var problem = Should.Throw<ReferenceDataException>(() => CatalogueFile.Parse(Good.Replace(good, bad, StringComparison.Ordinal), "catalog.yaml")).Problem;
        problem.Code.ShouldBe(code);
        problem.Where.ShouldNotBeNull().ShouldStartWith("catalog.yaml:");
    }

    [Fact]
    public void All_problems_are_reported_at_once_in_file_order()
    {
        var bad = Good.Replace("role: must-contain", "role: forbids", StringComparison.Ordinal).Replace("mandatory: true", "mandatroy: true", StringComparison.Ordinal)
            .Replace("    group: 历史文化\n", "", StringComparison.Ordinal);
        var problem = Should.Throw<ReferenceDataException>(() => CatalogueFile.Parse(bad, "catalog.yaml")).Problem;
        problem.Code.ShouldBe("catalog.invalid");
        var lines = problem.English.Split('\n');
        lines[0].ShouldBe("3 problems:");
        lines[1].ShouldContain("catalog.missing-key");
        lines[2].ShouldContain("catalog.yaml:9  catalog.wrong-value");
        lines[3].ShouldContain("catalog.yaml:10  catalog.unknown-key");
    }

    [Fact]
    public void Two_layers_may_not_share_a_name()
    {
        var twice = Good + Good[Good.IndexOf("  - id:", StringComparison.Ordinal)..];
        Should.Throw<ReferenceDataException>(() => CatalogueFile.Parse(twice, "c")).Problem.Code.ShouldBe("catalog.duplicate-name");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_refused_before_anything_recurses(string opener)
    {
        var bomb = string.Concat(Enumerable.Repeat(opener, 100_000));
        Should.Throw<ReferenceDataException>(() => CatalogueFile.Parse(bomb, "c")).Problem.Code.ShouldBe("yaml.too-deep");
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("- a\n- b")]
    public void What_is_no_mapping_is_refused(string text) =>
        Should.Throw<ReferenceDataException>(() => CatalogueFile.Parse(text, "c")).Problem.Code.ShouldBe("catalog.wrong-kind");

    [Fact]
    public void A_folder_without_a_catalogue_is_named() =>
        Should.Throw<ReferenceDataException>(() => CatalogueFile.Read(Path.GetTempPath())).Problem.Code.ShouldBe("catalog.not-found");
}
