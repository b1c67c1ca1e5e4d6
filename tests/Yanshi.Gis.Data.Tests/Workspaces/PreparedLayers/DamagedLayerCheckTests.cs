using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Tests.Workspaces.PreparedLayers;

/// <summary>What a check makes of damage that it meets on its way.</summary>
public sealed class DamagedLayerCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-damaged-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("areas.tree.north")]
    [InlineData("areas.items.xs")]
    [InlineData("areas.items.boxes")]
    [InlineData("areas.items.chunks.east")]
    [InlineData("areas.features-of-items")]
    [InlineData("properties")]
    [InlineData("coverage.cut.ys")]
    public void The_layer_failed_and_the_site_is_not_clear(string section)
    {
        var path = Path.Combine(_folder.FullName, "sample.layer");
        File.WriteAllBytes(path, SampleLayer.FileBytes);
        StateAt(path, 0).ShouldBe((LayerState.Conflict, null, Verdict.Undetermined));

        PreparedLayerHeader header;
        using (var file = File.OpenRead(path)) header = PreparedLayerHeader.Read(file, path);
        var bytes = SampleLayer.FileBytes;

        // One wrong byte in every block, so that the site meets one wherever it lies.
        var entry = header.Sections.Single(other => other.Name == section);
        for (var at = entry.Offset; at < entry.Offset + entry.Bytes; at += 1 << 20) bytes[at] ^= 4;
        path = Path.Combine(_folder.FullName, "damaged.layer");
        File.WriteAllBytes(path, bytes);
        StateAt(path, 0).ShouldBe((LayerState.Failed, "layer.damaged", Verdict.Undetermined));
    }

    private static (LayerState State, string? Reason, Verdict Verdict) StateAt(string path, int site)
    {
        var definition = SampleLayer.Definition with { Mandatory = true };
        var layer = PreparedLayerFile.Open(path).ToLayer(definition, SampleLayer.Version);
        var catalogue = new Catalogue(SampleLayer.Catalogue.District, SampleLayer.Catalogue.Extent, SampleLayer.Catalogue.Plane, [definition]);
        var report = SiteCheck.Run(Site(site), new PlanningData(new LayerSet(catalogue, [LayerHolding.Loaded(layer)]), Parks: []), new DateOnly(2026, 11, 22), "test");
        var result = report.Layers.ShouldHaveSingleItem();
        return (result.State, result.Reason, report.Verdict);
    }

    private static Site Site(int number)
    {
        var lonLat = SampleLayer.Projection.PlaneToLonLat(SampleLayer.Sites.GeometryOf(number));
        var ring = string.Join(',', lonLat.Coordinates.Select(point => FormattableString.Invariant($"[{point.X:R},{point.Y:R}]")));
        var json = $$$"""{"type":"Feature","id":"1","properties":{},"geometry":{"type":"Polygon","coordinates":[[{{{ring}}}]]}}""";
        var options = new SiteReadingOptions { ExtentLonLat = SampleLayer.Catalogue.Extent.ToEnvelope(), Plane = SampleLayer.Catalogue.Plane };
        return SiteReading.Read(SiteFile.Read(Encoding.UTF8.GetBytes(json), "a.geojson"), options).ShouldHaveSingleItem().ShouldBeOfType<Site>();
    }
}
