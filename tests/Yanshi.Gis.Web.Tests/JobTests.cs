using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Checks and screenings as jobs: accepted, worked on, kept, ended, and taken up by the next service.</summary>
public sealed class JobTests : IDisposable
{
    private const string Execution = "/processes/site-check/execution";
    private const string NoSuchJob = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-job";

    private readonly ScratchFolder _scratch = new();

    private string Folder => _scratch["jobs"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_check_as_a_job_has_the_record_for_its_result()
    {
        await using var service = await StartAsync();
        using var accepted = await AskAsync(service, Sites.Square("7"));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Created);
        accepted.Headers.GetValues("Preference-Applied").ShouldBe(["respond-async"]);
        var status = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!;
        var id = status["jobID"]!.GetValue<string>();
        id.ShouldMatch("^[0-9a-f]{32}$");
        accepted.Headers.Location.ShouldBe(new Uri(service.Address, $"/jobs/{id}"));
        (status["processID"]!.GetValue<string>(), status["type"]!.GetValue<string>()).ShouldBe(("site-check", "process"));

        var done = await OverAsync(service, id);
        (done["status"]!.GetValue<string>(), done["progress"]!.GetValue<int>()).ShouldBe(("successful", 100));
        foreach (var time in new[] { "created", "started", "finished", "keptUntil" })
            done[time]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch, time);
        var results = done["links"]!.AsArray().Single(link => link!["rel"]!.GetValue<string>() is "http://www.opengis.net/def/rel/ogc/1.0/results")!["href"]!.GetValue<string>();
        using var atOnce = await service.CheckAsync(Sites.Square("7"), """, "asOf":"2026-11-22" """);
        var record = await atOnce.Content.ReadAsStringAsync();
        (await service.Client.GetStringAsync(new Uri(results))).ShouldBe(record);
        (await service.Client.GetStringAsync(new Uri($"/jobs/{id}/results/record", UriKind.Relative))).ShouldBe(record);
    }

    private static async Task RequireRowsAsync(RunningService service, string id)
    {
        var all = await service.GetAsync($"/jobs/{id}/rows");
        (all["numberMatched"]!.GetValue<int>(), all["numberReturned"]!.GetValue<int>()).ShouldBe((13, 13));
        var rows = all["rows"]!.AsArray();
        rows.Select(row => row!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 12).Select(number => $"s{number}").Append("bad").Order(StringComparer.Ordinal));
        rows.Take(12).Select(row => row!["rank"]!.GetValue<int>()).ShouldBeInOrder();
        (rows[12]!["id"]!.GetValue<string>(), rows[12]!["rank"], rows[12]!["verdict"], rows[12]!["problem"]!["code"]!.GetValue<string>()).ShouldBe(("bad", null, null, "site.invalid-geometry"));
        rows[0]!["centre"]!.AsArray().Count.ShouldBe(2);

        var page = await service.GetAsync($"/jobs/{id}/rows?limit=5&offset=10");
        (page["numberMatched"]!.GetValue<int>(), page["numberReturned"]!.GetValue<int>()).ShouldBe((13, 3));
        page["rows"]!.AsArray().Select(row => row!.ToJsonString()).ShouldBe(rows.Skip(10).Select(row => row!.ToJsonString()));
        (await service.GetAsync($"/jobs/{id}/rows?offset=13"))["rows"]!.AsArray().ShouldBeEmpty();
        foreach (var query in new[] { "limit=0", "limit=1001", "offset=-1" })
        {
            using var refused = await service.Client.GetAsync(new Uri($"/jobs/{id}/rows?{query}", UriKind.Relative));
            (await RunningService.CodeAsync(refused)).ShouldBe("request.parameter", query);
        }
    }

    [Fact]
    public async Task A_screening_is_a_job_with_summary_ledger_and_records()
    {
        await using var service = await StartAsync();
        var sites = Sites.Collection([.. Enumerable.Range(0, 12).Select(number => Sites.Square($"s{number}", west: 112.65 + 0.01 * number)), $$$"""{"type":"Feature","id":"bad","properties":{},"geometry":{{{Sites.BowTie}}}}"""]);
        using var accepted = await service.PostAsync("/processes/screening/execution", $$$"""{"inputs":{"sites":{{{sites}}},"asOf":"2026-11-22"}}""");
        accepted.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
        (await OverAsync(service, id))["status"]!.GetValue<string>().ShouldBe("successful");

        var results = (await service.GetAsync($"/jobs/{id}/results")).AsObject();
        results.Select(output => output.Key).ShouldBe(["summary", "workbook", "page", "ledger", "sites", "outlines", "records"]);
        var summary = await service.GetAsync(results["summary"]!["href"]!.GetValue<string>());
        summary["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/screening/1");
        var ledger = await service.Client.GetStringAsync(new Uri(results["ledger"]!["href"]!.GetValue<string>()));
        foreach (var name in new[] { "s0", "s11", "bad" })
            ledger.ShouldContain(name);
        var records = await service.Client.GetStringAsync(new Uri(results["records"]!["href"]!.GetValue<string>()));
        records.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["schema"]!.GetValue<string>()).Count(schema => schema is "yanshi-gis/site-check/1").ShouldBe(12);
        foreach (var (output, file, type) in new[]
        {
            ("workbook", "ledger.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("page", "index.html", "text/html; charset=utf-8"), ("ledger", "ledger.csv", "text/csv; charset=utf-8"),
            ("sites", "sites.gpkg", "application/geopackage+sqlite3"), ("outlines", "sites.geojson", "application/geo+json"),
        })
        {
            using var download = await service.Client.GetAsync(new Uri($"/jobs/{id}/results/{output}", UriKind.Relative));
            (RunningService.TypeOf(download), download.Content.Headers.NonValidated["Content-Disposition"].ToString()).ShouldBe((type, $"attachment; filename=\"{file}\""));
            (await download.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty(output);
        }

        await RequireRowsAsync(service, id);
        Directory.EnumerateDirectories(Path.Combine(Folder, id), ".screening", SearchOption.AllDirectories).ShouldBeEmpty("the state goes when the answers are there");
        using var other = await service.Client.GetAsync(new Uri($"/jobs/{id}/results/..%2Frequest.json", UriKind.Relative));
        (other.StatusCode, await RunningService.CodeAsync(other)).ShouldBe((HttpStatusCode.NotFound, "job.no-such-output"));
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_its_results_are_that_problem()
    {
        await using var service = await StartAsync();
        using var accepted = await AskAsync(service, Sites.BowTie);
        var job = await OverAsync(service, await IdOf(accepted));
        (job["status"]!.GetValue<string>(), job["code"]!.GetValue<string>()).ShouldBe(("failed", "site.invalid-geometry"));
        job["message"]!.GetValue<string>().ShouldNotBeEmpty();
        using var results = await service.Client.GetAsync(new Uri($"/jobs/{job["jobID"]}/results", UriKind.Relative));
        (results.StatusCode, await RunningService.CodeAsync(results)).ShouldBe((HttpStatusCode.UnprocessableEntity, "site.invalid-geometry"));
    }

    [Fact]
    public async Task A_request_that_is_wrong_in_itself_makes_no_job()
    {
        await using var service = await StartAsync();
        using var refused = await service.PostAsync("/processes/screening/execution", """{"inputs":{"site":{}}}""");
        (refused.StatusCode, await RunningService.CodeAsync(refused)).ShouldBe((HttpStatusCode.BadRequest, "request.member"));
        Directory.EnumerateDirectories(Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("..%2F..")]
    [InlineData("lock")]
    public async Task A_job_that_does_not_exist_is_not_found(string id)
    {
        await using var service = await StartAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"/jobs/{id}"), (HttpMethod.Get, $"/jobs/{id}/results"), (HttpMethod.Delete, $"/jobs/{id}") })
        {
            using var answer = await service.Client.SendAsync(new HttpRequestMessage(method, path));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await RunningService.ProblemAsync(answer))["type"]!.GetValue<string>().ShouldBe(NoSuchJob);
        }
    }

    [Fact]
    public async Task What_a_stopped_service_had_accepted_is_done_by_the_next_one()
    {
        List<string> ids = [];
        await using (var first = await StartAsync())
        {
            for (var i = 0; i < 5; i++)
            {
                using var accepted = await AskAsync(first, Sites.Square($"{i}"));
                ids.Add(await IdOf(accepted));
            }
        }

        await using var second = await StartAsync();
        for (var i = 0; i < ids.Count; i++)
        {
            (await OverAsync(second, ids[i]))["status"]!.GetValue<string>().ShouldBe("successful");
            (await second.GetAsync($"/jobs/{ids[i]}/results"))["site"]!["id"]!.GetValue<string>().ShouldBe($"{i}");
        }
    }

    [Theory]
    [InlineData("running", 1, "successful", null)]
    [InlineData("accepted", 0, "successful", null)]
    [InlineData("running", 3, "failed", "job.interrupted")]
    public async Task A_job_in_which_the_service_died_is_begun_again_three_times_at_most(string status, int attempts, string expected, string? code)
    {
        var id = Left(status, attempts);
        await using var service = await StartAsync();
        var job = await OverAsync(service, id);
        (job["status"]!.GetValue<string>(), job["code"]?.GetValue<string>()).ShouldBe((expected, code));
    }

    [Fact]
    public async Task Results_go_when_their_time_is_over_and_what_cannot_be_read_stays_and_harms_nobody()
    {
        var old = Left("successful", 1, finished: "2026-01-01T00:00:00.000Z");
        var damaged = Left("successful", 1);
        File.WriteAllText(Path.Combine(Folder, damaged, "job.json"), "{\"id\":");
        var half = Directory.CreateDirectory(Path.Combine(Folder, "half")).FullName;
        await using var service = await StartAsync();
        using var gone = await service.Client.GetAsync(new Uri($"/jobs/{old}", UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (Directory.Exists(Path.Combine(Folder, old)), Directory.Exists(Path.Combine(Folder, damaged)), Directory.Exists(half)).ShouldBe((false, true, false));
        using var accepted = await AskAsync(service, Sites.Square("1"));
        (await OverAsync(service, await IdOf(accepted)))["status"]!.GetValue<string>().ShouldBe("successful");
    }

    [Fact]
    public async Task A_dismissed_job_has_no_results_and_leaves_none_on_disk()
    {
        await using var service = await StartAsync();
        using var accepted = await AskAsync(service, Sites.Square("1"));
        var id = await IdOf(accepted);
        _ = await OverAsync(service, id);
        using var dismissed = await service.Client.DeleteAsync(new Uri($"/jobs/{id}", UriKind.Relative));
        dismissed.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await dismissed.Content.ReadAsStringAsync())!["status"]!.GetValue<string>().ShouldBe("dismissed");
        Directory.EnumerateFileSystemEntries(Path.Combine(Folder, id)).Select(Path.GetFileName).ShouldBe(["job.json"]);
        using var results = await service.Client.GetAsync(new Uri($"/jobs/{id}/results", UriKind.Relative));
        (results.StatusCode, await RunningService.CodeAsync(results)).ShouldBe((HttpStatusCode.NotFound, "job.not-finished"));
    }

    [Fact]
    public async Task A_running_screening_ends_when_it_is_dismissed()
    {
        await using var service = await StartAsync();
        var sites = Sites.Collection(Enumerable.Range(0, 5000).Select(number => Sites.Square($"s{number}", west: 112.65 + 0.00001 * number)));
        using var accepted = await service.PostAsync("/processes/screening/execution", $$$"""{"inputs":{"sites":{{{sites}}}}}""");
        var id = await IdOf(accepted);
        _ = await UntilAsync(service, id, job => job["status"]!.GetValue<string>() is not "accepted");
        (await service.Client.DeleteAsync(new Uri($"/jobs/{id}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        // The next job runs only when that one has ended.
        using var next = await AskAsync(service, Sites.Square("1"));
        (await OverAsync(service, await IdOf(next)))["status"]!.GetValue<string>().ShouldBe("successful");
        (await service.GetAsync($"/jobs/{id}"))["status"]!.GetValue<string>().ShouldBe("dismissed");
        Directory.EnumerateFileSystemEntries(Path.Combine(Folder, id)).Select(Path.GetFileName).ShouldBe(["job.json"]);
    }

    [Fact]
    public async Task A_folder_that_another_service_holds_leaves_checks_and_no_jobs()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        using var job = await AskAsync(second, Sites.Square("1"));
        (job.StatusCode, await RunningService.CodeAsync(job)).ShouldBe((HttpStatusCode.ServiceUnavailable, "jobs.unavailable"));
        using var check = await second.CheckAsync(Sites.Square("1"));
        check.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<RunningService> StartAsync() => RunningService.StartAsync(Sites.Shipped, $"JobsFolder={Folder}");

    private static async Task<HttpResponseMessage> AskAsync(RunningService service, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Execution);
        request.Headers.Add("Prefer", "respond-async");
        request.Content = new StringContent($$$"""{"inputs":{"site":{{{site}}},"asOf":"2026-11-22"}}""", Encoding.UTF8, "application/json");
        return await service.Client.SendAsync(request);
    }

    private static async Task<string> IdOf(HttpResponseMessage accepted) => JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();

    private static Task<JsonNode> OverAsync(RunningService service, string id) => UntilAsync(service, id, job => job["status"]!.GetValue<string>() is not ("accepted" or "running"));

    private static async Task<JsonNode> UntilAsync(RunningService service, string id, Func<JsonNode, bool> isThere)
    {
        for (var attempt = 0; ; attempt++)
        {
            var job = await service.GetAsync($"/jobs/{id}");
            if (isThere(job))
                return job;
            attempt.ShouldBeLessThan(6000, job.ToJsonString());
            await Task.Delay(20);
        }
    }

    // What a service leaves behind that was killed.
    private string Left(string status, int attempts, string? finished = null)
    {
        var id = Guid.NewGuid().ToString("N");
        var folder = Directory.CreateDirectory(Path.Combine(Folder, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "request.json"), $$$"""{"inputs":{"site":{{{Sites.Square("1")}}}}}""");
        File.WriteAllText(Path.Combine(folder, "job.json"), new JsonObject
        {
            ["id"] = id,
            ["process"] = "site-check",
            ["status"] = status,
            ["created"] = "2026-01-01T00:00:00.000Z",
            ["day"] = "2026-01-01",
            ["started"] = null,
            ["finished"] = finished,
            ["attempts"] = attempts,
            ["progress"] = 0,
            ["problem"] = null,
        }.ToJsonString());
        return id;
    }
}
