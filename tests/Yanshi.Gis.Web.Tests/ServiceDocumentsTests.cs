using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>What the service says of itself, and what every answer carries.</summary>
public sealed class ServiceDocumentsTests : IAsyncLifetime
{
    // What imports have beside what checks have.
    private static readonly string[] ImportParts =
    [
        "as", "title", "titleEnglish", "role", "confidentiality", "idField", "vintage", "inForceFrom", "inForceUntil", "legalStatus", "status", "completeness", "accuracyMetres", "coverage", "coverageFile", "source", "lost",
        "clipToExtent", "append", "dryRun",
    ];

    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(SmallWorkspace.Folder);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_landing_page_leads_to_everything()
    {
        var links = (await _service.GetAsync("/"))["links"]!.AsArray();
        foreach (var rel in new[] { "self", "service-desc", "service-doc", "conformance", "data", "http://www.opengis.net/def/rel/ogc/1.0/processes" })
        {
            var link = links.Where(link => link!["rel"]!.GetValue<string>() == rel).ShouldHaveSingleItem(rel)!;
            using var answer = await _service.Client.GetAsync(new Uri(link["href"]!.GetValue<string>()));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, rel);
            RunningService.TypeOf(answer).ShouldBe(link["type"]!.GetValue<string>(), rel);
        }
    }

    [Fact]
    public async Task Every_route_is_in_the_api_definition_and_everything_defined_answers()
    {
        var paths = (await _service.GetAsync("/api"))["paths"]!.AsObject();
        paths.Select(path => path.Key).ShouldBe(
        [
            "/", "/api", "/api/try", "/api/try/{asset}", "/collections", "/collections/{collectionId}", "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}", "/collections/{collectionId}/queryables", "/collections/{collectionId}/schema", "/conformance", "/health/live",
            "/health/ready", "/map/settings", "/jobs/{jobId}", "/jobs/{jobId}/results", "/jobs/{jobId}/results/{output}", "/map/identify", "/map/search", "/map/uncovered", "/map/measure", "/map/inspect", "/layers", "/layers/{layerId}/versions", "/layers/{layerId}/versions/{version}", "/layers/{layerId}/difference", "/jobs/{jobId}/rows", "/processes", "/processes/{processId}", "/processes/{processId}/execution",
            "/tileMatrixSets", "/tileMatrixSets/{tileMatrixSetId}", "/collections/{collectionId}/tiles", "/collections/{collectionId}/tiles/{tileMatrixSetId}",
            "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "/tiles", "/tiles/{tileMatrixSetId}", "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        ], ignoreOrder: true);
        foreach (var (path, operations) in paths)
        {
            var address = path.Replace("{collectionId}", "towns", StringComparison.Ordinal).Replace("{featureId}", "t1", StringComparison.Ordinal).Replace("{processId}", "site-check", StringComparison.Ordinal).Replace("{asset}", "page.js", StringComparison.Ordinal)
                .Replace("{tileMatrixSetId}", "WebMercatorQuad", StringComparison.Ordinal).Replace("{tileMatrix}/{tileRow}/{tileCol}", "0/0/0", StringComparison.Ordinal)
                .Replace("{layerId}", "towns", StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal);
            address += path switch { "/map/identify" => "?point=112.7,34.7", "/map/search" => "?q=a", "/layers/{layerId}/difference" => "?from=1&to=1", _ => "" };
            if (path is "/map/inspect" or "/map/measure")
                continue; // their bodies are their own: MapTests
            foreach (var (method, operation) in operations!.AsObject())
            {
                operation!["responses"]!["200"].ShouldNotBeNull();
                operation["responses"]!["default"].ShouldNotBeNull();
                if (path.StartsWith("/jobs/", StringComparison.Ordinal))
                {
                    using var missing = await _service.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), address));
                    (await RunningService.CodeAsync(missing)).ShouldBe("job.not-found", address);
                    continue;
                }

                using var answer = method is "get" ? await _service.Client.GetAsync(new Uri(address, UriKind.Relative)) : await _service.CheckAsync(Sites.Square("1"));
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
                operation["responses"]!["200"]!["content"]!.AsObject().Single().Key.ShouldBeOneOf(RunningService.TypeOf(answer), "*/*");
            }
        }

        var ids = paths.SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!["operationId"]!.GetValue<string>()).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public async Task The_process_describes_its_inputs()
    {
        var list = (await _service.GetAsync("/processes"))["processes"]!.AsArray();
        list.Select(entry => entry!["id"]!.GetValue<string>()).ShouldBe(["site-check", "screening", "layer-import"]);
        (await _service.GetAsync("/processes/screening"))["jobControlOptions"]!.AsArray().Select(option => option!.GetValue<string>()).ShouldBe(["async-execute", "dismiss"]);
        var process = await _service.GetAsync("/processes/site-check");
        process["inputs"]!.AsObject().Select(input => input.Key).ShouldBe(["site", "asOf", "attributes", "crs", "group", "repair", "widthMetres"]);
        var form = (await _service.GetAsync("/api"))["paths"]!["/processes/{processId}/execution"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!;
        form["properties"]!.AsObject().Select(part => part.Key).ShouldBe(["file", "asOf", "attributes", "crs", "group", "repair", "widthMetres", "layer", "encoding", "columns", .. ImportParts, "response"]);
        process["inputs"]!["site"]!["minOccurs"]!.GetValue<int>().ShouldBe(1);
        process["outputs"]!["record"]!["schema"].ShouldNotBeNull();
        process["jobControlOptions"]!.AsArray().Select(option => option!.GetValue<string>()).ShouldBe(["sync-execute", "async-execute", "dismiss"]);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/collections/towns/items", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/collections/towns/items?limit=0", HttpStatusCode.BadRequest)]
    public async Task Every_answer_carries_the_headers_that_protect_browsers(string path, HttpStatusCode status)
    {
        using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        (answer.Headers.CacheControl! is { NoStore: true } or { Private: true, NoCache: true }).ShouldBeTrue();
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_address_or_method_is_a_problem_in_Chinese_unless_asked_otherwise()
    {
        using var missing = await _service.Client.GetAsync(new Uri("/no-such-page", UriKind.Relative));
        (missing.StatusCode, await RunningService.CodeAsync(missing)).ShouldBe((HttpStatusCode.NotFound, "route.not-found"));
        missing.Content.Headers.ContentLanguage.ShouldBe(["zh"]);
        using var wrong = await _service.Client.DeleteAsync(new Uri("/processes", UriKind.Relative));
        (wrong.StatusCode, await RunningService.CodeAsync(wrong)).ShouldBe((HttpStatusCode.MethodNotAllowed, "route.method-not-allowed"));
        wrong.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        using var unknown = await _service.Client.GetAsync(new Uri("/conformance?verbose=1", UriKind.Relative));
        (unknown.StatusCode, await RunningService.CodeAsync(unknown)).ShouldBe((HttpStatusCode.BadRequest, "request.unknown-parameter"));
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        using var answer = await _service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/collections"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(0);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Readiness_names_what_keeps_checks_from_saying_clear()
    {
        (await _service.GetAsync("/health/live"))["status"]!.GetValue<string>().ShouldBe("live");
        var ready = await _service.GetAsync("/health/ready");
        ready["status"]!.GetValue<string>().ShouldBe("ready");
        ready["warnings"]!.AsArray().Select(warning => warning!["layer"]?.GetValue<string>()).Contains("ecological-red-line", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task A_workspace_that_is_gone_is_unready_and_tells_no_path()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Workspace();
        await using var service = await RunningService.StartAsync(folder);
        File.Delete(Path.Combine(folder, "workspace.json"));
        using var answer = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var problem = await RunningService.ProblemAsync(answer);
        problem["code"]!.GetValue<string>().ShouldStartWith("workspace.");
        problem.ToJsonString().ShouldNotContain(Path.GetFileName(scratch.Path));
        using var live = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Links_follow_the_address_that_clients_see()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "PublicUrl=https://gis.example/yanshi/");
        var landing = await service.GetAsync("/");
        landing["links"]!.AsArray().Select(link => link!["href"]!.GetValue<string>()).ShouldAllBe(href => href.StartsWith("https://gis.example/yanshi/", StringComparison.Ordinal));
    }
}
