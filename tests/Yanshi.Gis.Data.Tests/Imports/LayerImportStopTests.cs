using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>Until when an import can be ended, and that nothing of one that was ended shows.</summary>
public sealed class LayerImportStopTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_last_moment_to_end_an_import_is_before_it_publishes()
    {
        var folder = _scratch.Workspace();
        Should.Throw<OperationCanceledException>(() => Import(folder, isDryRun: false, publishing: () => throw new OperationCanceledException()));
        VersionsOf(folder).ShouldBe(1);

        var told = new List<int>();
        Import(folder, isDryRun: true, publishing: () => told.Add(VersionsOf(folder)));
        (VersionsOf(folder), told.Count).ShouldBe((1, 0), "who tries out publishes nothing");
        Import(folder, isDryRun: false, publishing: () => told.Add(VersionsOf(folder)));
        VersionsOf(folder).ShouldBe(2);
        told.ShouldBe([1]);
    }

    [Fact]
    public void An_import_that_nobody_wants_starts_no_parser()
    {
        var folder = _scratch.Workspace();
        Should.Throw<OperationCanceledException>(() => Import(folder, isDryRun: false, parser: "sleep", stop: new CancellationToken(canceled: true)));
        VersionsOf(folder).ShouldBe(1);
    }

    private void Import(string folder, bool isDryRun, Action? publishing = null, string? parser = null, CancellationToken stop = default)
    {
        var file = _scratch["towns.geojson"];
        File.WriteAllText(file, """{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"name":"一镇"},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.72,34.7],[112.72,34.72],[112.7,34.72],[112.7,34.7]]]}}]}""");
        var request = new ImportRequest { Path = file, LayerId = "towns", IsDryRun = isDryRun, Vintage = new DateOnly(2026, 1, 1) };
        LayerImport.Run(Workspace.Open(folder), request, SmallWorkspace.Act, parser is null ? TestParser.Program : TestParser.That(parser), publishing: publishing, stop: stop);
    }

    private static int VersionsOf(string folder) => Workspace.Open(folder).Layers.VersionsOf("towns").Count;
}
