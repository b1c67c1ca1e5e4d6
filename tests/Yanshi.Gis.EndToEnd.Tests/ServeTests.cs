using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

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
