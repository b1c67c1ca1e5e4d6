using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>A check over HTTP. That its bytes are the command line's is held by a test of both programs.</summary>
public sealed class SiteCheckProcessTests : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(Sites.Shipped, "Limits:SitesPerCheck=3", "Limits:SiteBytes=100000", "Limits:VerticesPerSite=1000");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_answer_is_the_record_itself()
    {
        var site = Sites.Square("7");
        using var answer = await _service.CheckAsync(site, """,  "asOf": "2026-11-22", "attributes": {"projectType": "工业", "discharges": false} """);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldBe(RecordOf(site, new(StringComparer.Ordinal) { ["projectType"] = "industrial", ["discharges"] = "false" }));
    }

    [Fact]
    public async Task A_site_may_be_qualified_by_its_media_type()
    {
        using var answer = await _service.CheckAsync($$$"""{"mediaType":"application/geo+json","value":{{{Sites.Square("7")}}}}""", """, "asOf": "2026-11-22" """);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(RecordOf(Sites.Square("7"), given: null));
    }

    [Fact]
    public async Task A_document_holds_the_record_under_the_name_of_the_output()
    {
        using var answer = await _service.PostAsync("/processes/site-check/execution", $$$"""{"response":"document","outputs":{"record":{}},"inputs":{"site":{{{Sites.Square("7")}}}}}""");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["record"]!["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/site-check/1");
    }

    [Fact]
    public async Task Several_sites_give_an_array_in_which_a_bad_one_has_its_place()
    {
        using var answer = await _service.CheckAsync(Sites.Collection(Sites.Square("a"), $$$"""{"type":"Feature","id":"b","properties":{},"geometry":{{{Sites.BowTie}}}}""", Sites.Square("c", west: 112.75)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var records = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        records.Select(record => record!["schema"]!.GetValue<string>()).ShouldBe(["yanshi-gis/site-check/1", "yanshi-gis/site-problem/1", "yanshi-gis/site-check/1"]);
        records[1]!["code"]!.GetValue<string>().ShouldBe("site.invalid-geometry");
    }

    [Fact]
    public async Task One_bad_site_is_a_problem_with_all_its_flaws_in_the_language_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/site-check/execution");
        request.Headers.AcceptLanguage.ParseAdd("fr, en-GB;q=0.8, zh;q=0.5");
        request.Content = new StringContent($$$"""{"inputs":{"site":{{{Sites.BowTie}}}}}""", Encoding.UTF8, "application/json");
        using var answer = await _service.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        var problem = await RunningService.ProblemAsync(answer);
        problem["code"]!.GetValue<string>().ShouldBe("site.invalid-geometry");
        problem["type"]!.GetValue<string>().ShouldBe("urn:yanshi-gis:problem:site.invalid-geometry");
        problem["flaws"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("geometry.self-intersection");
        problem["detail"]!.GetValue<string>().ShouldContain("self-intersection");
    }

    [Fact]
    public async Task Repair_is_done_when_asked_for()
    {
        using var answer = await _service.CheckAsync(Sites.BowTie, """, "repair": true""");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["site"]!["repaired"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", 400, "request.json")]
    [InlineData("{", 400, "request.json")]
    [InlineData("[]", 400, "request.member")]
    [InlineData("{}", 400, "request.member")]
    [InlineData("{\"inputs\":{}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":1}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":\"POLYGON EMPTY\"}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{\"href\":\"http://127.0.0.1/site.json\"}}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{}},\"subscriber\":{\"successUri\":\"http://127.0.0.1\"}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"asof\":\"2026-11-22\"}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"asOf\":\"22.11.2026\"}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"widthMetres\":-1}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"repair\":\"yes\"}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"attributes\":[]}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"attributes\":{\"level\":null}}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{},\"attributes\":{\"level\":\"${7*7}\"}}}", 400, "attribute.bad-value")]
    [InlineData("{\"inputs\":{\"site\":{},\"attributes\":{\"nobody knows\":\"1\"}}}", 400, "attribute.unknown")]
    [InlineData("{\"inputs\":{\"site\":{},\"crs\":\"EPSG:1\"}}", 400, "crs.unknown")]
    [InlineData("{\"inputs\":{\"site\":{},\"site\":{}}}", 400, "request.json")]
    [InlineData("{\"inputs\":{\"site\":{}},\"outputs\":{\"map\":{}}}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{}},\"response\":\"xml\"}", 400, "request.member")]
    [InlineData("{\"inputs\":{\"site\":{\"type\":\"Point\",\"coordinates\":[112.7,34.7]}}}", 422, "site.point-not-supported")]
    [InlineData("{\"inputs\":{\"site\":{\"type\":\"Polygon\",\"coordinates\":[[[12.70,34.70],[12.703,34.703],[12.703,34.70],[12.70,34.70]]]}}}", 422, "crs.outside-extent")]
    public async Task What_cannot_be_used_is_refused_with_a_code(string body, int status, string code)
    {
        using var answer = await _service.PostAsync("/processes/site-check/execution", body);
        var problem = await RunningService.ProblemAsync(answer);
        ((int)answer.StatusCode, problem["code"]!.GetValue<string>()).ShouldBe((status, code), problem.ToJsonString());
    }

    [Fact]
    public async Task What_is_too_much_is_refused_with_413()
    {
        using var large = await _service.CheckAsync($"[{new string(' ', 200_000)}]");
        (large.StatusCode, await RunningService.CodeAsync(large)).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-large"));
        using var many = await _service.CheckAsync(Sites.Collection(Enumerable.Range(0, 4).Select(number => Sites.Square($"{number}"))));
        (many.StatusCode, await RunningService.CodeAsync(many)).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-many-sites"));
        var points = string.Join(',', Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"[112.7,{34.7 + i * 1e-6:F6}]")));
        using var vertices = await _service.CheckAsync($$$"""{"type":"Polygon","coordinates":[[{{{points}}},[112.7,34.7]]]}""");
        vertices.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var good = await _service.CheckAsync(Sites.Square("after"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rule_book_that_was_changed_by_hand_is_another_one_at_the_next_request()
    {
        using var scratch = new ScratchFolder();
        var folder = SmallWorkspace.CopyTo(Sites.Shipped, scratch["workspace"]);
        await using var service = await RunningService.StartAsync(folder);
        async Task<string> VersionAsync()
        {
            using var answer = await service.CheckAsync(Sites.Square("1"));
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["provenance"]!["ruleBook"]!["version"]!.GetValue<string>();
        }

        var before = await VersionAsync();
        var file = Path.Combine(folder, "rules", "rulebook.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(before, $"{before}.1", StringComparison.Ordinal));
        (await VersionAsync()).ShouldBe($"{before}.1");
        await File.WriteAllTextAsync(file, "version: [");
        using var broken = await service.CheckAsync(Sites.Square("1"));
        broken.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(40_000)]
    public async Task Deep_nesting_is_refused_and_the_service_goes_on(int depth)
    {
        using var answer = await _service.CheckAsync($$$"""{"type":"Polygon","coordinates":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}""");
        ((int)answer.StatusCode).ShouldBeOneOf(400, 422);
        _ = await RunningService.CodeAsync(answer);
        using var good = await _service.CheckAsync(Sites.Square("after"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/json; charset=gbk", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task A_body_of_another_kind_is_refused(string type, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/site-check/execution") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        if (encoding is not null)
            request.Content.Headers.ContentEncoding.Add(encoding);
        using var answer = await _service.Client.SendAsync(request);
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.UnsupportedMediaType, "request.content-type"));
    }

    [Fact]
    public async Task A_process_that_does_not_exist_is_not_found_under_the_standards_name()
    {
        using var answer = await _service.PostAsync("/processes/no-such/execution", "{}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RunningService.ProblemAsync(answer))["type"]!.GetValue<string>().ShouldBe("http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process");
    }

    [Fact]
    public async Task Parallel_checks_are_never_mixed_up()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using var answer = await _service.CheckAsync(Sites.Square($"s{number}", west: 112.65 + number * 0.001));
            return (number, record: JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        }));
        foreach (var (number, record) in answers)
        {
            var site = record["site"]!;
            (site["id"]!.GetValue<string>(), site["name"]!.GetValue<string>()).ShouldBe(($"s{number}", $"地块s{number}"));
            site["bbox"]![0]!.GetValue<double>().ShouldBe(112.65 + number * 0.001, 1e-9);
        }
    }

    private static string RecordOf(string site, Dictionary<string, string>? given)
    {
        var workspace = Workspace.Open(Sites.Shipped);
        var options = new SiteReadingOptions { ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(), Plane = workspace.Catalogue.Plane };
        var read = (Site)SiteReading.Read(SiteFile.Read(Encoding.UTF8.GetBytes(site), "a.geojson"), options).ShouldHaveSingleItem();
        return IndentedJson.Write(SiteReportJson.Of(SiteCheck.Run(read, workspace.Data, new DateOnly(2026, 11, 22), EngineVersion.Current, given: given))) + "\n";
    }
}
