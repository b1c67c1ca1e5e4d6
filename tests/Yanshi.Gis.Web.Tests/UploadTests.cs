using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Files over HTTP: read by a process of their own, answered like the command line answers them, and gone afterwards.</summary>
public sealed class UploadTests : IAsyncLifetime, IDisposable
{
    private const string Execution = "/processes/site-check/execution";
    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly ScratchFolder _scratch = new();
    private RunningService _service = null!;

    private string Uploads => _scratch["uploads"];

    public async Task InitializeAsync() => _service = await StartAsync("Limits:SitesPerCheck=3", "Limits:UploadBytes=100000", "Limits:BodyBytes=20000");

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        if (Directory.Exists(Uploads))
            Directory.EnumerateFileSystemEntries(Uploads).ShouldBeEmpty("no upload stays");
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("gis-data/samples/chongyangling.txt")]
    [InlineData("gis-data/samples/goushi.txt")]
    public async Task A_sample_is_answered_with_the_record_of_the_command_line(string sample)
    {
        var path = Repository.Path(sample);
        (await RecordAsync(_service, Path.GetFileName(path), await File.ReadAllBytesAsync(path))).ShouldBe(RecordOf(path));
    }

    [Theory]
    [InlineData("site.geojson")]
    [InlineData("地块 “七”.GeoJSON")]
    [InlineData("a lie.txt")]
    public async Task GeoJson_is_read_by_its_content_whatever_it_is_called(string name)
    {
        var path = _scratch[name];
        await File.WriteAllTextAsync(path, Sites.Square("7"));
        (await RecordAsync(_service, name, await File.ReadAllBytesAsync(path))).ShouldBe(RecordOf(path));
    }

    [Fact]
    public async Task A_table_of_coordinates_is_answered_with_the_record_of_the_command_line()
    {
        object[][] rows = [["点号", "经度", "纬度"], ["1", 112.70, 34.70], ["2", 112.703, 34.70], ["3", 112.703, 34.703], ["4", 112.70, 34.703]];
        await File.WriteAllBytesAsync(_scratch["table.xlsx"], Workbooks.Write(("表", rows)));
        await File.WriteAllLinesAsync(_scratch["table.csv"], rows.Select(row => string.Join(',', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))));
        foreach (var name in new[] { "table.xlsx", "table.csv" })
            (await RecordAsync(_service, name, await File.ReadAllBytesAsync(_scratch[name]))).ShouldBe(RecordOf(_scratch[name]), name);
    }

    [ToolFact("ogr2ogr")]
    public async Task A_zipped_shapefile_is_answered_with_the_record_of_the_command_line()
    {
        await File.WriteAllTextAsync(_scratch["site.geojson"], Sites.Square("7"));
        ToolProcess.Run("ogr2ogr", ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", _scratch["shapes"], _scratch["site.geojson"]]).EnsureSuccess();
        ZipFile.CreateFromDirectory(_scratch["shapes"], _scratch["shapes.zip"]);
        (await RecordAsync(_service, "shapes.zip", await File.ReadAllBytesAsync(_scratch["shapes.zip"]))).ShouldBe(RecordOf(_scratch["shapes.zip"]));

        // Nothing that lies beside an upload belongs to it, so the shapes come alone.
        File.Copy(Path.Combine(_scratch["shapes"], "site.shp"), _scratch["alone.shp"]);
        (await RecordAsync(_service, "alone.shp", await File.ReadAllBytesAsync(_scratch["alone.shp"]))).ShouldBe(RecordOf(_scratch["alone.shp"]));
        using var index = await PostAsync(_service, FileOf("site.shx", await File.ReadAllBytesAsync(Path.Combine(_scratch["shapes"], "site.shx"))));
        ((int)index.StatusCode, await RunningService.CodeAsync(index)).ShouldBe((422, "input.companion-file"));
    }

    [Fact]
    public async Task What_is_said_besides_the_file_counts()
    {
        var site = Encoding.UTF8.GetBytes(Sites.Square("7"));
        using var document = await PostAsync(_service, [.. FileOf("a.geojson", site), ("asOf", "2026-11-22"), ("attributes", """{"projectType": "工业", "discharges": false}"""), ("response", "document")]);
        var record = JsonNode.Parse(await document.Content.ReadAsStringAsync())!["record"]!;
        await File.WriteAllBytesAsync(_scratch["a.geojson"], site);
        (IndentedJson.Write(record) + "\n").ShouldBe(RecordOf(_scratch["a.geojson"], new(StringComparer.Ordinal) { ["projectType"] = "industrial", ["discharges"] = "false" }));
    }

    [Fact]
    public async Task Several_sites_give_an_array_and_too_many_are_refused()
    {
        var two = Encoding.UTF8.GetBytes(Sites.Collection(Sites.Square("a"), $$$"""{"type":"Feature","id":"b","properties":{},"geometry":{{{Sites.BowTie}}}}"""));
        using var answer = await PostAsync(_service, FileOf("two.geojson", two));
        var records = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        records.Select(record => record!["schema"]?.GetValue<string>()).ShouldBe(["yanshi-gis/site-check/1", "yanshi-gis/site-problem/1"]);
        using var one = await PostAsync(_service, [.. FileOf("two.geojson", Encoding.UTF8.GetBytes(Sites.Collection(Sites.Square("a"), Sites.Square("b", west: 112.75)))), ("group", "file")]);
        JsonNode.Parse(await one.Content.ReadAsStringAsync()).ShouldBeOfType<JsonObject>();
        using var many = await PostAsync(_service, FileOf("many.geojson", Encoding.UTF8.GetBytes(Sites.Collection(Enumerable.Range(0, 4).Select(number => Sites.Square($"{number}"))))));
        (many.StatusCode, await RunningService.CodeAsync(many)).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-many-sites"));
    }

    [Theory]
    [InlineData("empty.geojson", "", 422, "input.empty")]
    [InlineData("picture.geojson", "\u0089PNG\r\n\u001a\n", 422, "format.unknown")]
    [InlineData("page.txt", "<html><script>alert(1)</script></html>", 422, "format.unknown")]
    [InlineData("not.zip", "PK\u0003\u0004 and no more", 422, "archive.damaged")]
    [InlineData("not.gpkg", "SQLite format 3\0", 422, null)]
    [InlineData("cut.geojson", """{"type":"Polygon","coordinates":[[[112.7,""", 422, null)]
    [InlineData("entity.kml", """<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&x;</name></Placemark></kml>""", 422, null)]
    public async Task A_file_that_is_not_what_it_says_is_refused_with_a_code(string name, string content, int status, string? code)
    {
        using var answer = await PostAsync(_service, FileOf(name, Encoding.Latin1.GetBytes(content)));
        var problem = await RunningService.ProblemAsync(answer);
        ((int)answer.StatusCode).ShouldBe(status, problem.ToJsonString());
        if (code is not null)
            problem["code"]!.GetValue<string>().ShouldBe(code);
        problem.ToJsonString().ShouldNotContain("yanshi-gis-", customMessage: "folders of ours are nobody's business");
        problem.ToJsonString().ShouldNotContain("root:");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(45_000)]
    public async Task Deep_nesting_is_refused_and_the_service_goes_on(int depth)
    {
        using var answer = await PostAsync(_service, FileOf("deep.geojson", Encoding.ASCII.GetBytes($$$"""{"type":"Polygon","coordinates":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}""")));
        ((int)answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((422, "input.too-deep"));
        using var good = await _service.CheckAsync(Sites.Square("after"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("bomb.shp", 50_000_000, "archive.ratio")]
    [InlineData("../site.shp", 10, "archive.path")]
    public async Task A_hostile_archive_is_refused(string entry, int bytes, string code)
    {
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        await using (var to = zip.CreateEntry(entry).Open())
            await to.WriteAsync(new byte[bytes]);
        using var answer = await PostAsync(_service, FileOf("a.zip", archive.ToArray()));
        ((int)answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((code is "archive.ratio" ? 413 : 422, code));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData(@"C:\site.txt")]
    [InlineData("a/b.geojson")]
    [InlineData("..")]
    [InlineData("a\u0001b.txt")]
    public async Task A_name_that_is_a_path_is_refused(string name)
    {
        using var answer = await PostRawAsync(Part($"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}", Sites.Square("7")));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, "upload.name"));
    }

    [Theory]
    [InlineData("", "upload.no-file")]
    [InlineData("form-data; name=\"asOf\"", "request.member")]
    [InlineData("form-data; name=\"file\"", "upload.no-file")]
    [InlineData("form-data; name=\"file\"; filename=\"\"", "upload.no-file")]
    [InlineData("form-data; name=\"site\"", "request.member")]
    [InlineData("form-data; name=\"attributes\"", "request.member")]
    [InlineData("form-data; filename=\"a.txt\"", "upload.malformed")]
    [InlineData("attachment", "upload.malformed")]
    public async Task A_form_that_cannot_be_used_is_refused(string disposition, string code)
    {
        var parts = disposition.Length == 0 ? "" : Part(disposition, "nothing");
        var withFile = code is "request.member" ? parts + Part("form-data; name=\"file\"; filename=\"a.geojson\"", Sites.Square("7")) : parts;
        using var answer = await PostRawAsync(withFile);
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task Two_files_and_parts_that_stand_twice_are_refused()
    {
        using var files = await PostAsync(_service, [.. FileOf("a.geojson", [1]), .. FileOf("b.geojson", [1])]);
        (files.StatusCode, await RunningService.CodeAsync(files)).ShouldBe((HttpStatusCode.BadRequest, "upload.several-files"));
        using var parts = await PostAsync(_service, [("asOf", "2026-11-22"), ("asOf", "2026-11-23"), .. FileOf("a.geojson", [1])]);
        (parts.StatusCode, await RunningService.CodeAsync(parts)).ShouldBe((HttpStatusCode.BadRequest, "request.member"));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task A_form_without_its_boundary_or_its_end_is_refused(string type)
    {
        using var content = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nno end"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        using var answer = await _service.Client.PostAsync(new Uri(Execution, UriKind.Relative), content);
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.BadRequest, "upload.malformed"));
    }

    [Fact]
    public async Task A_gigabyte_is_refused_before_a_byte_of_it_comes()
    {
        using var client = await SendAsync("Content-Length: 1073741824\r\n\r\n");
        (await AnswerOf(client)).ShouldStartWith("HTTP/1.1 413 ");
    }

    [Fact]
    public async Task A_stream_without_a_length_is_refused_when_it_passes_the_limit()
    {
        using var client = await SendAsync("Transfer-Encoding: chunked\r\n\r\n");
        await ChunkAsync(client, Part("form-data; name=\"file\"; filename=\"a.txt\"", "", isOpen: true));
        for (var sent = 0; sent <= 100_000; sent += 1000)
            await ChunkAsync(client, new string('1', 1000));
        (await AnswerOf(client)).ShouldStartWith("HTTP/1.1 413 ", customMessage: "the end has not come");
    }

    [Fact]
    public async Task Texts_are_bounded_too()
    {
        using var answer = await PostAsync(_service, [("attributes", new string(' ', 30_000)), .. FileOf("a.geojson", [1])]);
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-large"));
    }

    [Fact]
    public async Task A_slow_upload_is_given_up_and_keeps_no_check_waiting()
    {
        await using var service = await StartAsync("Limits:Uploads=1", "Limits:Queue=0", "Limits:UploadSeconds=1");
        using var slow = new TcpClient();
        await slow.ConnectAsync(service.Address.Host, service.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(HeadOf(service.Address, "Content-Length: 1000\r\n\r\n--b")));
        using var check = await service.CheckAsync(Sites.Square("1"));
        check.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnswerOf(slow)).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task More_uploads_than_the_service_takes_are_all_answered_and_none_is_mixed_up()
    {
        await using var service = await StartAsync("Limits:Uploads=2", "Limits:Queue=3", "Limits:Computing=1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            using var answer = await PostAsync(service, FileOf($"{number}.geojson", Encoding.UTF8.GetBytes(Sites.Square($"s{number}", west: 112.65 + number * 0.001))));
            if (answer.StatusCode is HttpStatusCode.OK)
                JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["site"]!["id"]!.GetValue<string>().ShouldBe($"s{number}");
            else
                (await RunningService.CodeAsync(answer)).ShouldBe("service.busy");
            return answer.StatusCode;
        }));
        answers.ShouldContain(HttpStatusCode.OK);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.TooManyRequests);
        (await RecordAsync(service, "after.geojson", Encoding.UTF8.GetBytes(Sites.Square("after")))).ShouldContain("\"after\"");
    }

    [Fact]
    public async Task A_polygon_of_more_than_five_million_vertices_is_refused()
    {
        await using var service = await StartAsync();
        using var content = new MultipartFormDataContent();
        var points = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[").Insert(34, "[9,9],", 5_000_000).Append("[9,9]]]}");
        content.Add(new ByteArrayContent(Encoding.ASCII.GetBytes(points.ToString())), "file", "many.geojson");
        using var answer = await service.Client.PostAsync(new Uri(Execution, UriKind.Relative), content);
        ((int)answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((413, "input.too-many-points"));
        using var good = await service.CheckAsync(Sites.Square("after"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_of_projects_is_screened_under_its_own_name_and_its_file_goes_when_the_job_ends()
    {
        var jobs = _scratch["jobs"];
        await using var service = await StartAsync($"JobsFolder={jobs}");
        var list = Repository.Path("gis-data/samples/projects.csv");
        using var accepted = await PostAsync(service, [.. FileOf("清单.csv", await File.ReadAllBytesAsync(list)), ("asOf", "2026-11-22")], "/processes/screening/execution");
        accepted.StatusCode.ShouldBe(HttpStatusCode.Created, await accepted.Content.ReadAsStringAsync());
        var id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
        (await OverAsync(service, id))["status"]!.GetValue<string>().ShouldBe("successful");
        var rows = (await service.Client.GetStringAsync(new Uri($"/jobs/{id}/results/ledger", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe((await File.ReadAllLinesAsync(list)).Length);
        rows.Skip(1).ShouldAllBe(row => row.Contains("清单.csv", StringComparison.Ordinal));
        File.Exists(Path.Combine(jobs, id, "upload")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_uploaded_job_of_a_service_that_died_is_done_by_the_next_one()
    {
        var (jobs, id) = (_scratch["jobs"], Guid.NewGuid().ToString("N"));
        var folder = Directory.CreateDirectory(Path.Combine(jobs, id)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "request.json"), """{"inputs":{"asOf":"2026-11-22"}}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "upload"), Sites.Square("7"));
        Directory.CreateDirectory(Path.Combine(folder, "yanshi-gis-parse-copy"));
        await File.WriteAllTextAsync(Path.Combine(folder, "job.json"), $$"""
            {"id":"{{id}}","process":"site-check","status":"running","created":"2026-01-01T00:00:00.000Z","day":"2026-01-01","file":"a.geojson","started":null,"finished":null,"attempts":1,"progress":0,"problem":null}
            """);
        await using var service = await StartAsync($"JobsFolder={jobs}");
        (await OverAsync(service, id))["status"]!.GetValue<string>().ShouldBe("successful");
        await File.WriteAllTextAsync(_scratch["a.geojson"], Sites.Square("7"));
        (await service.Client.GetStringAsync(new Uri($"/jobs/{id}/results", UriKind.Relative))).ShouldBe(RecordOf(_scratch["a.geojson"]));
        Directory.EnumerateDirectories(folder).ShouldBeEmpty("the copy that was being read goes too");
    }

    [Fact]
    public async Task An_upload_that_no_disk_takes_is_no_fault_of_the_client()
    {
        await File.WriteAllTextAsync(Uploads, "a file where the folder should be");
        await using var service = await StartAsync();
        using var answer = await PostAsync(service, FileOf("a.geojson", [1]));
        var problem = await RunningService.ProblemAsync(answer);
        (answer.StatusCode, problem["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.ServiceUnavailable, "upload.not-kept"));
        problem.ToJsonString().ShouldNotContain(Path.GetFileName(_scratch.Path));
    }

    private Task<RunningService> StartAsync(params string[] settings) => RunningService.StartAsync(Sites.Shipped, [$"UploadsFolder={Uploads}", .. settings]);

    private static (string, object)[] FileOf(string name, byte[] bytes) => [("file", (name, bytes))];

    private static async Task<HttpResponseMessage> PostAsync(RunningService service, (string Name, object Value)[] parts, string path = Execution)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in parts)
        {
            if (value is (string fileName, byte[] bytes))
                content.Add(new ByteArrayContent(bytes), name, fileName);
            else
                content.Add(new StringContent((string)value), name);
        }

        return await service.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static async Task<string> RecordAsync(RunningService service, string name, byte[] bytes)
    {
        using var answer = await PostAsync(service, [.. FileOf(name, bytes), ("asOf", "2026-11-22")]);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        RunningService.TypeOf(answer).ShouldBe("application/json");
        return text;
    }

    private static string Part(string disposition, string content, bool isOpen = false) => $"--b\r\nContent-Disposition: {disposition}\r\n\r\n{content}{(isOpen ? "" : "\r\n")}";

    private async Task<HttpResponseMessage> PostRawAsync(string parts)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"{parts}--b--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b").ShouldBeTrue();
        return await _service.Client.PostAsync(new Uri(Execution, UriKind.Relative), content);
    }

    private static string HeadOf(Uri address, string headers) => $"POST {Execution} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; boundary=b\r\n{headers}";

    private async Task<TcpClient> SendAsync(string headers)
    {
        var client = new TcpClient();
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(HeadOf(_service.Address, headers)));
        return client;
    }

    private static async Task ChunkAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length:x}\r\n{text}\r\n")));

    private static async Task<string> AnswerOf(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
        return (await reader.ReadLineAsync())!;
    }

    private static async Task<JsonNode> OverAsync(RunningService service, string id)
    {
        for (var attempt = 0; ; attempt++)
        {
            var job = await service.GetAsync($"/jobs/{id}");
            if (job["status"]!.GetValue<string>() is not ("accepted" or "running"))
                return job;
            attempt.ShouldBeLessThan(6000, job.ToJsonString());
            await Task.Delay(20);
        }
    }

    // What the command line does with a file.
    private static string RecordOf(string path, Dictionary<string, string>? given = null)
    {
        var workspace = Workspace.Open(Sites.Shipped);
        var options = new SiteReadingOptions { ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(), Plane = workspace.Catalogue.Plane };
        var records = SiteReading.Read(UntrustedFile.ReadSites(path, options: null, RunningService.Parser), options)
            .Select(site => (JsonNode)SiteReportJson.Of(SiteCheck.Run((Site)site, workspace.Data, Day, EngineVersion.Current, given: given))).ToList();
        return IndentedJson.Write(records is [var only] ? only : new JsonArray([.. records])) + "\n";
    }
}
