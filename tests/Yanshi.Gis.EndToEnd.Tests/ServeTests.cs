using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>yanshi-gis serve</c> as a process: the two doors give the same answer, and nothing is left behind.</summary>
public sealed class ServeTests : IDisposable
{
    private const string Site =
        """{"type":"Feature","properties":{"name":"厂房","projectType":"工业"},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.70],[112.703,34.70],[112.703,34.703],[112.70,34.703],[112.70,34.70]]]}}""";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_record_over_http_is_byte_for_byte_that_of_the_command_line()
    {
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        foreach (var (site, options, inputs) in new[]
        {
            (Site, Array.Empty<string>(), ""),
            (Site, ["--as-of", "2026-11-22", "--attribute", "discharges=否", "--level", "省级"], """, "asOf":"2026-11-22", "attributes":{"discharges":"否","level":"省级"}"""),
            ($$$"""{"type":"FeatureCollection","features":[{{{Site}}},{{{Site.Replace("112.70", "112.80", StringComparison.Ordinal)}}}]}""", ["--group", "file"], """, "group":"file" """),
        })
        {
            var printed = YanshiGis.Run(["check", _scratch.Write("site.geojson", site), "--format", "json", .. options]);
            printed.ExitCode.ShouldBeLessThan(2, printed.Errors);
            using var answer = await service.Client.PostAsync(new Uri("/processes/site-check/execution", UriKind.Relative), new StringContent($$$"""{"inputs":{"site":{{{site}}}{{{inputs}}}}}""", Encoding.UTF8, "application/json"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(printed.Output);
        }
    }

    [ToolFact("ogr2ogr")]
    public async Task The_record_of_an_uploaded_file_is_byte_for_byte_that_of_the_command_line()
    {
        var (site, shapes, zip) = (_scratch.Write("site.geojson", Site), Path.Combine(_scratch.Folder, "shapes"), Path.Combine(_scratch.Folder, "shapes.zip"));
        var several = _scratch.Write("several.geojson", $$$"""{"type":"FeatureCollection","features":[{{{Site}}},{{{Site.Replace("[112.703,34.703]", "[112.70,34.70]", StringComparison.Ordinal)}}}]}""");
        ToolProcess.Run("ogr2ogr", ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", shapes, site]).EnsureSuccess();
        ZipFile.CreateFromDirectory(shapes, zip);
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        foreach (var file in new[] { Repository.Path("gis-data/samples/chongyangling.txt"), site, several, zip })
        {
            var printed = YanshiGis.Run("check", file, "--format", "json", "--as-of", "2026-11-22", "--attribute", "discharges=否");
            using var answer = await service.UploadAsync("site-check", file, ("asOf", "2026-11-22"), ("attributes", """{"discharges":"否"}"""));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(printed.Output, file);
        }
    }

    [Fact]
    public async Task The_ledger_of_an_uploaded_list_is_byte_for_byte_that_of_the_command_line()
    {
        var (list, folder) = (Repository.Path("gis-data/samples/projects.csv"), Path.Combine(_scratch.Folder, "screened"));
        YanshiGis.Run("screen", list, "--out", folder, "--as-of", "2026-11-22").ExitCode.ShouldBeLessThan(3);
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        using var accepted = await service.UploadAsync("screening", list, ("asOf", "2026-11-22"));
        var job = accepted.Headers.Location!;
        (await service.OverAsync(job)).ShouldBe("successful");
        foreach (var (output, file) in new[] { ("ledger", "ledger.csv"), ("records", "records.jsonl") })
            (await service.Client.GetByteArrayAsync(new Uri($"{job}/results/{output}"))).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder, file)), file);
    }

    [Fact]
    public async Task A_service_that_was_killed_leaves_uploads_to_the_next_one_which_takes_nobody_elses()
    {
        var uploads = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "uploads")).FullName;
        using var living = Serving.Start(Workspaces.Demonstration, Path.Combine(_scratch.Folder, "living"), uploads);
        await using var upload = await SlowUpload.BeginAsync(living.Client.BaseAddress!);
        while (Directory.GetDirectories(uploads).Length == 0)
            await Task.Delay(50);
        var theirs = Directory.GetDirectories(uploads).ShouldHaveSingleItem();

        using var killed = Serving.Start(Workspaces.Demonstration, Path.Combine(_scratch.Folder, "killed"), uploads);
        await using var lost = await SlowUpload.BeginAsync(killed.Client.BaseAddress!);
        while (Directory.GetDirectories(uploads).Length == 1)
            await Task.Delay(50);
        killed.Program.Kill(entireProcessTree: true);
        await killed.Program.WaitForExitAsync();
        Directory.GetDirectories(uploads).Length.ShouldBe(2, "nobody was left to remove it");

        using var next = Serving.Start(Workspaces.Demonstration, Path.Combine(_scratch.Folder, "next"), uploads);
        Directory.GetDirectories(uploads).ShouldBe([theirs]);
        (await upload.FinishAsync()).ShouldBe("HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task A_polite_request_to_end_stops_both_programs()
    {
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        (await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldContain("live");
        using var kill = Process.Start("kill", ["-TERM", service.Program.Id.ToString(CultureInfo.InvariantCulture)]);
        await service.Program.WaitForExitAsync();
        service.Program.ExitCode.ShouldBe(0);
        await Should.ThrowAsync<HttpRequestException>(() => service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task A_service_does_not_outlive_the_program_that_started_it()
    {
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        service.Program.Kill(entireProcessTree: false);
        await service.Program.WaitForExitAsync();

        // Its log is a pipe of ours, which ends with the last process that holds it.
        while (await service.Program.StandardError.ReadLineAsync() is not null)
            continue;
        await Should.ThrowAsync<HttpRequestException>(() => service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [Fact]
    public void A_wrong_address_exits_2_with_a_code()
    {
        var run = YanshiGis.Run("serve", "--urls", "ftp://127.0.0.1:1");
        run.ExitCode.ShouldBe(2, run.Errors);
        run.Errors.ShouldContain("config.invalid");
    }

    /// <summary>An upload that comes in slowly until it is finished: not so slowly that the service gives it up.</summary>
    private sealed class SlowUpload : IAsyncDisposable
    {
        private readonly TcpClient _client = new();
        private readonly CancellationTokenSource _enough = new();
        private Task _more = Task.CompletedTask;

        internal static async Task<SlowUpload> BeginAsync(Uri address)
        {
            var upload = new SlowUpload();
            await upload._client.ConnectAsync(address.Host, address.Port);
            await upload.WriteAsync($"POST /processes/site-check/execution HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n");
            await upload.ChunkAsync("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.geojson\"\r\n\r\n{");
            upload._more = upload.GoOnAsync();
            return upload;
        }

        /// <summary>Sends the rest.</summary>
        /// <returns>The first line of the answer.</returns>
        internal async Task<string?> FinishAsync()
        {
            await _enough.CancelAsync();
            await _more;
            await ChunkAsync("""
                "type":"Polygon","coordinates":[[[112.70,34.70],[112.703,34.70],[112.703,34.703],[112.70,34.703],[112.70,34.70]]]}
                """ + "\r\n--b--\r\n");
            await WriteAsync("0\r\n\r\n");
            using var reader = new StreamReader(_client.GetStream(), Encoding.ASCII, leaveOpen: true);
            return await reader.ReadLineAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _enough.CancelAsync();
            await _more;
            _enough.Dispose();
            _client.Dispose();
        }

        private async Task GoOnAsync()
        {
            try
            {
                while (!_enough.IsCancellationRequested)
                {
                    await ChunkAsync(new string(' ', 1000));
                    await Task.Delay(200);
                }
            }
            catch (IOException)
            {
                // The service is gone.
            }
        }

        private Task ChunkAsync(string text) => WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{text.Length:x}\r\n{text}\r\n"));

        private async Task WriteAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
    }
}
