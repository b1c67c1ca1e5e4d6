using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Layers imported through the service: by whom it may be done, that nothing is published by accident, and that what is published is used at once.</summary>
public sealed class ImportTests : IAsyncLifetime, IDisposable
{
    private const string Execution = "/processes/layer-import/execution";

    private readonly ScratchFolder _scratch = new();
    private RunningService _service = null!;

    private string Workspace => _scratch["workspace"];

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(SmallWorkspace.CopyTo(Workspace));

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_version_is_tried_out_entered_shown_and_compared()
    {
        var towns = Towns("一镇", "二镇");
        var tried = await ReportAsync(await PostAsync(_service, towns, ("as", "towns"), ("vintage", "2026-01-01"), ("completeness", "complete"), ("coverage", "derived"), ("dryRun", "true")));
        (tried["published"]!.GetValue<bool>(), Text(tried["input"]!, "file"), tried["features"]!["stored"]!.GetValue<int>()).ShouldBe((false, "towns.geojson", 2));
        tried["verdict"]!.ToJsonString().ShouldNotContain("refused");
        (await VersionsAsync()).ShouldBe([1]);

        var entered = await ReportAsync(await PostAsync(_service, towns, ("as", "towns"), ("vintage", "2026-01-01"), ("completeness", "complete"), ("coverage", "derived"), ("source", "测试移交")));
        (Text(entered, "version"), entered["published"]!.GetValue<bool>()).ShouldBe(("towns@v2", true));
        (await VersionsAsync()).ShouldBe([1, 2]);
        var version = await _service.GetAsync("/layers/towns/versions/2");
        (Text(version, "source"), Text(version["report"]!, "schema"), version["features"]!.GetValue<int>()).ShouldBe(("测试移交", "yanshi-gis/import-report/1", 2));
        (await _service.GetAsync("/collections/towns/items"))["features"]!.AsArray().Select(feature => feature!["properties"]!["name"]!.GetValue<string>()).ShouldBe(["地块一镇", "地块二镇"], ignoreOrder: true);

        var sums = await _service.GetAsync("/layers/towns/difference?from=1&to=2");
        Text(sums, "schema").ShouldBe("yanshi-gis/layer-difference/1");
        var ground = (await _service.GetAsync("/layers/towns/difference?from=1&to=2&part=ground"))["features"]!.AsArray();
        ground.ShouldNotBeEmpty();
        foreach (var kind in new[] { "gained", "lost" })
        {
            ground.Where(piece => Text(piece!["properties"]!, "kind") == kind).Sum(piece => piece!["properties"]!["areaSquareMetres"]!.GetValue<double>())
                .ShouldBe(sums[$"{kind}SquareMetres"]!.GetValue<double>(), 0.02, kind);
        }

        (await _service.GetAsync("/layers/towns/difference?from=2&to=2"))["rows"]!.AsArray().ShouldBeEmpty();

        var last = JsonNode.Parse(File.ReadLines(Path.Combine(Workspace, AuditLog.Name)).Last())!;
        last.ToJsonString().ShouldContain("layers import");
    }

    [Fact]
    public async Task What_the_quality_gate_refuses_is_a_report_and_no_version()
    {
        var bowTie = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","id":"x","properties":{"name":"x"},"geometry":{{{Sites.BowTie}}}}]}""";
        using var accepted = await PostAsync(_service, bowTie, ("as", "towns"));
        var report = await ReportAsync(accepted);
        (Text(report, "verdict"), report["published"]!.GetValue<bool>()).ShouldBe(("refused", false));
        report["refusals"]!.AsArray().ShouldHaveSingleItem();
        (await VersionsAsync()).ShouldBe([1]);
        var id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
        using var page = await _service.Client.GetAsync(new Uri($"/jobs/{id}/results/page", UriKind.Relative));
        page.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"report.html\"");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "said")]
    public async Task A_page_of_others_cannot_import(string header, string value)
    {
        using var request = Request(Towns("一镇"), ("as", "towns"));
        request.Headers.Add(header, value);
        using var answer = await _service.Client.SendAsync(request);
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.Forbidden, "request.origin"));
        (await VersionsAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task The_services_own_page_can()
    {
        using var request = Request(Towns("一镇"), ("as", "towns"), ("dryRun", "true"));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _service.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Hosts=gis.example", "import.off")]
    [InlineData("PublicUrl=http://gis.example", "import.off")]
    [InlineData("Imports=false", "import.off")]
    [InlineData("Imports=true", null)]
    public async Task Where_others_reach_the_service_imports_are_off_unless_somebody_says_so(string setting, string? code)
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, setting);
        using var answer = await PostAsync(service, Towns("一镇"), ("as", "towns"), ("dryRun", "true"));
        if (code is null)
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        else
            (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.Forbidden, code));
        (await service.GetAsync("/layers"))["takesImports"]!.GetValue<bool>().ShouldBe(code is null);
    }

    [Theory]
    [InlineData("coverage", "everywhere")]
    [InlineData("vintage", "01.01.2026")]
    [InlineData("status", "best")]
    [InlineData("accuracyMetres", "-1")]
    [InlineData("repair", "1")]
    [InlineData("title", "只有名称")]
    [InlineData("asOf", "2026-01-01")]
    public async Task A_word_that_means_nothing_is_refused_before_there_is_a_job(string name, string value)
    {
        using var answer = await PostAsync(_service, Towns("一镇"), (name, value));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, "request.member"));
    }

    [Fact]
    public async Task The_area_that_the_data_covers_may_come_as_a_second_file()
    {
        using var request = Request(Towns("一镇"), ("as", "towns"), ("vintage", "2026-01-01"), ("completeness", "complete"));
        WithCoverage(request, Sites.Collection(Sites.Square("查过的地方", west: 112.69, south: 34.69, degrees: 0.05)));
        using var accepted = await FromPageAsync(request);
        var report = await ReportAsync(accepted);
        (report["published"]!.GetValue<bool>(), Text(report["claims"]!, "coverage")).ShouldBe((true, "stated"));
        Text((await _service.GetAsync("/layers/towns/versions"))["versions"]!.AsArray()[^1]!, "coverage").ShouldBe("stated");

        // A site in that area is covered, one beside it is not: the area that was sent is the one that counts.
        (await CoverageOfTownsAsync(Sites.Square("里面", west: 112.70, south: 34.70))).ShouldBe(1);
        (await CoverageOfTownsAsync(Sites.Square("外面", west: 112.80, south: 34.70))).ShouldBe(0);
    }

    [Fact]
    public async Task A_coverage_that_is_no_area_fails_the_import()
    {
        using var request = Request(Towns("一镇"), ("as", "towns"), ("dryRun", "true"));
        WithCoverage(request, Sites.Collection("""{"type":"Feature","id":"p","properties":{},"geometry":{"type":"Point","coordinates":[112.7,34.7]}}"""));
        using var accepted = await FromPageAsync(request);
        var job = await OverAsync(accepted);
        (Text(job, "status"), Text(job, "code")).ShouldBe(("failed", "coverage.not-areas"));
        (await VersionsAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task A_second_file_is_taken_once_with_its_name_and_where_a_process_wants_one()
    {
        using var both = Request(Towns("一镇"), ("as", "towns"), ("coverage", "extent"));
        WithCoverage(both, Towns("一镇"));
        using var twice = Request(Towns("一镇"), ("as", "towns"));
        WithCoverage(twice, Towns("一镇"));
        WithCoverage(twice, Towns("一镇"));
        using var nameless = Request(Towns("一镇"), ("as", "towns"), ("coverageFile", "{}"));
        using var check = Request(Sites.Square("一"));
        WithCoverage(check, Towns("一镇"));
        check.RequestUri = new Uri("/processes/site-check/execution", UriKind.Relative);
        foreach (var (request, code) in new[] { (both, "request.member"), (twice, "request.member"), (nameless, "upload.no-file"), (check, "request.member") })
        {
            using var answer = await FromPageAsync(request);
            (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, code));
        }
    }

    [Fact]
    public async Task A_text_of_coordinates_is_no_layer()
    {
        using var accepted = await SendAsync(_service, "points.txt", "X,Y\n1,2\n", ("as", "towns"));
        var job = await OverAsync(accepted);
        (Text(job, "status"), Text(job, "code")).ShouldBe(("failed", "format.unknown"));
        using var json = await _service.PostAsync(Execution, """{"inputs":{"as":"towns"}}""");
        json.StatusCode.ShouldBe(HttpStatusCode.Forbidden, "without Origin nobody gets as far");
    }

    [Fact]
    public async Task An_import_that_was_cut_off_is_not_done_twice()
    {
        var jobs = _scratch["jobs"];
        string id;
        await using (var first = await RunningService.StartAsync(Workspace, $"JobsFolder={jobs}"))
        {
            using var accepted = await PostAsync(first, Towns("一镇"), ("as", "towns"), ("vintage", "2026-01-01"));
            id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
            Text(await OverAsync(first, id), "status").ShouldBe("successful");
        }

        // As the disk is when the service dies between the publication and the job's end.
        var state = Path.Combine(jobs, id, "job.json");
        File.WriteAllText(state, File.ReadAllText(state).Replace("\"successful\"", "\"running\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(jobs, id, "upload"), Towns("一镇"));
        await using var second = await RunningService.StartAsync(Workspace, $"JobsFolder={jobs}");
        var job = await OverAsync(second, id);
        (Text(job, "status"), Text(job, "code")).ShouldBe(("failed", "import.cut-off"));
        (await VersionsAsync()).ShouldBe([1, 2]);
    }

    private static void WithCoverage(HttpRequestMessage request, string geoJson) =>
        ((MultipartFormDataContent)request.Content!).Add(new ByteArrayContent(Encoding.UTF8.GetBytes(geoJson)), "coverageFile", "范围.geojson");

    private async Task<HttpResponseMessage> FromPageAsync(HttpRequestMessage request)
    {
        request.Headers.Add("Origin", _service.Address.GetLeftPart(UriPartial.Authority));
        return await _service.Client.SendAsync(request);
    }

    private async Task<double?> CoverageOfTownsAsync(string site)
    {
        using var answer = await _service.PostAsync("/processes/site-check/execution", $$$"""{"inputs":{"site":{{{site}}}}}""");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["layers"]!.AsArray().Single(layer => Text(layer!, "id") is "towns")!["coverageShare"]?.GetValue<double>();
    }

    private async Task<IEnumerable<int>> VersionsAsync() =>
        (await _service.GetAsync("/layers/towns/versions"))["versions"]!.AsArray().Select(version => version!["version"]!.GetValue<int>());

    private static Task<HttpResponseMessage> PostAsync(RunningService service, string geoJson, params (string Name, string Value)[] parts) => SendAsync(service, "towns.geojson", geoJson, parts);

    private static async Task<HttpResponseMessage> SendAsync(RunningService service, string name, string content, params (string Name, string Value)[] parts)
    {
        using var request = Request(content, parts, name);
        request.Headers.Add("Origin", service.Address.GetLeftPart(UriPartial.Authority));
        return await service.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string geoJson, params (string Name, string Value)[] parts) => Request(geoJson, parts, "towns.geojson");

    private static HttpRequestMessage Request(string content, (string Name, string Value)[] parts, string name)
    {
        var form = new MultipartFormDataContent();
        foreach (var (part, value) in parts)
            form.Add(new StringContent(value), part);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(Execution, UriKind.Relative)) { Content = form };
    }

    private async Task<JsonNode> ReportAsync(HttpResponseMessage accepted)
    {
        var job = await OverAsync(accepted);
        Text(job, "status").ShouldBe("successful", job.ToJsonString());
        return await _service.GetAsync($"/jobs/{Text(job, "jobID")}/results/report");
    }

    private async Task<JsonNode> OverAsync(HttpResponseMessage accepted)
    {
        accepted.StatusCode.ShouldBe(HttpStatusCode.Created, await accepted.Content.ReadAsStringAsync());
        return await OverAsync(_service, Text(JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!, "jobID"));
    }

    private static async Task<JsonNode> OverAsync(RunningService service, string id)
    {
        while (true)
        {
            var job = await service.GetAsync($"/jobs/{id}");
            if (Text(job, "status") is "successful" or "failed" or "dismissed")
                return job;
            await Task.Delay(50);
        }
    }

    private static string Towns(params string[] names) =>
        Sites.Collection(names.Select((name, i) => Sites.Square(name, west: 112.70 + 0.05 * i, degrees: 0.02)));

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
