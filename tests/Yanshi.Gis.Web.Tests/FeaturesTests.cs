using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>The layers as OGC API – Features: a row of 25 squares, 0.001° wide and 0.01° apart, beside what the small workspace has.</summary>
public sealed class FeaturesTests : IAsyncLifetime, IDisposable
{
    private const string Items = "/collections/land-use/items";

    private readonly ScratchFolder _scratch = new();
    private string _workspace = null!;
    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        _workspace = _scratch.Workspace();
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version() with { Confidentiality = Confidentiality.Public },
            [.. Enumerable.Range(0, 25).Select(number => SmallWorkspace.Square($"f{number:00}", 0.001, 0.01 * number - 0.05) with { Properties = new JsonObject { ["DLBM"] = number % 5 == 0 ? "0103" : "0301", ["TBMJ"] = number + 0.5 } })]);
        SmallWorkspace.Import(_workspace, "ecological-red-line", SmallWorkspace.Version(), SmallWorkspace.Square("secret"));
        _service = await RunningService.StartAsync(_workspace);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Layers_with_public_data_are_listed_and_no_others()
    {
        var list = await _service.GetAsync("/collections");
        list["collections"]!.AsArray().Select(collection => collection!["id"]!.GetValue<string>()).ShouldBe(["district", "towns", "land-use"], ignoreOrder: true);
        list.ToJsonString().ShouldNotContain("red-line");
        foreach (var collection in list["collections"]!.AsArray())
        {
            collection!["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>()).ShouldBe(
                ["self", "items", "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "http://www.opengis.net/def/rel/ogc/1.0/queryables", "http://www.opengis.net/def/rel/ogc/1.0/schema"]);
            collection["crs"]!.AsArray().Select(crs => crs!.GetValue<string>()).Contains("http://www.opengis.net/def/crs/EPSG/0/4547", StringComparer.Ordinal).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("/collections/{0}")]
    [InlineData("/collections/{0}/items")]
    [InlineData("/collections/{0}/items/secret")]
    [InlineData("/collections/{0}/queryables")]
    [InlineData("/collections/{0}/schema")]
    public async Task A_restricted_layer_is_answered_like_one_that_does_not_exist(string path)
    {
        async Task<string> Of(string id)
        {
            using var answer = await _service.Client.GetAsync(new Uri(string.Format(path, id), UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            var problem = await RunningService.ProblemAsync(answer);
            problem.Remove("instance");
            return problem.ToJsonString().Replace(id, "ID", StringComparison.Ordinal);
        }

        (await Of("ecological-red-line")).ShouldBe(await Of("no-such-layer"));
    }

    [Fact]
    public async Task A_restricted_layer_is_served_where_the_service_was_set_up_to()
    {
        await using var open = await RunningService.StartAsync(_workspace, "ServeRestricted=true");
        File.ReadLines(Path.Combine(_workspace, "audit.jsonl")).Last().ShouldContain("serve.restricted", customMessage: "the log says so before anything is shown");
        (await open.GetAsync("/collections/ecological-red-line"))["confidentiality"]!.GetValue<string>().ShouldBe("internal");
        (await open.GetAsync("/collections/ecological-red-line/items/secret"))["properties"]!["DLBM"]!.GetValue<string>().ShouldBe("0103");
    }

    [Fact]
    public async Task Pages_are_walked_by_their_links_until_every_feature_came_once()
    {
        List<string> seen = [];
        var (pages, next) = (0, (string?)$"{Items}?limit=7");
        while (next is not null)
        {
            var page = await _service.GetAsync(next);
            page["numberMatched"]!.GetValue<int>().ShouldBe(25);
            page["numberReturned"]!.GetValue<int>().ShouldBe(page["features"]!.AsArray().Count);
            seen.AddRange(page["features"]!.AsArray().Select(feature => feature!["id"]!.GetValue<string>()));
            next = page["links"]!.AsArray().FirstOrDefault(link => link!["rel"]!.GetValue<string>() is "next")?["href"]!.GetValue<string>();
            pages++;
        }

        pages.ShouldBe(4);
        seen.ShouldBe(Enumerable.Range(0, 25).Select(number => $"f{number:00}"));
    }

    [Fact]
    public async Task A_box_finds_what_meets_it_and_says_how_many()
    {
        // From inside f04 to the east edge of f07, which touches.
        var page = await _service.GetAsync($"{Items}?bbox=112.6905,34.6,112.72,34.8&limit=2");
        page["numberMatched"]!.GetValue<int>().ShouldBe(4);
        page["features"]!.AsArray().Select(feature => feature!["id"]!.GetValue<string>()).ShouldBe(["f04", "f05"]);
        (await _service.GetAsync($"{Items}?bbox=170,30,-170,40"))["numberMatched"]!.GetValue<int>().ShouldBe(0);
        (await _service.GetAsync($"{Items}?bbox=-180,-90,180,90"))["numberMatched"]!.GetValue<int>().ShouldBe(25);
        (await _service.GetAsync($"{Items}?bbox=112.6905,34.6,0,112.72,34.8,9"))["numberMatched"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_box_may_be_in_another_system_its_axes_in_the_order_of_the_authority()
    {
        double[] x = [112.6905], y = [34.7005];
        CrsTransform.Between(Crs.Cgcs2000, Crs.Get("EPSG:4547")).Transform(x, y);
        var box = FormattableString.Invariant($"{y[0] - 1},{x[0] - 1},{y[0] + 1},{x[0] + 1}");
        (await FoundAsync($"{Items}?bbox={box}&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4547")).ShouldBe(["f04"]);
        (await FoundAsync($"{Items}?bbox=34.7,112.6903,34.70001,112.6905&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4490")).ShouldBe(["f04"]);
    }

    [Theory]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84", false)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4490", "EPSG:4490", true)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547", true)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4526", "EPSG:4526", true)]
    public async Task Coordinates_come_in_the_system_asked_for(string name, string code, bool northFirst)
    {
        using var answer = await _service.Client.GetAsync(new Uri($"{Items}/f04?crs={name}", UriKind.Relative));
        answer.Headers.GetValues("Content-Crs").ShouldBe([$"<{name}>"]);
        var shell = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["geometry"]!["coordinates"]![0]!.AsArray();
        var points = shell.Select(point => (X: point![northFirst ? 1 : 0]!.GetValue<double>(), Y: point[northFirst ? 0 : 1]!.GetValue<double>())).ToList();
        double[] x = [112.69], y = [34.70];
        if (code is not "CRS84")
            CrsTransform.Between(Crs.Cgcs2000, Crs.Get(code)).Transform(x, y);
        points.Min(point => Math.Abs(point.X - x[0]) + Math.Abs(point.Y - y[0])).ShouldBeLessThan(code is "EPSG:4547" or "EPSG:4526" ? 1e-3 : 1e-8);
        points[0].ShouldBe(points[^1]);

        // The exterior ring runs against the clock, seen with east to the right.
        points.Zip(points.Skip(1), (a, b) => (b.X - a.X) * (b.Y + a.Y)).Sum().ShouldBeLessThan(0);
    }

    [Fact]
    public async Task Properties_select_by_their_values_numbers_by_what_they_are_worth()
    {
        (await FoundAsync($"{Items}?DLBM=0103")).ShouldBe(["f00", "f05", "f10", "f15", "f20"]);
        (await FoundAsync($"{Items}?DLBM=0103&bbox=112.6905,34.6,112.72,34.8")).ShouldBe(["f05"]);
        (await FoundAsync($"{Items}?TBMJ=3.50")).ShouldBe(["f03"]);
        (await FoundAsync($"{Items}?DLBM=nothing")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("limit=0", "request.parameter")]
    [InlineData("limit=many", "request.parameter")]
    [InlineData("limit=3&limit=4", "request.parameter")]
    [InlineData("offset=-1", "request.parameter")]
    [InlineData("bbox=1,2,3", "request.parameter")]
    [InlineData("bbox=1,2,NaN,4", "request.parameter")]
    [InlineData("bbox=1,4,2,3", "request.parameter")]
    [InlineData("bbox=500,1,600,2", "")]
    [InlineData("crs=EPSG:4490", "request.parameter")]
    [InlineData("bbox-crs=urn:x", "request.parameter")]
    [InlineData("datetime=yesterday", "request.parameter")]
    [InlineData("datetime=a/b/c", "request.parameter")]
    [InlineData("f=shape", "request.parameter")]
    [InlineData("colour=red", "request.unknown-parameter")]
    [InlineData("DLBM'%20OR%201=1", "request.unknown-parameter")]
    [InlineData("%24%7Bjndi:x%7D=1", "request.unknown-parameter")]
    public async Task What_cannot_be_used_is_refused_with_400(string query, string code)
    {
        using var answer = await _service.Client.GetAsync(new Uri($"{Items}?{query}", UriKind.Relative));
        if (code.Length == 0)
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["numberMatched"]!.GetValue<int>().ShouldBe(0, "a box elsewhere on earth is none of ours");
        else
            (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task A_date_asks_for_the_version_in_force_then()
    {
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public, InForceFrom = new DateOnly(2025, 7, 1) }, SmallWorkspace.Square("new"));
        (await FoundAsync(Items)).ShouldBe(["new"]);
        (await FoundAsync($"{Items}?datetime=2025-01-01")).Count.ShouldBe(25);
        (await FoundAsync($"{Items}?datetime=2025-06-30T23:00:00Z")).Count.ShouldBe(25);
        (await FoundAsync($"{Items}?datetime=2025-01-01/2025-08-01")).ShouldBe(["new"]);
        (await FoundAsync($"{Items}?datetime=2025-01-01/..")).ShouldBe(["new"]);
        (await FoundAsync($"{Items}?datetime=../2024-06-01")).Count.ShouldBe(25);
        (await FoundAsync($"{Items}?datetime=2020-01-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_shows_at_the_next_request()
    {
        (await FoundAsync($"{Items}?limit=100")).Count.ShouldBe(25);
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Internal }, SmallWorkspace.Square("new"));
        using var answer = await _service.Client.GetAsync(new Uri(Items, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, "the version in force is internal now");
        (await _service.GetAsync("/collections"))["collections"]!.AsArray().Select(collection => collection!["id"]!.GetValue<string>()).Contains("land-use", StringComparer.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task A_feature_that_does_not_exist_is_not_found()
    {
        using var answer = await _service.Client.GetAsync(new Uri($"{Items}/..%2F..%2Fworkspace.json", UriKind.Relative));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.NotFound, "feature.not-found"));
    }

    [ToolFact("ogr2ogr")]
    public void Gdal_reads_a_layer_page_by_page()
    {
        var file = _scratch["land-use.geojson"];
        ToolProcess.Run("ogr2ogr", ["--config", "OGR_OAPIF_PAGE_SIZE", "7", "-f", "GeoJSON", file, $"OAPIF:{_service.Address.AbsoluteUri.TrimEnd('/')}", "land-use"]).EnsureSuccess();
        var features = JsonNode.Parse(File.ReadAllText(file))!["features"]!.AsArray();
        features.Select(feature => feature!["properties"]!["id"]!.GetValue<string>()).ShouldBe(Enumerable.Range(0, 25).Select(number => $"f{number:00}"), ignoreOrder: true);
        features.Select(feature => feature!["properties"]!["TBMJ"]!.GetValue<double>()).Sum().ShouldBe(25 * 24 / 2 + 12.5);
    }

    [ToolFact("ogr2ogr")]
    public void Gdal_hands_its_box_and_its_filter_to_the_service()
    {
        var found = ToolProcess.Run("ogrinfo", ["-al", "-so", "-spat", "112.6905", "34.6", "112.72", "34.8", $"OAPIF:{_service.Address.AbsoluteUri.TrimEnd('/')}", "land-use"]).EnsureSuccess();
        found.OutputLines.Contains("Feature Count: 4", StringComparer.Ordinal).ShouldBeTrue(found.Output);
    }

    private async Task<List<string>> FoundAsync(string path)
    {
        var page = await _service.GetAsync(path);
        var ids = page["features"]!.AsArray().Select(feature => feature!["id"]!.GetValue<string>()).ToList();
        page["numberMatched"]!.GetValue<int>().ShouldBe(ids.Count);
        return ids;
    }
}
