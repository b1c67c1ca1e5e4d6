using System.Collections.Concurrent;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Tests.Workspaces;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Faults;

/// <summary>Writers and readers of one workspace at the same time. A short run by default; <c>YANSHI_TOGETHER_SECONDS</c> makes it longer.</summary>
public sealed class ManyAtOnceTests : IDisposable
{
    private const string Seconds = "YANSHI_TOGETHER_SECONDS";

    private static readonly string[] Layers = ["land-use", "river-management-range"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Every_reader_sees_one_set_of_versions_and_every_writer_gets_through()
    {
        var folder = _scratch.Workspace();
        var until = DateTime.UtcNow + TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable(Seconds), out var asked) ? asked : 5);
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var published = new ConcurrentBag<int>();
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (var round = 0; round < 3 || DateTime.UtcNow < until; round++)
            {
                using var import = WorkspaceImport.Begin(folder, SmallWorkspace.Act with { User = $"writer {writer}" }, Patience);

                // Both layers get the same number in one import: a reader that sees one without the other has seen half of it.
                var number = import.NextNumber(Layers[0]);
                foreach (var layer in Layers)
                    import.AddVersion(layer, SmallWorkspace.Version(number), [.. Enumerable.Range(0, number).Select(i => SmallWorkspace.Square($"{i:D4}", 0.0001, 0.0002 * i))]);
                import.Commit();
                published.Add(number);
            }
        })).ToList();
        var writing = Task.WhenAll(writers);

        // However busy the machine is, something must come while readers look.
        bool GoesOn() => DateTime.UtcNow < until || (published.Count < 2 && !writing.IsCompleted);
        var users = Task.Run(() =>
        {
            while (DateTime.UtcNow < until)
                VersionUse.Use(folder, new VersionName("towns", 1), new DateOnly(2026, 11, 22), SmallWorkspace.Act, Patience);
        });
        var readers = Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            var last = 0;
            while (GoesOn())
            {
                var workspace = Workspace.Open(folder);
                var counts = Layers.Select(layer => workspace.Layers.VersionsOf(layer)).ToList();
                counts[0].Count.ShouldBe(counts[1].Count, "one set of versions");
                counts[0].Count.ShouldBeGreaterThanOrEqualTo(last, "what was published stays");
                last = counts[0].Count;
                foreach (var holding in counts.SelectMany(versions => versions))
                    holding.Layer.ShouldNotBeNull(holding.Damage?.ToString()).Features.Count.ShouldBe(holding.Version.Number);
                seen[$"{last}"] = true;
            }
        }));
        await Task.WhenAll([writing, users, .. readers]);
        published.Order().ShouldBe(Enumerable.Range(1, published.Count), "every import got a number of its own");
        seen.Count.ShouldBeGreaterThan(1, "readers saw the versions come");
        Workspace.Verify(folder).ShouldBeEmpty();
        AuditVerification.Of(folder, []).IsIntact.ShouldBeTrue();
        new AuditLog(folder).FromEnd().Count(entry => entry.Event.Action is "layers.import").ShouldBe(published.Count);
    }

    [Fact]
    public void A_writer_that_will_not_wait_is_told_so()
    {
        var folder = _scratch.Workspace();
        using (WorkspaceImport.Begin(folder, SmallWorkspace.Act))
            Should.Throw<ReferenceDataException>(() => WorkspaceImport.Begin(folder, SmallWorkspace.Act)).Problem.Code.ShouldBe("workspace.busy");
        WorkspaceImport.Begin(folder, SmallWorkspace.Act).Dispose();
    }

    [Fact]
    public void Checks_do_not_wait_for_a_program_that_edits_the_geopackage()
    {
        var folder = _scratch.Workspace();
        using var database = GeoPackageDatabase.OpenForWriting(Path.Combine(folder, "workspace.gpkg"));
        database.Begin();
        Workspace.Open(folder).Layers.Loaded("towns").ShouldNotBeNull();
        using (var reader = GeoPackageDatabase.OpenForReading(Path.Combine(folder, "workspace.gpkg")))
            reader.Value("SELECT count(*) FROM towns").ShouldBe(2L);
        database.RollBack();
    }
}
