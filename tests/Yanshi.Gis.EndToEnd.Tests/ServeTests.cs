using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
        while (JsonNode.Parse(await service.Client.GetStringAsync(job))!["status"]!.GetValue<string>() is "accepted" or "running")
            await Task.Delay(50);
        foreach (var (output, file) in new[] { ("ledger", "ledger.csv"), ("records", "records.jsonl") })
            (await service.Client.GetByteArrayAsync(new Uri($"{job}/results/{output}"))).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder, file)), file);
    }

    [Fact]
    public async Task A_polite_request_to_end_stops_both_programs()
    {
        using var service = Serving.Start(Workspaces.Demonstration, _scratch.Folder);
        (await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldContain("live");
        using var kill = Process.Start("kill", ["-TERM", service.Program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
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

    /// <summary>The program, serving.</summary>
    private sealed class Serving : IDisposable
    {
        private Serving(Process program, Uri address) => (Program, Client) = (program, new HttpClient { BaseAddress = address });

        internal Process Program { get; }

        internal HttpClient Client { get; }

        internal async Task<HttpResponseMessage> UploadAsync(string process, string file, params (string Name, string Text)[] inputs)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(file)), "file", Path.GetFileName(file) } };
            foreach (var (name, text) in inputs)
                form.Add(new StringContent(text), name);
            return await Client.PostAsync(new Uri($"/processes/{process}/execution", UriKind.Relative), form);
        }

        internal static Serving Start(string workspace, string jobs)
        {
            var start = new ProcessStartInfo("dotnet", [YanshiGis.Program, "serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, UseShellExecute = false };

            // The workspace is shared: jobs do not go there.
            start.Environment["YANSHI__JOBSFOLDER"] = Path.Combine(jobs, "jobs");
            var program = Process.Start(start)!;
            var said = new StringBuilder();
            while (program.StandardError.ReadLine() is { } line)
            {
                said.AppendLine(line);
                if (line.Contains("service.listening", StringComparison.Ordinal))
                    return new Serving(program, new Uri(JsonNode.Parse(line)!["State"]!["Addresses"]!.GetValue<string>()));
            }

            program.WaitForExit();
            throw new InvalidOperationException($"Exit code {program.ExitCode}.\n{said}");
        }

        public void Dispose()
        {
            Client.Dispose();
            if (!Program.HasExited)
                Program.Kill(entireProcessTree: true);
            Program.Dispose();
        }
    }
}
