using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
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
            var first = new LoadClient(service.Client);
            (await first.PostAsync(requests[0])).ShouldBeFine(0);
            SideBySide.Print($"start to first answer: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s");

            await PostAllAsync(service, requests, clients, TimeSpan.FromSeconds(WarmUpSeconds), rate: 0, new LoadTally(SiteCount));
            var (processor, tally) = (service.Processor(), new LoadTally(SiteCount));
            using (var watch = new LoadWatch(service, tally))
            {
                await PostAllAsync(service, requests, clients, TimeSpan.FromSeconds(seconds), rate, tally);
                watch.Finish();
            }

            var run = tally.Whole();
            SideBySide.Print($"clients={clients} seconds={seconds} answers={run.Answers} per second={run.PerSecond:F1} p50={run.P50:F1} ms p95={run.P95:F1} ms p99={run.P99:F1} ms max={run.Most:F1} ms errors={run.Errors} wrong={run.Wrong}");
            SideBySide.Print($"processor={(service.Processor() - processor).TotalMilliseconds / Math.Max(run.Answers, 1):F2} ms an answer, {service.Memory()}");
            SideBySide.Print($"{run.Wrong} of {run.Answers} answers were not the record of their site, or not the same each time");
            return run.Wrong + run.Errors == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<byte[]> Requests(int parcels) => [.. CheckWorkspace.Outlines(CheckWorkspace.Open(parcels)).Take(SiteCount).Select((outline, i) => Encoding.UTF8.GetBytes(RequestOf(NameOf(i), outline)))];

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

    private static async Task PostAllAsync(ServedProcess service, List<byte[]> requests, int clients, TimeSpan duration, double rate, LoadTally tally)
    {
        var (next, start) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(PostAsync)));

        async Task PostAsync()
        {
            var client = new LoadClient(service.Client);
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var number = Interlocked.Increment(ref next) - 1;
                if (rate > 0 && TimeSpan.FromSeconds(number / rate) - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early)
                    await Task.Delay(early);
                var (site, from) = (number % requests.Count, Stopwatch.GetTimestamp());
                try
                {
                    var answer = await client.PostAsync(requests[site]);
                    var milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                    if (answer.Status == 200)
                        tally.Answered(site, milliseconds, answer.Body.Span, answer.IsFine(site));
                    else
                        tally.Failed();
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                {
                    tally.Failed();
                }
            }
        }
    }

    /// <summary>One client: it posts, waits, and reads each answer into the same room.</summary>
    private sealed class LoadClient(HttpClient http)
    {
        private static readonly Uri Address = new("/processes/site-check/execution", UriKind.Relative);
        private static readonly MediaTypeHeaderValue Json = new("application/json");

        private byte[] _room = new byte[64 * 1024];

        internal async Task<Answered> PostAsync(byte[] json)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(json) { Headers = { ContentType = Json } } };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var length = (int)answer.Content.Headers.ContentLength!.Value;
            if (_room.Length < length)
                _room = new byte[2 * length];
            var body = _room.AsMemory(0, length);
            await using var stream = await answer.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(body);
            return new Answered((int)answer.StatusCode, body);
        }
    }

    /// <summary>What came back; the body until the client posts again.</summary>
    private readonly record struct Answered(int Status, ReadOnlyMemory<byte> Body)
    {
        /// <summary>Whether it is the record of the site that was sent.</summary>
        internal bool IsFine(int number) => Status == 200 && Body.Span.IndexOf(Encoding.UTF8.GetBytes(NameOf(number))) >= 0 && Body.Span.EndsWith("}\n"u8);

        internal void ShouldBeFine(int number)
        {
            if (!IsFine(number))
                throw new InvalidOperationException($"{Status}: {Encoding.UTF8.GetString(Body.Span)}");
        }
    }
}
