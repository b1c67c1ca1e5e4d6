using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Tiles;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tests;

/// <summary>The layers as OGC API – Tiles: crooked parcels that cover the ground, a point, a line, a strip and a speck.</summary>
public sealed class TileTests : IAsyncLifetime, IDisposable
{
    private const int Zoom = 14;
    private const double West = 112.70;
    private const double South = 34.70;
    private const int Rows = 12;
    private const int HalvedColumn = 5;

    private readonly ScratchFolder _scratch = new();
    private string _workspace = null!;
    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        _workspace = _scratch.Workspace();
        var catalogue = Path.Combine(_workspace, CatalogueFile.Name);
        File.WriteAllText(catalogue, File.ReadAllText(catalogue).Replace("id: land-use,", "id: land-use, attributes: [DLBM, QSDWMC], class: DLBM,", StringComparison.Ordinal));
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version() with { Confidentiality = Confidentiality.Public }, [.. Parcels(seed: 1)]);
        SmallWorkspace.Import(_workspace, "ecological-red-line", SmallWorkspace.Version(), SmallWorkspace.Square("secret"));
        SmallWorkspace.Import(
            _workspace,
            "permanent-basic-farmland",
            SmallWorkspace.Version() with { Confidentiality = Confidentiality.Public },
            Feature("line", new LineString([new(112.70, 34.70), new(112.72, 34.71)])),
            Feature("point", new Point(112.705, 34.705)),
            Feature("speck", Box(112.7050, 34.7000, 0.00001, 0.00001)),
            Feature("strip", Box(112.7060, 34.7000, 0.00001, 0.004)));
        _service = await RunningService.StartAsync(_workspace);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task Parcels_that_cover_the_ground_leave_no_gap_and_do_not_overlap(int zoom)
    {
        var (row, column) = TileOf(West + 0.005, South + 0.005, zoom);
        var tile = await TileAsync("land-use", zoom, row, column);
        var polygons = tile.Features.ConvertAll(feature => Geometry(feature, tile.Extent));
        polygons.ShouldAllBe(polygon => polygon.IsValid);
        var union = UnaryUnionOp.Union(polygons);
        union.Area.ShouldBe(tile.Features.Sum(feature => feature.Area), 1e-6);

        // Where the tile lies within the parcels, they fill all that is drawn.
        if (zoom >= 18)
            union.Area.ShouldBe(Math.Pow(tile.Extent + tile.Extent / 32, 2), 1e-6);
        else
            ((Polygon)union).NumInteriorRings.ShouldBe(0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(20)]
    public async Task A_corner_lies_where_its_longitude_and_latitude_are(int zoom)
    {
        var (row, column) = TileOf(West, South, zoom);
        var tile = await TileAsync("land-use", zoom, row, column);
        tile.Extent.ShouldBe(zoom < 17 ? 1024 : zoom < 18 ? 2048 : 4096);
        tile.Features.Single(feature => feature.Tags["id"] is "p00-00").Parts.ShouldHaveSingleItem()
            .ShouldContain((UnitOf(WorldX(West), zoom, column, tile.Extent), UnitOf(WorldY(South), zoom, row, tile.Extent)));
    }

    [Fact]
    public async Task A_feature_says_its_id_name_and_class_and_no_more()
    {
        var (row, column) = TileOf(West, South, Zoom);
        var tile = await TileAsync("land-use", Zoom, row, column);
        tile.Name.ShouldBe("land-use");
        var feature = tile.Features.Single(feature => feature.Tags["id"] is "p00-01");
        feature.Tags.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "p00-01", ["name"] = "<b>地块</b>", ["class"] = "0301" }, ignoreOrder: true);
        (feature.Id, feature.Kind).ShouldBe((2UL, 3));
        tile.Features.Select(other => other.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Whatever_is_smaller_than_a_unit_stays_on_the_map()
    {
        var (row, column) = TileOf(112.7055, 34.7005, 11);
        var tile = await TileAsync("permanent-basic-farmland", 11, row, column);
        tile.Features.ToDictionary(feature => feature.Tags["id"], feature => feature.Kind, StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["line"] = 2, ["point"] = 1, ["speck"] = 3, ["strip"] = 2 }, ignoreOrder: true);
        tile.Features.Single(feature => feature.Tags["id"] is "speck").Area.ShouldBe(1);
    }

    [Fact]
    public async Task A_large_layer_is_merged_by_class_far_out_and_keeps_each_class_its_share()
    {
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, InForceFrom = new DateOnly(2025, 1, 1) }, [.. Parcels(seed: 2, rows: 60)]);
        var (row, column) = TileOf(West + 0.01, South + 0.01, 12);
        var tile = await TileAsync("land-use", 12, row, column);
        tile.Features.Select(feature => feature.Tags["class"]).ShouldBe(["0103", "0301"], ignoreOrder: true);
        tile.Features.ShouldAllBe(feature => feature.Tags.Count == 1 && feature.Id == 0 && feature.Kind == 3);
        var polygons = tile.Features.ConvertAll(feature => Geometry(feature, tile.Extent));
        polygons.ShouldAllBe(polygon => polygon.IsValid);
        polygons[0].Intersection(polygons[1]).Area.ShouldBe(0, "a cell belongs to one class");
        UnaryUnionOp.Union(polygons).ShouldBeOfType<Polygon>().NumInteriorRings.ShouldBe(0);

        // One parcel in three is 0301.
        var all = tile.Features.Sum(feature => feature.Area);
        (tile.Features.Single(feature => feature.Tags["class"] is "0301").Area / all).ShouldBe(1 / 3.0, 0.03);
    }

    [Fact]
    public void Grids_of_large_layers_are_there_before_their_tiles_are_asked_for()
    {
        var served = new ServedWorkspace(_workspace);
        using var ahead = new GridsAhead(served, new ServedLayers(ServiceOptions.Of(RunningService.Configuration($"Workspace={_workspace}")), TimeProvider.System), NullLogger.Instance);
        LayerTiles TilesOf(string id) => TileAnswer.TilesOf(served.Current.Layers.FindInForce(id, DateOnly.FromDateTime(DateTime.Now))!.Layer!, served.Current.Catalogue);
        ahead.Look(CancellationToken.None);
        TilesOf("land-use").IsPrepared.ShouldBeFalse("a small layer is drawn feature by feature everywhere");
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, InForceFrom = new DateOnly(2025, 1, 1) }, [.. Parcels(seed: 2, rows: 60)]);
        TilesOf("land-use").IsPrepared.ShouldBeFalse();
        ahead.Look(CancellationToken.None);
        TilesOf("land-use").IsPrepared.ShouldBeTrue();
    }

    [Fact]
    public async Task A_speck_of_a_large_control_layer_keeps_its_cell()
    {
        var many = Enumerable.Range(0, 2_500).Select(number => Feature($"s{number:0000}", Box(112.65 + 0.004 * (number % 50), 34.5 + 0.004 * (number / 50), 0.00005, 0.00005)));
        SmallWorkspace.Import(_workspace, "permanent-basic-farmland", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, InForceFrom = new DateOnly(2025, 1, 1) }, [.. many]);
        var shapes = new List<ReadFeature>();
        for (var number = 0; number < 2_500; number += 500)
        {
            var (lon, lat) = (112.65 + 0.004 * (number % 50) + 0.000025, 34.5 + 0.004 * (number / 50) + 0.000025);
            var (row, column) = TileOf(lon, lat, 12);
            var tile = await TileAsync("permanent-basic-farmland", 12, row, column);
            var at = new Point(UnitOf(WorldX(lon), 12, column, tile.Extent) + 0.25, UnitOf(WorldY(lat), 12, row, tile.Extent) + 0.25);
            Geometry(tile.Features.ShouldHaveSingleItem(), tile.Extent).Distance(at).ShouldBeLessThan(1);
        }
    }

    [Fact]
    public async Task Where_nothing_is_there_is_no_content()
    {
        using var answer = await GetAsync("/collections/land-use/tiles/WebMercatorQuad/14/0/0");
        (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.NoContent, 0));
        var (row, column) = TileOf(West, South, Zoom);
        using var before = await GetAsync($"/collections/land-use/tiles/WebMercatorQuad/14/{row}/{column}?datetime=2020-01-01");
        before.StatusCode.ShouldBe(HttpStatusCode.NoContent, "no version was in force then");
    }

    [Fact]
    public async Task A_tile_that_the_client_has_is_not_sent_again_until_the_layer_changes()
    {
        var (row, column) = TileOf(West, South, Zoom);
        var path = $"/collections/land-use/tiles/WebMercatorQuad/{Zoom}/{row}/{column}";
        using var first = await GetAsync(path);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        using var again = await GetAsync(path, first.Headers.ETag);
        (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.NotModified, 0));
        using var other = await GetAsync($"/collections/land-use/tiles/WebMercatorQuad/{Zoom}/{row}/{column + 1}");
        other.Headers.ETag.ShouldNotBe(first.Headers.ETag);

        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, InForceFrom = new DateOnly(2025, 1, 1) }, [.. Parcels(seed: 3)]);
        using var changed = await GetAsync(path, first.Headers.ETag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var dated = await GetAsync($"{path}?datetime=2024-06-01", first.Headers.ETag);
        dated.StatusCode.ShouldBe(HttpStatusCode.NotModified, "the version in force on that day is the first one");
    }

    [Theory]
    [InlineData("WebMercatorQuad/21/0/0", HttpStatusCode.NotFound, "tile.outside")]
    [InlineData("WebMercatorQuad/3/8/0", HttpStatusCode.NotFound, "tile.outside")]
    [InlineData("WebMercatorQuad/3/0/8", HttpStatusCode.NotFound, "tile.outside")]
    [InlineData("WebMercatorQuad/3/-1/0", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("WebMercatorQuad/z/0/0", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("WebMercatorQuad/3/99999999999/0", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("WorldCRS84Quad/3/0/0", HttpStatusCode.NotFound, "tile-matrix-set.not-found")]
    [InlineData("WorldCRS84Quad", HttpStatusCode.NotFound, "tile-matrix-set.not-found")]
    [InlineData("WebMercatorQuad/3/0/0?f=png", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("WebMercatorQuad/3/0/0?datetime=yesterday", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("WebMercatorQuad/3/0/0?colour=red", HttpStatusCode.BadRequest, "request.unknown-parameter")]
    public async Task A_tile_that_cannot_be_is_a_coded_problem(string path, HttpStatusCode status, string code)
    {
        using var answer = await GetAsync($"/collections/land-use/tiles/{path}");
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((status, code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/WebMercatorQuad")]
    [InlineData("/WebMercatorQuad/14/6503/13320")]
    public async Task Tiles_of_a_restricted_layer_are_answered_like_those_of_one_that_does_not_exist(string path)
    {
        async Task<string> Of(string id)
        {
            using var answer = await GetAsync($"/collections/{id}/tiles{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Headers.ETag.ShouldBeNull();
            var problem = await RunningService.ProblemAsync(answer);
            problem.Remove("instance");
            return problem.ToJsonString().Replace(id, "ID", StringComparison.Ordinal);
        }

        (await Of("ecological-red-line")).ShouldBe(await Of("no-such-layer"));
    }

    [Fact]
    public async Task Tiles_of_a_restricted_layer_are_served_where_the_service_was_set_up_to()
    {
        await using var open = await RunningService.StartAsync(_workspace, "ServeRestricted=true");
        File.ReadLines(Path.Combine(_workspace, "audit.jsonl")).Last().ShouldContain("serve.restricted", customMessage: "the log says so before anything is shown");
        var (row, column) = TileOf(112.705, 34.705, Zoom);
        TileReading.Read(await open.Client.GetByteArrayAsync(new Uri($"/collections/ecological-red-line/tiles/WebMercatorQuad/{Zoom}/{row}/{column}", UriKind.Relative)))
            .Features.ShouldHaveSingleItem().Tags["id"].ShouldBe("secret");
    }

    [Fact]
    public async Task Links_lead_from_the_layer_to_its_tiles()
    {
        var list = await _service.GetAsync(Link(await _service.GetAsync("/collections/land-use"), "tilesets-vector"));
        var tileset = await _service.GetAsync(Link(list["tilesets"]!.AsArray().ShouldHaveSingleItem()!, "self"));
        tileset["dataType"]!.GetValue<string>().ShouldBe("vector");
        tileset["layers"]![0]!["propertiesSchema"]!["properties"]!["class"]!["title"]!.GetValue<string>().ShouldBe("DLBM");
        var matrices = (await _service.GetAsync(Link(tileset, "tiling-scheme")))["tileMatrices"]!.AsArray();
        matrices.Count.ShouldBe(21);
        matrices[0]!["scaleDenominator"]!.GetValue<double>().ShouldBe(559082264.0287178, 1e-6, "as the standard has it");
        Link(await _service.GetAsync("/"), "tiling-schemes").ShouldEndWith("/tileMatrixSets");
        var (row, column) = TileOf(West, South, Zoom);
        var template = Link(tileset, "item").Replace("{tileMatrix}", $"{Zoom}", StringComparison.Ordinal).Replace("{tileRow}", $"{row}", StringComparison.Ordinal).Replace("{tileCol}", $"{column}", StringComparison.Ordinal);
        using var answer = await GetAsync($"{template}?f=mvt");
        RunningService.TypeOf(answer).ShouldBe("application/vnd.mapbox-vector-tile");
    }

    [Theory]
    [InlineData("", new[] { "district", "towns", "permanent-basic-farmland", "land-use" })]
    [InlineData("?collections=land-use,permanent-basic-farmland", new[] { "land-use", "permanent-basic-farmland" })]
    [InlineData("?collections=permanent-basic-farmland", new[] { "permanent-basic-farmland" })]
    public async Task A_tile_of_several_layers_is_their_tiles_one_after_the_other(string query, string[] expected)
    {
        var (row, column) = TileOf(West, South, Zoom);
        using var answer = await GetAsync($"/tiles/WebMercatorQuad/{Zoom}/{row}/{column}{query}");
        List<byte> parts = [];
        foreach (var layer in expected)
            parts.AddRange(await _service.Client.GetByteArrayAsync(new Uri($"/collections/{layer}/tiles/WebMercatorQuad/{Zoom}/{row}/{column}", UriKind.Relative)));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(parts);
        using var again = await GetAsync($"/tiles/WebMercatorQuad/{Zoom}/{row}/{column}{query}", answer.Headers.ETag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var other = await GetAsync($"/tiles/WebMercatorQuad/{Zoom}/{row}/{column}?collections=land-use", answer.Headers.ETag);
        other.StatusCode.ShouldBe(HttpStatusCode.OK, "other layers are another tile");
    }

    [Theory]
    [InlineData("0/0/0?collections=land-use,no-such-layer", HttpStatusCode.NotFound, "collection.not-found")]
    [InlineData("0/0/0?collections=ecological-red-line", HttpStatusCode.NotFound, "collection.not-found")]
    [InlineData("0/0/0?collections=land-use,land-use", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("0/0/0?collections=", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("0/0/0?layers=land-use", HttpStatusCode.BadRequest, "request.unknown-parameter")]
    [InlineData("3/8/0", HttpStatusCode.NotFound, "tile.outside")]
    public async Task A_choice_of_layers_that_cannot_be_is_a_coded_problem(string path, HttpStatusCode status, string code)
    {
        using var answer = await GetAsync($"/tiles/WebMercatorQuad/{path}");
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((status, code));
    }

    [Fact]
    public async Task Where_none_of_the_layers_has_anything_is_no_content()
    {
        using var answer = await GetAsync("/tiles/WebMercatorQuad/14/0/0?collections=land-use,permanent-basic-farmland");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_tiles_of_all_layers_name_each_layer_that_is_served_and_no_other()
    {
        var list = await _service.GetAsync("/tiles");
        var tileset = await _service.GetAsync(Link(list["tilesets"]!.AsArray().ShouldHaveSingleItem()!, "self"));
        tileset["layers"]!.AsArray().Select(layer => layer!["id"]!.GetValue<string>()).ShouldBe(["district", "towns", "permanent-basic-farmland", "land-use"]);
        Link(await _service.GetAsync("/"), "tilesets-vector").ShouldEndWith("/tiles");
        Link(tileset, "item").ShouldEndWith("/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}");
    }

    [ToolFact("ogr2ogr")]
    public async Task Gdal_reads_a_tile()
    {
        var (row, column) = TileOf(West + 0.005, South + 0.005, 15);
        var (tile, file) = (_scratch["tile.pbf"], _scratch["tile.geojson"]);
        await File.WriteAllBytesAsync(tile, await _service.Client.GetByteArrayAsync(new Uri($"/collections/land-use/tiles/WebMercatorQuad/15/{row}/{column}", UriKind.Relative)));
        ToolProcess.Run("ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-oo", $"X={column}", "-oo", $"Y={row}", "-oo", "Z=15", "-oo", "CLIP=NO", file, $"MVT:{tile}"]).EnsureSuccess();
        var features = JsonNode.Parse(await File.ReadAllTextAsync(file))!["features"]!.AsArray();
        var read = TileReading.Read(await File.ReadAllBytesAsync(tile));
        features.Select(feature => feature!["properties"]!["id"]!.GetValue<string>()).ShouldBe(read.Features.Select(feature => feature.Tags["id"]), ignoreOrder: true);
        var corner = features.SelectMany(feature => feature!["geometry"]!["coordinates"]!.ToJsonString().Split("],[")).Count(text => text.Contains("112.70", StringComparison.Ordinal));
        corner.ShouldBeGreaterThan(0);
    }

    private static string Link(JsonNode document, string rel) => document["links"]!.AsArray().Single(link => link!["rel"]!.GetValue<string>().EndsWith(rel, StringComparison.Ordinal))!["href"]!.GetValue<string>();

    private Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? held = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute));
        if (held is not null)
            request.Headers.IfNoneMatch.Add(held);
        return _service.Client.SendAsync(request);
    }

    private async Task<ReadTile> TileAsync(string layer, int zoom, int row, int column) =>
        TileReading.Read(await _service.Client.GetByteArrayAsync(new Uri($"/collections/{layer}/tiles/WebMercatorQuad/{zoom}/{row}/{column}", UriKind.Relative)));

    // A crooked lattice whose parcels share their corners. Those of one column are halved: the halves have corners on the sides of their neighbours, which know nothing of them.
    private static IEnumerable<SourceFeature> Parcels(int seed, int rows = Rows)
    {
        var random = new Random(seed);
        var step = 0.012 / Rows;
        var corners = new Coordinate[rows + 1, rows + 1];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= rows; j++)
            {
                var isInside = i > 0 && j > 0 && i < rows && j < rows;
                corners[i, j] = new Coordinate(West + step * (j + (isInside ? 0.6 * (random.NextDouble() - 0.5) : 0)), South + step * (i + (isInside ? 0.6 * (random.NextDouble() - 0.5) : 0)));
            }
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                var (a, b, c, d) = (corners[i, j], corners[i, j + 1], corners[i + 1, j + 1], corners[i + 1, j]);
                var (left, right) = (new Coordinate((a.X + d.X) / 2, (a.Y + d.Y) / 2), new Coordinate((b.X + c.X) / 2, (b.Y + c.Y) / 2));
                Coordinate[][] rings = j == HalvedColumn ? [[a, b, right, left, a], [left, right, c, d, left]] : [[a, b, c, d, a]];
                for (var part = 0; part < rings.Length; part++)
                {
                    yield return new SourceFeature($"p{i:00}-{j:00}{(part == 0 ? "" : "b")}", ProjectGeometry.Factory.CreatePolygon([.. rings[part].Select(corner => corner.Copy())]), new JsonObject
                    {
                        ["name"] = (i, j) is (0, 1) ? "<b>地块</b>" : null,
                        ["DLBM"] = (i + j) % 3 == 1 ? "0301" : "0103",
                        ["QSDWMC"] = "某村",
                    });
                }
            }
        }
    }

    private static SourceFeature Feature(string id, Geometry geometry) => new(id, geometry, []);

    private static Geometry Box(double west, double south, double width, double height) => ProjectGeometry.Factory.ToGeometry(new Envelope(west, west + width, south, south + height));

    private static MultiPolygon Geometry(ReadFeature feature, int extent)
    {
        var beyond = extent / 64;
        feature.Kind.ShouldBe(3);
        List<(List<(int X, int Y)> Shell, List<LinearRing> Holes)> polygons = [];
        foreach (var part in feature.Parts)
        {
            part.ShouldAllBe(point => point.X >= -beyond && point.X <= extent + beyond && point.Y >= -beyond && point.Y <= extent + beyond);
            if (ReadFeature.AreaOf(part) > 0)
                polygons.Add((part, []));
            else
                polygons[^1].Holes.Add(Ring(part));
        }

        return ProjectGeometry.Factory.CreateMultiPolygon([.. polygons.Select(polygon => ProjectGeometry.Factory.CreatePolygon(Ring(polygon.Shell), [.. polygon.Holes]))]);
    }

    private static LinearRing Ring(List<(int X, int Y)> points) => ProjectGeometry.Factory.CreateLinearRing([.. points.Append(points[0]).Select(point => new Coordinate(point.X, point.Y))]);

    // The formulas of the standard, on the sphere.
    private static double WorldX(double longitude) => (longitude + 180) / 360;

    private static double WorldY(double latitude) => 0.5 - Math.Log(Math.Tan(Math.PI / 4 + latitude * Math.PI / 360)) / (2 * Math.PI);

    private static (int Row, int Column) TileOf(double longitude, double latitude, int zoom) => ((int)(WorldY(latitude) * (1 << zoom)), (int)(WorldX(longitude) * (1 << zoom)));

    private static int UnitOf(double world, int zoom, int tile, int extent) => (int)Math.Round((world * (1 << zoom) - tile) * extent);
}
