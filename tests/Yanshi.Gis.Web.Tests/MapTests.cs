using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>What somebody at a map asks: what is here, where is that, how long is this, what is in this file.</summary>
public sealed class MapTests : IAsyncLifetime, IDisposable
{
    // Within 崇阳陵, whose article gives its centre and 500 m to each side.
    private const string InTheScope = "112.7367,34.7505";

    private readonly ScratchFolder _scratch = new();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(Sites.Shipped);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_place_is_told_with_every_layer_that_has_it_and_what_the_layer_is_worth()
    {
        var found = await _service.GetAsync($"/map/identify?point={InTheScope}");
        var layer = found["layers"]!.AsArray().Single(layer => Text(layer!, "id") is "heritage-protection-scope")!;
        (Text(layer, "status"), layer["version"]!.GetValue<int>(), Text(layer, "completeness")).ShouldBe(("indicative", 1, "partial"));
        Text(layer, "vintage").ShouldNotBeEmpty();
        var feature = layer["features"]!.AsArray().Single(feature => Text(feature!, "id") is "mangshan-10-9")!;
        (Text(feature, "name"), Text(feature, "kind")).ShouldBe(("崇阳陵", "area"));
        feature["areaSquareMetres"]!.GetValue<double>().ShouldBe(1_000_000, 100);
        Text(feature["attributes"]!.AsArray().Single(attribute => Text(attribute!, "name") is "article")!, "value").ShouldBe("第十条（九）");
        (Text(found["position"]!, "crs"), found["isInExtent"]!.GetValue<bool>()).ShouldBe(("EPSG:4526", true));
        found["position"]!["north"]!.GetValue<double>().ShouldBe(3847640.772, 0.001);
    }

    [Fact]
    public async Task A_point_is_found_within_the_tolerance_and_not_beyond_it()
    {
        // 首阳山街道 lies at 112.69, 34.735: a thousandth of a degree of longitude is 91.6 m there.
        (await NamesAsync("112.69005,34.735", "tolerance=5")).ShouldContain("首阳山街道", StringComparer.Ordinal);
        (await NamesAsync("112.6901,34.735", "tolerance=5")).ShouldNotContain("首阳山街道", StringComparer.Ordinal);
        (await NamesAsync("112.6901,34.735", "tolerance=10")).ShouldContain("首阳山街道", StringComparer.Ordinal);

        async Task<IEnumerable<string?>> NamesAsync(string point, string more) => (await _service.GetAsync($"/map/identify?point={point}&{more}"))["layers"]!.AsArray()
            .Where(layer => Text(layer!, "id") is "towns").SelectMany(layer => layer!["features"]!.AsArray()).Select(feature => feature!["name"]?.GetValue<string>());
    }

    [Fact]
    public async Task On_another_day_other_versions_answer()
    {
        var before = await _service.GetAsync($"/map/identify?point={InTheScope}&datetime=2001-01-01");
        before["layers"]!.AsArray().Select(layer => Text(layer!, "id")).ShouldNotContain("heritage-protection-scope", StringComparer.Ordinal);
        Text(before, "datetime").ShouldBe("2001-01-01");
    }

    [Fact]
    public async Task Hidden_layers_are_hidden_here_too()
    {
        var internalOne = RestrictedWorkspace();
        await using var service = await RunningService.StartAsync(internalOne);
        (await service.GetAsync("/map/identify?point=112.79,34.63"))["layers"]!.AsArray().Select(layer => Text(layer!, "id")).ShouldNotContain("towns", StringComparer.Ordinal);
        (await service.GetAsync("/map/search?q=甲镇"))["places"]!.AsArray().ShouldBeEmpty();
        (await service.GetAsync("/layers"))["layers"]!.AsArray().Select(layer => Text(layer!, "id")).ShouldNotContain("towns", StringComparer.Ordinal);
        foreach (var path in new[] { "/layers/towns/versions", "/layers/towns/versions/1", "/layers/towns/difference?from=1&to=1" })
        {
            using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
            (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.NotFound, "collection.not-found"), path);
        }

        await using var open = await RunningService.StartAsync(internalOne, "ServeRestricted=true");
        (await open.GetAsync("/map/search?q=甲镇"))["places"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Where_mandatory_layers_have_no_data_is_ground_with_the_reason()
    {
        var nothing = (await _service.GetAsync("/map/uncovered"))["features"]!.AsArray().ShouldHaveSingleItem("nobody has data anywhere, or nobody says where")!;
        var reasons = nothing["properties"]!["layers"]!.AsArray().ToDictionary(layer => Text(layer!, "id"), layer => Text(layer!, "reason"), StringComparer.Ordinal);
        reasons["permanent-basic-farmland"].ShouldBe("layer.absent");
        reasons["heritage-protection-scope"].ShouldBe("layer.no-coverage");
        nothing["geometry"]!["coordinates"]!.AsArray().ShouldHaveSingleItem("the whole extent, without a hole");

        // Towns have data where they have a feature: all but one square.
        await using var service = await RunningService.StartAsync(MandatoryTowns("public"));
        var found = await service.GetAsync("/map/uncovered");
        var uncovered = found["features"]!.AsArray().Single(feature => feature!["properties"]!["layers"]!.AsArray().Any(layer => Text(layer!, "id") is "towns"))!;
        Text(uncovered["properties"]!["layers"]![0]!, "reason").ShouldBe("layer.partly-covered");
        var hole = uncovered["geometry"]!["coordinates"]!.AsArray()[1]!.AsArray().Select(point => (point![0]!.GetValue<double>(), point[1]!.GetValue<double>())).Distinct().Order();
        hole.ShouldBe([(112.78, 34.62), (112.78, 34.64), (112.8, 34.62), (112.8, 34.64)]);
        found["untold"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_restricted_layer_has_data_is_not_told_and_that_it_is_not_told_is()
    {
        await using var service = await RunningService.StartAsync(MandatoryTowns("internal"));
        var found = await service.GetAsync("/map/uncovered");
        found["features"]!.AsArray().SelectMany(feature => feature!["properties"]!["layers"]!.AsArray()).Select(layer => Text(layer!, "id")).ShouldNotContain("towns", StringComparer.Ordinal);
        var untold = found["untold"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(untold, "id"), Text(untold, "reason")).ShouldBe(("towns", "layer.restricted"));
    }

    [Theory]
    [InlineData("/map/identify")]
    [InlineData("/map/identify?point=112.7")]
    [InlineData("/map/identify?point=34.7,212.7")]
    [InlineData("/map/identify?point=NaN,34.7")]
    [InlineData("/map/identify?point=112.7,34.7&tolerance=-1")]
    [InlineData("/map/identify?point=112.7,34.7&tolerance=1e9")]
    [InlineData("/map/search")]
    [InlineData("/map/search?q=%20")]
    [InlineData("/map/search?q=a&limit=0")]
    public async Task Questions_that_mean_nothing_are_refused(string path)
    {
        using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, "request.parameter"));
    }

    [Fact]
    public async Task Names_are_found_the_better_match_first()
    {
        var found = await _service.GetAsync("/map/search?q=首阳山街");
        var place = found["places"]!.AsArray()[0]!;
        (Text(place, "name"), Text(place["layer"]!, "id"), Text(place, "kind")).ShouldBe(("首阳山街道", "towns", "feature"));
        place["bbox"]!.AsArray().Select(number => number!.GetValue<double>()).ShouldBe([112.69, 34.735, 112.69, 34.735]);
        found["positions"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("34°45′01.8″N 112°44′12″E")]
    [InlineData("112°44′12″E，34°45′01.8″N")]
    [InlineData("东经112度44分12秒 北纬34度45分1.8秒")]
    [InlineData("N34°45.03′,E112°44.2′")]
    [InlineData("112 44 12 34 45 1.8")]
    [InlineData("112.736666667, 34.7505")]
    [InlineData("34.7505 112.736666667")]
    [InlineData("（112.736666667；34.7505）")]
    [InlineData("38384320.334,3847640.810")]
    [InlineData("X=3847640.810 Y=38384320.334")]
    [InlineData("3847640.810, 384320.334")]
    [InlineData("384320.334 3847640.810")]
    public async Task Coordinates_in_any_notation_lead_to_the_place(string typed)
    {
        var found = await _service.GetAsync($"/map/search?q={Uri.EscapeDataString(typed)}");
        var first = found["positions"]!.AsArray()[0]!;
        var point = first["point"]!.AsArray().Select(number => number!.GetValue<double>()).ToList();
        point[0].ShouldBe(112.736666667, 2e-8);
        point[1].ShouldBe(34.7505, 2e-8);
        first["fits"]!.GetValue<bool>().ShouldBeTrue();
        (Text(first, "why").Length, Text(first, "whyEnglish").Length).ShouldNotBe((0, 0));
    }

    [Fact]
    public async Task Every_reading_near_the_district_is_offered_and_degrees_may_come_from_a_web_map()
    {
        var readings = (await _service.GetAsync("/map/search?q=112.44245%2034.45018"))["positions"]!.AsArray();
        readings.Select(reading => Text(reading!, "crs")).ShouldBe(["EPSG:4490", "EPSG:4490", "GCJ02"]);
        readings[0]!["point"]!.AsArray()[0]!.GetValue<double>().ShouldBe(112 + 44 / 60.0 + 24.5 / 3600, 1e-8, "read as degrees, minutes and seconds it lies in the district");
        readings[1]!["metresOutside"]!.GetValue<double>().ShouldBeGreaterThan(10_000);
        readings[2]!["isWebMap"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Coordinates_of_elsewhere_are_told_with_their_distance()
    {
        var reading = (await _service.GetAsync("/map/search?q=116.39,39.91"))["positions"]!.AsArray()[0]!;
        reading["fits"]!.GetValue<bool>().ShouldBeFalse();
        Text(reading, "why").ShouldContain("公里");
    }

    [Fact]
    public async Task Lengths_and_areas_are_those_of_records()
    {
        using var answer = await _service.PostAsync("/map/measure", """{"points":[[112.70,34.70],[112.703,34.70],[112.703,34.703],[112.70,34.703]],"closed":true}""");
        var measured = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        using var check = await _service.CheckAsync(Sites.Square("7"));
        var site = JsonNode.Parse(await check.Content.ReadAsStringAsync())!["site"]!;
        measured["areaSquareMetres"]!.GetValue<double>().ShouldBe(site["areaSquareMetres"]!.GetValue<double>());
        measured["lengthMetres"]!.GetValue<double>().ShouldBe(site["perimeterMetres"]!.GetValue<double>());
        measured["segmentsMetres"]!.AsArray().Count.ShouldBe(4);
        using var bowTie = await _service.PostAsync("/map/measure", """{"points":[[112.70,34.70],[112.703,34.703],[112.703,34.70],[112.70,34.703]],"closed":true}""");
        var crossing = JsonNode.Parse(await bowTie.Content.ReadAsStringAsync())!;
        (crossing["crosses"]!.GetValue<bool>(), crossing["areaSquareMetres"]).ShouldBe((true, null));
        foreach (var bad in new[] { "[]", "{}", """{"points":[]}""", """{"points":[[1]]}""", """{"points":[[1,95]]}""", """{"points":[[1,5]],"open":true}""" })
        {
            using var refused = await _service.PostAsync("/map/measure", bad);
            (refused.StatusCode, await RunningService.CodeAsync(refused)).ShouldBe((HttpStatusCode.BadRequest, "request.member"), bad);
        }
    }

    [Fact]
    public async Task A_file_is_told_with_the_way_its_numbers_are_read_and_with_the_numbers_themselves()
    {
        var inspected = await InspectAsync("chongyangling.txt", await File.ReadAllBytesAsync(Repository.Path("gis-data/samples/chongyangling.txt")));
        (Text(inspected["file"]!, "format"), Text(inspected["taken"]!, "crs"), inspected["refusal"]).ShouldBe(("boundary-point-text", "EPSG:4526", null));
        var reading = inspected["readings"]!.AsArray().Single(reading => reading!["isTaken"]!.GetValue<bool>())!;
        reading["areaSquareMetres"]!.GetValue<double>().ShouldBe(79020.48);
        reading["sites"]!.AsArray().ShouldHaveSingleItem()!["outline"]!["coordinates"]!.AsArray().Count.ShouldBe(3, "two outlines and a hole");
        var project = inspected["projects"]!.AsArray().ShouldHaveSingleItem()!;
        (project["parcelCount"]!.GetValue<int>(), project["points"]!.GetValue<int>(), project["statedAreaSquareMetres"]!.GetValue<double>()).ShouldBe((2, 16, 79020));
        project["parcels"]!.AsArray()[0]!["rings"]!.AsArray()[0]!.AsArray()[0]!.ToJsonString().ShouldBe("[38384655.4,3847486.2]");
    }

    [Fact]
    public async Task Columns_called_X_and_Y_are_read_in_the_order_that_fits()
    {
        var table = "点号,X,Y\n1,34.70,112.70\n2,34.70,112.703\n3,34.703,112.703\n";
        var inspected = await InspectAsync("points.csv", Encoding.UTF8.GetBytes(table));
        Text(inspected["taken"]!, "how").ShouldBe("assumed");
        var reading = inspected["readings"]!.AsArray()[0]!;
        (reading["swapsAxes"]!.GetValue<bool>(), reading["fits"]!.GetValue<bool>()).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_flawed_outline_is_drawn_with_what_is_wrong_with_it()
    {
        var inspected = await InspectAsync("bow.geojson", Encoding.UTF8.GetBytes(Sites.BowTie));
        var site = inspected["readings"]!.AsArray()[0]!["sites"]!.AsArray()[0]!;
        site["problem"]!["code"]!.GetValue<string>().ShouldBe("site.invalid-geometry");
        site["defects"]!.AsArray().Select(defect => Text(defect!, "code")).ShouldContain("geometry.self-intersection", StringComparer.Ordinal);
        site["outline"]!["coordinates"]!.AsArray()[0]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Numbers_of_elsewhere_are_refused_with_the_nearest_readings()
    {
        var inspected = await InspectAsync("far.geojson", Encoding.UTF8.GetBytes(Sites.Square("far", west: 116.3, south: 39.9)));
        inspected["taken"].ShouldBeNull();
        Text(inspected["refusal"]!, "code").ShouldBe("crs.outside-extent");
        inspected["readings"]!.AsArray().ShouldAllBe(reading => !reading!["fits"]!.GetValue<bool>() && reading["sites"]!.AsArray().Count == 0);
        inspected["readings"]!.AsArray()[0]!["metresOutside"]!.GetValue<double>().ShouldBeGreaterThan(100_000);
        inspected["readings"]!.AsArray()[0]!["bbox"]!.AsArray().Select(side => side!.GetValue<double>()).ShouldBe([116.3, 39.9, 116.303, 39.903], "where it lies is told all the same");
    }

    [Fact]
    public async Task What_is_no_file_of_sites_is_refused()
    {
        using var picture = await PostAsync("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        (picture.StatusCode, await RunningService.CodeAsync(picture)).ShouldBe((HttpStatusCode.UnprocessableEntity, "format.unknown"));
        using var json = await _service.PostAsync("/map/inspect", "{}");
        (json.StatusCode, await RunningService.CodeAsync(json)).ShouldBe((HttpStatusCode.UnsupportedMediaType, "request.content-type"));
    }

    private async Task<JsonNode> InspectAsync(string name, byte[] bytes)
    {
        using var answer = await PostAsync(name, bytes);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpResponseMessage> PostAsync(string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await _service.Client.PostAsync(new Uri("/map/inspect", UriKind.Relative), form);
    }

    private string RestrictedWorkspace() => WithTowns("role: context, status: statutory, confidentiality: internal");

    private string MandatoryTowns(string confidentiality) => WithTowns($"role: context, mandatory: true, status: statutory, confidentiality: {confidentiality}");

    private string WithTowns(string facts)
    {
        var folder = _scratch["data"];
        SmallWorkspace.CopyTo(SmallWorkspace.DataFolder, folder);
        var catalogue = Path.Combine(folder, "catalog.yaml");
        const string towns = "{ id: towns, title: 镇界, titleEnglish: Towns, group: 底图, ";
        File.WriteAllText(catalogue, File.ReadAllText(catalogue).Replace($"{towns}role: context, status: statutory, confidentiality: public", towns + facts, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "towns.geojson"), Sites.Collection(Sites.Square("甲镇", west: 112.78, south: 34.62, degrees: 0.02)));
        return Workspace.Init(_scratch["restricted"], folder, SmallWorkspace.Act).Folder;
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
