using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Testing;

/// <summary>A workspace of a few squares, made once and copied for each test that changes one.</summary>
public static class SmallWorkspace
{
    private const string Catalogue = """
        schema: yanshi-gis/catalog/1
        district: { code: "000001", name: 试验区, nameEnglish: Test District }
        extent: { west: 112.60, south: 34.45, east: 112.99, north: 34.82, reason: 测试 }
        plane: { centralMeridianDegrees: 112.795, standardParallelDegrees: 34.637 }
        layers:
          - { id: district, title: 区界, titleEnglish: District, group: 底图, role: context, status: statutory, confidentiality: public, source: 测试, crs: "EPSG:4490", completeness: complete, coverage: extent, vintage: 2020-01-01, data: district.geojson }
          - { id: towns, title: 镇界, titleEnglish: Towns, group: 底图, role: context, status: statutory, confidentiality: public, source: 测试, crs: "EPSG:4490", completeness: complete, coverage: features, vintage: 2020-01-01, data: towns.geojson, style: { colour: "#336699", fill: 0.2, line: dashed } }
        """;

    private static readonly Lazy<string> LazyMade = new(Make);

    /// <summary>Who writes in tests.</summary>
    public static Act Act { get; } = new("tester", "test", "2026-11-22T08:00:00.000Z", "+08:00");

    /// <summary>The data folder it is made of.</summary>
    public static string DataFolder => Path.Combine(LazyMade.Value, "data");

    /// <summary>The workspace itself; nobody changes it.</summary>
    public static string Folder => Path.Combine(LazyMade.Value, "workspace");

    /// <summary>A copy that a test may change.</summary>
    /// <param name="to">The folder to make.</param>
    public static string CopyTo(string to) => CopyTo(Folder, to);

    /// <summary>A copy of another workspace.</summary>
    /// <param name="from">The workspace.</param>
    /// <param name="to">The folder to make.</param>
    public static string CopyTo(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    /// <summary>What is known of a version of squares.</summary>
    /// <param name="number">Its number.</param>
    public static LayerVersion Version(int number = 1) => new()
    {
        Number = number,
        Status = LayerStatus.Synthetic,
        Completeness = Completeness.Complete,
        Coverage = LayerCoverage.Extent,
        AccuracyMetres = 1.5,
        Vintage = new DateOnly(2023, 12, 31),
        InForceFrom = new DateOnly(2024, 1, 1),
        Confidentiality = Confidentiality.Internal,
        Source = "合成",
        Crs = "EPSG:4490",
    };

    /// <summary>A square with its south-west corner at 112.7° E, 34.7° N.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="degrees">Its side.</param>
    /// <param name="east">How far it is moved east, degrees.</param>
    public static SourceFeature Square(string id, double degrees = 0.01, double east = 0) => new(
        id, ProjectGeometry.Factory.ToGeometry(new Envelope(112.7 + east, 112.7 + east + degrees, 34.7, 34.7 + degrees)), new JsonObject { ["DLBM"] = "0103", ["TBMJ"] = 12.5 });

    /// <summary>Imports one version.</summary>
    public static WorkspaceVersion Import(string folder, string layer, LayerVersion version, params IReadOnlyList<SourceFeature> features)
    {
        using var import = WorkspaceImport.Begin(folder, Act);
        var added = import.AddVersion(layer, version, features);
        import.Commit();
        return added;
    }

    private static string Make()
    {
        var place = Directory.CreateTempSubdirectory("yanshi-gis-small-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => place.Delete(recursive: true);
        var data = Directory.CreateDirectory(Path.Combine(place.FullName, "data")).FullName;
        var mandatory = MandatoryLayers.Ids.Select(id =>
            $"\n  - {{ id: {id}, title: 图层{id}, titleEnglish: {id}, group: 组, role: {(id is "land-use" ? "context" : "restricts")}, mandatory: true, status: statutory, confidentiality: internal, source: 测试, data: null }}");
        File.WriteAllText(Path.Combine(data, CatalogueFile.Name), Catalogue + string.Concat(mandatory) + "\n");
        File.WriteAllText(Path.Combine(data, "district.geojson"), Collection(Box("d", "偃师", 112.61, 34.46, 112.98, 34.81)));
        File.WriteAllText(Path.Combine(data, "towns.geojson"), Collection(Box("t1", "西镇", 112.61, 34.46, 112.705, 34.81), Box("t2", "东镇", 112.705, 34.46, 112.98, 34.81)));
        Workspace.Init(Path.Combine(place.FullName, "workspace"), data, Act);
        return place.FullName;
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Box(string id, string name, double west, double south, double east, double north) => FormattableString.Invariant(
        $$$"""{"type":"Feature","id":"{{{id}}}","properties":{"name":"{{{name}}}","XZQDM":"{{{id}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{east}}},{{{south}}}],[{{{east}}},{{{north}}}],[{{{west}}},{{{north}}}],[{{{west}}},{{{south}}}]]]}}""");
}
