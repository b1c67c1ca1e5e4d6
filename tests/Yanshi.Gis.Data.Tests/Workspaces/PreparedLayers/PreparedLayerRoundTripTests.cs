using System.Text.Json;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Tests.Workspaces.PreparedLayers;

public sealed class PreparedLayerRoundTripTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-prepared-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_layer_read_from_its_file_is_the_layer_made_in_memory()
    {
        var inMemory = InMemory();
        var mapped = Open().ToLayer(SampleLayer.Definition, SampleLayer.Version);
        mapped.Sha256.ShouldBe(inMemory.Sha256);
        mapped.Features.Count.ShouldBe(inMemory.Features.Count);
        for (var i = 0; i < mapped.Features.Count; i++)
        {
            var (read, made) = (mapped.Features[i], inMemory.Features[i]);
            (read.Id, read.Name, read.AccuracyMetres).ShouldBe((made.Id, made.Name, made.AccuracyMetres));
            read.Properties.Select(property => (property.Key, property.Value.GetRawText())).ShouldBe(
                made.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => (property.Key, CanonicalJson.Write(JsonSerializer.SerializeToNode(property.Value)))));
            mapped.Prepared.AreaOf(i).ShouldBe(inMemory.Prepared.AreaOf(i));
            mapped.Prepared.BoxOf(i).ShouldBe(inMemory.Prepared.BoxOf(i));
            mapped.Prepared.GeometryOf(i).EqualsExact(inMemory.Prepared.GeometryOf(i)).ShouldBeTrue();
            mapped.Marks.OverlapsOthers(i).ShouldBe(inMemory.Marks.OverlapsOthers(i));
            mapped.Marks.LongEdgesOf(i).ShouldBe(inMemory.Marks.LongEdgesOf(i));
        }

        mapped.BaseLines.Select(line => (line.Feature, line.Geometry.AsText())).ShouldBe(inMemory.BaseLines.Select(line => (line.Feature, line.Geometry.AsText())));
        mapped.Coverage!.AreaOf(0).ShouldBe(inMemory.Coverage!.AreaOf(0));
    }

    [Fact]
    public void Coverages_of_two_files_are_one_when_their_bytes_are()
    {
        var other = Path.Combine(_folder.FullName, "other.layer");
        PreparedLayerFile.Write(other, SampleLayer.Content);
        var again = PreparedLayerFile.Open(other);
        Open().Coverage!.Content.ShouldBe(again.Coverage!.Content);
        Open().Coverage!.Content.GetHashCode().ShouldBe(again.Coverage!.Content.GetHashCode());
        Open().Areas.Content.ShouldNotBe(Open().Coverage!.Content);

        var moved = SampleLayer.Content.Coverage!.GeometryOf(0).Copy();
        moved.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation().Translate(0, 1e-6));
        PreparedLayerFile.Write(other, SampleLayer.Content with { Coverage = PreparedPolygons.Prepare(PackedPolygons.Pack([moved])) });
        Open().Coverage!.Content.ShouldNotBe(PreparedLayerFile.Open(other).Coverage!.Content);
    }

    [Fact]
    public void Windows_and_sites_are_answered_alike()
    {
        var (inMemory, mapped) = (SampleLayer.Content.Areas, Open().Areas);
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var (x, y) = ((random.NextDouble() * 8000) - 4000, (random.NextDouble() * 8000) - 4000);
            var window = new Box(x, y, x + (random.NextDouble() * 1000), y + (random.NextDouble() * 1000));
            List<int> fromMemory = [], fromFile = [];
            inMemory.Query(window, fromMemory);
            mapped.Query(window, fromFile);
            fromFile.ShouldBe(fromMemory);
        }

        for (var site = 0; site < SampleLayer.SiteCount; site++)
            SampleLayer.Overlaps(mapped, site).ShouldBe(SampleLayer.Overlaps(inMemory, site));
    }

    [Fact]
    public void What_the_sample_is_drawn_as_is_what_import_finds()
    {
        var layer = Open().ToLayer(SampleLayer.Definition, SampleLayer.Version);
        var byId = layer.Features.Index().ToDictionary(feature => feature.Item.Id, feature => feature.Index, StringComparer.Ordinal);
        layer.Marks.OverlapsOthers(byId["q-over"]).ShouldBeTrue();
        layer.Marks.OverlapsOthers(byId["r-large"]).ShouldBeTrue();
        layer.Marks.OverlapsOthers(byId["s-long"]).ShouldBeFalse();
        layer.Marks.OverlapsOthers(byId["t-line"]).ShouldBeFalse();
        layer.Prepared.IsCut(byId["r-large"]).ShouldBeTrue();
        layer.Marks.LongEdgesOf(byId["s-long"]).Count.ShouldBe(4);
        layer.Prepared.AreaOf(byId["s-long"]).ShouldBe(640_000, 0.01);
        layer.BaseLines.Select(line => line.Feature).ShouldBe([byId["t-line"], byId["u-point"]]);
        layer.Features[byId["u-point"]].Name.ShouldBe("7");

        // Tiles and islands share their edges; only those under the square and the star overlap anything.
        var marked = layer.Features.Index().Where(feature => feature.Item.Id[0] == 'p' && layer.Marks.OverlapsOthers(feature.Index)).Select(feature => feature.Index).ToList();
        var over = new[] { "q-over", "r-large" }.Select(id => layer.Prepared.GeometryOf(byId[id])).ToList();
        marked.ShouldBe(Enumerable.Range(0, layer.Features.Count).Where(i => layer.Features[i].Id[0] == 'p' && over.Exists(area => OverlapArea.Of(area, layer.Prepared.GeometryOf(i)) > 0)));
        marked.Count.ShouldBeInRange(20, 2000);
    }

    [Fact]
    public void The_same_features_give_the_same_bytes()
    {
        var path = Path.Combine(_folder.FullName, "again.layer");
        PreparedLayerFile.Write(path, SampleLayer.Prepare());
        File.ReadAllBytes(path).AsSpan().SequenceEqual(SampleLayer.FileBytes).ShouldBeTrue();
    }

    [Fact]
    public void Sections_stand_at_multiples_of_a_cache_line()
    {
        using var file = File.OpenRead(Written());
        var header = PreparedLayerHeader.Read(file, "sample");
        header.Sections.ShouldAllBe(section => section.Offset % 64 == 0);
        header.Sections.Single(section => section.Name == "areas.items.xs").Checksums.Length.ShouldBeGreaterThan(1, "the sample is meant to have more than one block");
    }

    [Fact]
    public void Memory_outlives_everything_but_itself()
    {
        var areas = Open().Areas;
        for (var round = 0; round < 20; round++)
        {
            _ = Open();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            SampleLayer.Overlaps(areas, round).ShouldBe(SampleLayer.Overlaps(SampleLayer.Content.Areas, round));
        }
    }

    private LayerContent Open() => PreparedLayerFile.Open(Written());

    private string Written()
    {
        var path = Path.Combine(_folder.FullName, "sample.layer");
        if (!File.Exists(path)) File.WriteAllBytes(path, SampleLayer.FileBytes);
        return path;
    }

    // Feature by feature, without the streaming preparation.
    private static ControlLayer InMemory()
    {
        using var fingerprint = new LayerFingerprint("EPSG:4490");
        var features = new List<PlacedFeature>();
        foreach (var source in SampleLayer.Features())
        {
            fingerprint.Add(source.Id, source.Geometry, source.Properties);
            var feature = new LayerFeature
            {
                Id = source.Id,
                Name = source.Properties["name"]?.ToString(),
                Properties = [.. source.Properties.Select(property => KeyValuePair.Create(property.Key, JsonSerializer.SerializeToElement(property.Value)))],
                AccuracyMetres = source.Properties["accuracyMetres"]?.GetValue<double>(),
            };
            var inPlane = SampleLayer.Projection.ToPlane(source.Geometry);
            features.Add(new PlacedFeature(feature, inPlane) { LongEdges = inPlane is IPolygonal ? EdgeModel.LongEdgesOf(source.Geometry, SampleLayer.Projection) : [] });
        }

        return ControlLayer.Of(SampleLayer.Definition, SampleLayer.Version, features, SampleLayer.Coverage, fingerprint.End());
    }
}
