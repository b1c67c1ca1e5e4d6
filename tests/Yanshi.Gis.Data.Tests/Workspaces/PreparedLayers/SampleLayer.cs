using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Data.Tests.Workspaces.PreparedLayers;

/// <summary>
/// A layer that has everything: tiles with islands that only touch, a square over some of them, a polygon large enough to be cut, long edges,
/// a line, a point, a coverage; and more than one block of coordinates.
/// </summary>
internal static class SampleLayer
{
    internal const int SiteCount = 400;

    private const double HalfSideMetres = 3000;

    private static readonly SyntheticDistrict District = new(SyntheticDistrictPlan.Full with
    {
        Columns = 55, Rows = 55, Islands = 60, WidthMetres = 2 * HalfSideMetres, HeightMetres = 2 * HalfSideMetres,
    });

    private static readonly Lazy<LayerContent> Prepared = new(Prepare);
    private static readonly Lazy<byte[]> File = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("yanshi-gis-sample-");
        try
        {
            var path = Path.Combine(folder.FullName, "sample.layer");
            PreparedLayerFile.Write(path, Content);
            return System.IO.File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    internal static LayerDefinition Definition { get; } = new()
    {
        Id = "land-use", Title = "地类", TitleEnglish = "Land use", Group = "组", Role = LayerRole.Restricts,
        Status = LayerStatus.Synthetic, Confidentiality = Confidentiality.Public, Source = "测试",
    };

    internal static LayerVersion Version { get; } = new()
    {
        Status = LayerStatus.Synthetic, Completeness = Completeness.Complete, Coverage = LayerCoverage.District,
        Confidentiality = Confidentiality.Public, Source = "测试", Crs = "EPSG:4490",
    };

    internal static Catalogue Catalogue { get; } = new(
        new District("410307", "偃师区", "Yanshi District"), new GeographicExtent(112.60, 34.45, 112.99, 34.82, "测试"), new EqualAreaPlane(112.795, 34.637), [Definition]);

    internal static AnalysisProjection Projection { get; } = new(Crs.Cgcs2000, Catalogue.Plane);

    /// <summary>The district that the layer covers: a round one, large enough to be cut.</summary>
    internal static Geometry Coverage { get; } = ProjectGeometry.Factory.CreatePoint(new Coordinate(0, 0)).Buffer(7000, quadrantSegments: 125);

    internal static LayerContent Content => Prepared.Value;

    /// <summary>Prepares the layer once more.</summary>
    internal static LayerContent Prepare() => LayerPreparation.Prepare(Definition.Id, Version, Features(), Catalogue, Coverage);

    /// <summary>A fresh copy of the layer's file.</summary>
    internal static byte[] FileBytes => [.. File.Value];

    /// <summary>Sites all over the layer.</summary>
    internal static PackedPolygons Sites { get; } = PackedPolygons.Pack([.. District.MakeIrregularSites(SiteCount).Select(ToMiddle)]);

    internal static IEnumerable<SourceFeature> Features() => InPlane().Select(feature => feature with { Geometry = Projection.PlaneToLonLat(feature.Geometry) });

    /// <summary>What one site has in common with the layer.</summary>
    internal static List<FeatureOverlap> Overlaps(PreparedPolygons layer, int site)
    {
        var overlaps = new List<FeatureOverlap>();
        new OverlapMeasure(layer).Measure(Sites, site, overlaps);
        return overlaps;
    }

    /// <summary>Reads whatever a layer has.</summary>
    internal static void ReadAll(LayerContent content)
    {
        var layer = content.ToLayer(Definition, Version);
        for (var i = 0; i < layer.Features.Count; i++)
        {
            _ = layer.Features[i];
            _ = layer.Prepared.BoxOf(i);
            _ = layer.Prepared.GeometryOf(i);
            _ = layer.Marks.OverlapsOthers(i);
            _ = layer.Marks.LongEdgesOf(i);
        }

        _ = layer.BaseLines.ToList();
        _ = layer.Coverage!.GeometryOf(0);
        foreach (var prepared in new[] { layer.Prepared, layer.Coverage })
        {
            var found = new List<int>();
            prepared.Query(new Box(-1e6, -1e6, 1e6, 1e6), found);
            var everything = PackedPolygons.Pack([ProjectGeometry.Factory.ToGeometry(new Envelope(-1e5, 1e5, -1e5, 1e5))]);
            new OverlapMeasure(prepared).Measure(everything, 0, []);
        }
    }

    private static IEnumerable<SourceFeature> InPlane()
    {
        var factory = ProjectGeometry.Factory;
        foreach (var (i, parcel) in District.Parcels.Index())
            yield return new SourceFeature($"p{i:D6}", ToMiddle(parcel), new JsonObject { ["DLBM"] = "0103", ["KCXS"] = 0.0731, ["name"] = $"图斑 {i}" });
        yield return new SourceFeature("q-over", factory.ToGeometry(new Envelope(100, 400, 100, 400)), new JsonObject { ["accuracyMetres"] = 2.5, ["注"] = "压盖" });
        yield return new SourceFeature("r-large", factory.CreatePolygon([.. Enumerable.Range(0, 2001).Select(Star)]), []);
        yield return new SourceFeature("s-long", factory.ToGeometry(new Envelope(5000, 5800, 0, 800)), []);
        yield return new SourceFeature("t-line", factory.CreateLineString([new(0, 0), new(500, 100), new(900, 50)]), new JsonObject { ["name"] = null });
        yield return new SourceFeature("u-point", factory.CreatePoint(new Coordinate(12, 34)), new JsonObject { ["name"] = 7 });
    }

    private static Coordinate Star(int i)
    {
        var angle = 2 * Math.PI * (i % 2000) / 2000;
        var radius = 900 + (i % 2 * 30);
        return new Coordinate(-1500 + (radius * Math.Cos(angle)), -1500 + (radius * Math.Sin(angle)));
    }

    private static Geometry ToMiddle(Geometry geometry) => AffineTransformation.TranslationInstance(-HalfSideMetres, -HalfSideMetres).Transform(geometry);
}
