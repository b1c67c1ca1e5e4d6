using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Jobs;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Work that nobody wants any more ends at once, with the process that reads the file, and leaves nothing; what cannot be taken back is not said to have ended.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _mark = Guid.NewGuid().ToString("N");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("/processes/site-check/execution")]
    [InlineData("/map/inspect")]
    public async Task The_parser_of_a_client_that_left_ends_and_its_upload_goes(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var service = await StartAsync("Limits:Uploads=1", "Limits:Queue=0", "Metrics=true");
        for (var time = 1; time <= 2; time++)
        {
            using var leaving = new CancellationTokenSource();
            using var request = Request(service, path);
            var asking = service.Client.SendAsync(request, leaving.Token);

            // The second time says that the place of the first is free: there is only one.
            await UntilAsync(() => TestParser.Running(_mark) > 0 || asking.IsCompleted);
            asking.IsCompleted.ShouldBeFalse();
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(asking);
            await UntilAsync(() => TestParser.Running(_mark) == 0);
            var count = $"yanshi_request_duration_seconds_count{{route=\"{path.Replace("site-check", "{processId}", StringComparison.Ordinal)}\",status=\"cancelled\"}} {time}";
            await UntilAsync(async () => (await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Contains(count, StringComparison.Ordinal));
            Directory.EnumerateDirectories(_scratch["uploads"]).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("site-check")]
    [InlineData("screening")]
    [InlineData("layer-import")]
    public async Task The_parser_of_a_job_that_was_dismissed_ends_and_the_next_job_begins(string process)
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var service = await StartAsync($"JobsFolder={_scratch["jobs"]}");
        for (var time = 0; time < 2; time++)
        {
            using var request = Request(service, $"/processes/{process}/execution");
            request.Headers.Add("Prefer", "respond-async");
            using var accepted = await service.Client.SendAsync(request);
            var id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
            await UntilAsync(() => TestParser.Running(_mark) > 0);

            using var dismissed = await service.Client.DeleteAsync(new Uri($"/jobs/{id}", UriKind.Relative));
            JsonNode.Parse(await dismissed.Content.ReadAsStringAsync())!["status"]!.GetValue<string>().ShouldBe("dismissed");
            await UntilAsync(() => TestParser.Running(_mark) == 0);
            await UntilAsync(() => Directory.EnumerateFileSystemEntries(_scratch[$"jobs/{id}"]).Select(Path.GetFileName).SequenceEqual(["job.json"], StringComparer.Ordinal));
        }

        (await service.GetAsync("/layers/towns/versions"))["versions"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_job_that_publishes_cannot_be_ended_and_says_so()
    {
        var process = new Publishing();
        await using var runner = Runner(process);
        var job = runner.Accept(process, new ExecuteRequest("{}"u8.ToArray()));
        await process.Published.Task;
        Should.Throw<HttpProblemException>(() => runner.Dismiss(job.Id)).Problem.Code.ShouldBe("job.publishing");
        process.MayEnd.SetResult();
        await UntilAsync(() => runner.Find(job.Id)!.Status is JobStatus.Successful);
        runner.Dismiss(job.Id)!.Status.ShouldBe(JobStatus.Dismissed, "its results are removed; what was published stays");
    }

    [Fact]
    public async Task A_job_that_was_ended_publishes_nothing()
    {
        var process = new Publishing();
        process.MayEnd.SetResult();
        await using var runner = Runner(process);
        process.Begins = id => runner.Dismiss(id)!.Status.ShouldBe(JobStatus.Dismissed);
        var job = runner.Accept(process, new ExecuteRequest("{}"u8.ToArray()));
        await UntilAsync(() => process.IsOver);
        process.Published.Task.IsCompleted.ShouldBeFalse();
        runner.Find(job.Id)!.Status.ShouldBe(JobStatus.Dismissed);
    }

    private Task<RunningService> StartAsync(params string[] settings) =>
        RunningService.StartAsync(TestParser.That("sleep", _mark), SmallWorkspace.CopyTo(_scratch["workspace"]), [$"UploadsFolder={_scratch["uploads"]}", .. settings]);

    private JobRunner Runner(IProcess process)
    {
        var runner = new JobRunner(JobStore.Open(_scratch["jobs"]), [process], new ServiceLimits(), TimeProvider.System, NullLogger.Instance);
        runner.Start();
        return runner;
    }

    private static HttpRequestMessage Request(RunningService service, string path)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Sites.Square("7"))), "file", "site.geojson" } };
        if (path.Contains("layer-import", StringComparison.Ordinal))
            form.Add(new StringContent("towns"), "as");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form, Headers = { { "Origin", service.Address.GetLeftPart(UriPartial.Authority) } } };
    }

    private static Task UntilAsync(Func<bool> isThere) => UntilAsync(() => Task.FromResult(isThere()));

    private static async Task UntilAsync(Func<Task<bool>> isThere)
    {
        for (var attempt = 0; !await isThere(); attempt++)
        {
            attempt.ShouldBeLessThan(1_000);
            await Task.Delay(50);
        }
    }

    /// <summary>Work that publishes and then takes its time.</summary>
    private sealed class Publishing : IProcess
    {
        public string Id => "publishing";

        public bool AnswersAtOnce => false;

        public ProcessDescription Description { get; } = new("", "", [], []);

        internal TaskCompletionSource Published { get; } = new();

        internal TaskCompletionSource MayEnd { get; } = new();

        internal Action<string>? Begins { get; set; }

        internal bool IsOver { get; private set; }

        public void Require(ExecuteRequest request) => throw new NotSupportedException();

        public ProcessAnswer Answer(ExecuteRequest request, DateOnly today, CancellationToken stop) => throw new NotSupportedException();

        public void Run(ProcessWork work)
        {
            try
            {
                Begins?.Invoke(Path.GetFileName(work.Folder));
                work.Publish();
                Published.SetResult();
                MayEnd.Task.Wait();
            }
            finally
            {
                IsOver = true;
            }
        }
    }
}
