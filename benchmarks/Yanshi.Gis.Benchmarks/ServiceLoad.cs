using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Benchmarks.Peers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The service under load: clients that post one site after the other, as fast as they are answered or at a rate, and what became of every request.</summary>
internal static class ServiceLoad
{
    private const int SiteCount = 2_000;
    private const int WarmUpSeconds = 20;
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(30);

    /// <summary>Runs one.</summary>
    /// <param name="parcels">How many parcels the district has, about.</param>
    /// <param name="clients">How many clients post at a time.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="rate">Requests a second of all clients; 0: as many as are answered.</param>
    public static async Task<int> RunAsync(int parcels, int clients, int seconds, double rate)
    {
        var folder = Directory.CreateTempSubdirectory("yanshi-gis-load-").FullName;
        try
        {
            var workspace = CheckWorkspace.Folder(parcels);
            var requests = Requests(parcels);
            var start = Stopwatch.GetTimestamp();
            using var service = ServedProcess.Start(workspace, folder);
            (await PostAsync(service.Client, requests[0])).ShouldBeFine(0);
            SideBySide.Print($"start to first answer: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s");

            await PostAllAsync(service, requests, clients, TimeSpan.FromSeconds(WarmUpSeconds), rate: 0);
            var processor = service.Processor();
            var run = await PostAllAsync(service, requests, clients, TimeSpan.FromSeconds(seconds), rate);
            Array.Sort(run.Milliseconds);
            SideBySide.Print($"clients={clients} seconds={seconds} answers={run.Milliseconds.Length} per second={run.Milliseconds.Length / run.Seconds:F1} p50={Percentile.Of(run.Milliseconds, 0.5):F1} ms p95={Percentile.Of(run.Milliseconds, 0.95):F1} ms p99={Percentile.Of(run.Milliseconds, 0.99):F1} ms max={run.Milliseconds[^1]:F1} ms wrong={run.Wrong}");
            SideBySide.Print($"processor={(service.Processor() - processor).TotalMilliseconds / run.Milliseconds.Length:F2} ms an answer, {service.Memory()}");
            return run.Wrong == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Requests(int parcels)
    {
        return [.. CheckWorkspace.Outlines(CheckWorkspace.Open(parcels)).Take(SiteCount).Select((outline, i) => RequestOf(NameOf(i), outline))];
    }

    private static string RequestOf(string name, Geometry outline)
    {
        var ring = new JsonArray([.. outline.Coordinates.Select(at => new JsonArray(at.X, at.Y))]);
        var feature = new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["name"] = name, ["projectType"] = "工业" },
            ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(ring) },
        };
        return new JsonObject { ["inputs"] = new JsonObject { ["site"] = feature, ["asOf"] = CheckWorkspace.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } }.ToJsonString();
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"P-{number:000000}");

    private static async Task<(double[] Milliseconds, double Seconds, int Wrong)> PostAllAsync(ServedProcess service, List<string> requests, int clients, TimeSpan duration, double rate)
    {
        var (next, wrong, times, start) = (0, 0, new ConcurrentBag<double>(), Stopwatch.GetTimestamp());
        using var reports = new Timer(_ => SideBySide.Print($"  after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {times.Count} answers, {service.Memory()}"), state: null, Report, Report);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(PostAsync)));
        return ([.. times], Stopwatch.GetElapsedTime(start).TotalSeconds, wrong);

        async Task PostAsync()
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var number = Interlocked.Increment(ref next) - 1;
                if (rate > 0 && TimeSpan.FromSeconds(number / rate) - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early)
                    await Task.Delay(early);
                var from = Stopwatch.GetTimestamp();
                var answer = await ServiceLoad.PostAsync(service.Client, requests[number % requests.Count]);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                if (!answer.IsFine(number % requests.Count))
                    Interlocked.Increment(ref wrong);
            }
        }
    }

    private static async Task<Answered> PostAsync(HttpClient client, string request)
    {
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/processes/site-check/execution", UriKind.Relative), content);
        return new Answered((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What came back.</summary>
    private readonly record struct Answered(int Status, string Text)
    {
        /// <summary>Whether it is the record of the site that was sent.</summary>
        internal bool IsFine(int number) => Status == 200 && Text.Contains(NameOf(number), StringComparison.Ordinal) && Text.EndsWith("}\n", StringComparison.Ordinal);

        internal void ShouldBeFine(int number)
        {
            if (!IsFine(number))
                throw new InvalidOperationException($"{Status}: {Text}");
        }
    }

    /// <summary>The program, serving.</summary>
    private sealed class ServedProcess : IDisposable
    {
        private readonly Process _program;
        private readonly int _service;

        private ServedProcess(Process program, Uri address)
        {
            _program = program;
            Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

            // The command line starts the service's own program.
            _service = Directory.EnumerateDirectories($"/proc/{program.Id}/task").SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Single();
        }

        internal HttpClient Client { get; }

        internal static ServedProcess Start(string workspace, string folder)
        {
            var start = new ProcessStartInfo(ToolProcess.Get("dotnet"), [Repository.Path("src/Yanshi.Gis.Cli/bin/Release/net10.0/yanshi-gis.dll"), "serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.Environment["YANSHI__JOBSFOLDER"] = Path.Combine(folder, "jobs");
            var program = Process.Start(start)!;
            var said = new StringBuilder();
            while (program.StandardError.ReadLine() is { } line)
            {
                said.AppendLine(line);
                if (!line.Contains("service.listening", StringComparison.Ordinal))
                    continue;

                // A log that nobody reads would fill its pipe.
                _ = program.StandardError.ReadToEndAsync();
                return new ServedProcess(program, new Uri(JsonNode.Parse(line)!["State"]!["Addresses"]!.GetValue<string>()));
            }

            throw new InvalidOperationException(said.ToString());
        }

        internal TimeSpan Processor()
        {
            using var service = Process.GetProcessById(_service);
            return service.TotalProcessorTime;
        }

        internal string Memory() => string.Join(", ", File.ReadLines($"/proc/{_service}/status").Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal) || line.StartsWith("RssAnon", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))));

        public void Dispose()
        {
            Client.Dispose();
            if (!_program.HasExited)
                _program.Kill(entireProcessTree: true);
            _program.Dispose();
        }
    }
}
