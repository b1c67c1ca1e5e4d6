using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Faults;

/// <summary>
/// An import as a process that is killed, or whose n-th call to the system fails: afterwards the workspace holds all of the new version or nothing of it, every
/// check of it is right, and the next import goes on. A sample of the calls by default; all of them when <c>YANSHI_ALL_FAULTS</c> is set.
/// </summary>
public sealed class ImportFaultTests(ITestOutputHelper output) : IDisposable
{
    private const string Everything = "YANSHI_ALL_FAULTS";
    private const string Layer = "land-use";
    private const string Features = "60";
    private const string Writes = "pwrite64,write,fsync,fdatasync,rename,renameat2,ftruncate,unlink,openat,link";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolFact("strace")]
    public void Killed_at_any_call_an_import_is_there_as_a_whole_or_not_at_all()
    {
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (call, nth) in Sample(50))
        {
            var folder = Fresh();
            var run = WriterProcess.RunTampered($"{call}:signal=SIGKILL:when={nth}", "import", folder, Layer, Features);
            Count(outcomes, (run.ExitCode is 137 or WriterProcess.Stopped ? "killed, " : $"ended with {run.ExitCode}, ") + ShouldBeOldOrNew(folder, mayBeOld: run.ExitCode != 0, $"{call} {nth}"));
            ShouldGoOn(folder);
        }

        output.WriteLine(string.Join('\n', outcomes.Select(outcome => $"{outcome.Value} × {outcome.Key}")));
        outcomes.Keys.ShouldContain(outcome => outcome.StartsWith("killed", StringComparison.Ordinal), "the process was killed where it was meant to be");
    }

    [ToolTheory("strace")]
    [InlineData("ENOSPC")]
    [InlineData("EIO")]
    [InlineData("EDQUOT")]
    [InlineData("EMFILE")]
    public void A_call_that_fails_is_a_coded_failure_and_nothing_is_half_there(string error)
    {
        var stopped = 0;
        foreach (var (call, nth) in Sample(6))
        {
            foreach (var persistently in new[] { "", "+" })
            {
                var folder = Fresh();
                var run = WriterProcess.RunTampered($"{call}:error={error}:when={nth}{persistently}", "import", folder, Layer, Features);
                var what = $"{call} {nth}{persistently} {error}";
                if (run.ExitCode == 3)
                    run.Output.ShouldMatch(@"^\[(storage|workspace|geopackage|audit|layer|catalog)\.", what);

                // A process whose every further call fails may not even say so; what counts is what it left. Calls are counted by thread, so one of the runtime's own is hit at times, and
                // the runtime may wait for it for ever.
                else if (run.ExitCode == WriterProcess.Stopped)
                    stopped += persistently.Length == 0 ? 1 : 0;
                else if (persistently.Length == 0)
                    run.ExitCode.ShouldBeOneOf(0, 134, 139, 131);
                ShouldBeOldOrNew(folder, mayBeOld: run.ExitCode != 0, what);
                ShouldGoOn(folder);
            }
        }

        stopped.ShouldBeLessThanOrEqualTo(1, "a failure that is met once is told, not waited for");
    }

    [ToolTheory("strace")]
    [InlineData("fsync,fdatasync:error=EIO")]
    [InlineData("fsync,fdatasync:error=ENOSPC")]
    public void When_nothing_can_be_flushed_nothing_is_published_and_the_workspace_is_read_only(string tampering)
    {
        var folder = Fresh();
        var before = Snapshot(folder);
        var run = WriterProcess.RunTampered(tampering, "import", folder, Layer, Features);
        run.ExitCode.ShouldBe(3, run.Output + run.Errors);
        run.Output.ShouldStartWith("[storage.fsync-failed]");
        Snapshot(folder).ShouldBe(before);
        WriterProcess.Run("import", folder, Layer, Features).Output.ShouldStartWith("[workspace.read-only]");
        WriterProcess.Run("show", folder).EnsureSuccess().Output.ShouldNotContain("damaged");
        WorkspaceUnlocking.Run(folder, SmallWorkspace.Act).ShouldBeEmpty();
        WriterProcess.Run("import", folder, Layer, Features).EnsureSuccess();
        Workspace.Verify(folder).ShouldBeEmpty();
    }

    [ToolFact("strace")]
    public void The_nth_flush_that_fails_publishes_nothing_and_makes_the_workspace_read_only()
    {
        var flushes = Calls().Where(call => call.Call is "fsync" or "fdatasync").ToList();
        flushes.Count.ShouldBeGreaterThan(5);
        foreach (var (call, nth) in flushes)
        {
            var folder = Fresh();
            var before = Snapshot(folder);
            var run = WriterProcess.RunTampered($"{call}:error=EIO:when={nth}", "import", folder, Layer, Features);
            if (run.ExitCode == 0)
            {
                // The last ones belong to the copy that follows the list: what was published is on disk.
                ShouldBeOldOrNew(folder, mayBeOld: false, $"{call} {nth}");
                continue;
            }

            run.ExitCode.ShouldBe(3, run.Output + run.Errors);
            run.Output.ShouldStartWith("[storage.fsync-failed]", Case.Sensitive, $"{call} {nth}");
            Snapshot(folder).ShouldBe(before, $"{call} {nth}");
            WorkspaceUnlocking.IsNeeded(folder).ShouldBeTrue($"{call} {nth}");
            ShouldGoOn(folder);
        }
    }

    [ToolFact("unshare")]
    public void A_full_disk_leaves_the_workspace_as_it_was_and_gives_the_space_back()
    {
        // A disk of 4 MB in a namespace of its own: the import does not fit, then there is room.
        var script = $"""
            set -e
            mount -t tmpfs -o size=4m none {_scratch.Path}
            cp -r {SmallWorkspace.Folder} {_scratch.Path}/workspace
            before=$(df --output=avail {_scratch.Path} | tail -1)
            set +e
            {string.Join(' ', WriterProcess.CommandLine("import", $"{_scratch.Path}/workspace", Layer, "9000"))}; echo "rc $?"
            after=$(df --output=avail {_scratch.Path} | tail -1)
            echo "lost $((before - after)) kB"
            {string.Join(' ', WriterProcess.CommandLine("show", $"{_scratch.Path}/workspace"))}; echo "rc $?"
            {string.Join(' ', WriterProcess.CommandLine("import", $"{_scratch.Path}/workspace", Layer, "60"))}; echo "rc $?"
            {string.Join(' ', WriterProcess.CommandLine("show", $"{_scratch.Path}/workspace"))}; echo "rc $?"
            """;
        var run = ToolProcess.Run("unshare", ["--mount", "--map-root-user", "sh", "-c", script]).EnsureSuccess();
        var lines = run.OutputLines;
        lines[0].ShouldStartWith("[storage.write-failed]", Case.Sensitive, run.Output + run.Errors);
        lines.Where(line => line.StartsWith("rc ", StringComparison.Ordinal)).ShouldBe(["rc 3", "rc 0", "rc 0", "rc 0"], run.Output);
        lines.Count(line => line is "land-use@v1 60").ShouldBe(1, run.Output);
        lines.Count(line => line.StartsWith("land-use@", StringComparison.Ordinal)).ShouldBe(1, "of the import that did not fit nothing is there");
        int.Parse(lines.Single(line => line.StartsWith("lost ", StringComparison.Ordinal)).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(100);
    }

    private static bool IsComplete => Environment.GetEnvironmentVariable(Everything) is { Length: > 0 };

    private IReadOnlyList<(string Call, int Nth)> Calls()
    {
        var folder = Fresh();
        var calls = WriterProcess.CallsOn(folder, Writes, "import", folder, Layer, Features);
        calls.Count.ShouldBeGreaterThan(30);
        return calls;
    }

    // Spread over the whole import, its end in particular, where it is decided.
    private List<(string Call, int Nth)> Sample(int count)
    {
        var calls = Calls();
        if (IsComplete)
            return [.. calls];
        var earlier = calls.SkipLast(count / 2).ToList();
        var spread = Math.Min(count - count / 2, earlier.Count);
        return [.. Enumerable.Range(0, spread).Select(i => earlier[i * earlier.Count / spread]).Concat(calls.TakeLast(count / 2))];
    }

    private string Fresh() => _scratch.Workspace(Path.GetRandomFileName());

    private static void Count(SortedDictionary<string, int> outcomes, string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    private static List<string> Snapshot(string folder)
    {
        var workspace = Workspace.Open(folder);
        return [.. workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)).Select(holding => $"{holding.LayerId}@v{holding.Version.Number} {holding.Layer?.Features.Count.ToString() ?? holding.Damage!.Code}")];
    }

    private static string ShouldBeOldOrNew(string folder, bool mayBeOld, string what)
    {
        var now = Snapshot(folder);
        string[] old = ["district@v1 1", "towns@v1 2"];
        var isNew = now.SequenceEqual([.. old, $"{Layer}@v1 {Features}"], StringComparer.Ordinal);
        (isNew || (mayBeOld && now.SequenceEqual(old, StringComparer.Ordinal))).ShouldBeTrue($"{what}: {string.Join(", ", now)}");
        return isNew ? "new" : "old";
    }

    private static void ShouldGoOn(string folder)
    {
        if (WorkspaceUnlocking.IsNeeded(folder))
            WorkspaceUnlocking.Run(folder, SmallWorkspace.Act).ShouldBeEmpty();
        var number = Workspace.Open(folder).Layers.VersionsOf(Layer).Count + 1;
        SmallWorkspace.Import(folder, Layer, SmallWorkspace.Version(number), SmallWorkspace.Square("next"));
        Workspace.Verify(folder).ShouldBeEmpty();
        Directory.EnumerateFiles(folder, "*.tmp-*", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }
}
