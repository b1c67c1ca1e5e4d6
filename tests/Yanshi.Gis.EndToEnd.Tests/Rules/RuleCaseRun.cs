using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>
/// All rule cases at once: workspaces in which each case has a corner of the district to itself, so far from the others that no rule reaches across, and one run
/// of the program for all sites of a workspace.
/// </summary>
internal static class RuleCaseRun
{
    /// <summary>The 3° zone in which the cases are drawn and legal distances are measured.</summary>
    internal const string Zone = "EPSG:4547";

    // The corners: well inside the catalogue's extent, which is 40 km high and 35 km wide.
    private const double WestMetres = 375_000;
    private const double SouthMetres = 3_817_000;
    private const double StepMetres = 2_400;
    private const int Columns = 13;
    private const int Rows = 15;
    private const int CornersOfWorkspace = Columns * Rows;

    // A layer has at least one feature. This one is in the district and more than a kilometre from every corner.
    private static readonly SourceFeature Elsewhere = new("elsewhere", ProjectGeometry.Factory.ToGeometry(new Envelope(372_300, 372_310, 3_835_000, 3_835_010)), []);

    private const string DistrictLayer = "district";
    private const string LandUseLayer = "land-use";
    private const string FarmlandLayer = "farmland";

    // What is drawn around a corner stays in here: then more than a kilometre, the farthest that a rule reaches, lies between any two cases.
    private static readonly Envelope Room = new(-1100, 200, -1100, 200);

    private static readonly Dictionary<string, int> Indices = RuleCase.All.Select((one, i) => (one.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
    private static readonly ILookup<int, RuleCase> Batches = RuleCase.All.ToLookup(one => IndexOf(one) / CornersOfWorkspace);
    private static readonly IReadOnlyList<Lazy<string>> LazyWorkspaces =
        [.. Batches.Select(batch => new Lazy<string>(() => Workspaces.Made(string.Create(CultureInfo.InvariantCulture, $"rules-{batch.Key}"), folder => Make(folder, batch))))];
    private static readonly Lazy<IReadOnlyDictionary<string, JsonObject>> LazyRecords = new(RunAll);

    /// <summary>The workspace with a case's layers.</summary>
    internal static string WorkspaceOf(RuleCase one) => LazyWorkspaces[IndexOf(one) / CornersOfWorkspace].Value;

    /// <summary>The record of a case.</summary>
    internal static JsonObject RecordOf(RuleCase one) => LazyRecords.Value[one.Id];

    /// <summary>A geometry of a case in the zone.</summary>
    internal static Geometry InZone(RuleCase one, Geometry place)
    {
        var (row, column) = Math.DivRem(IndexOf(one) % CornersOfWorkspace, Columns);
        if (!Room.Contains(place.EnvelopeInternal))
            throw new InvalidOperationException($"{one.Id} does not fit into its corner.");
        return AffineTransformation.TranslationInstance(WestMetres + column * StepMetres, SouthMetres + row * StepMetres).Transform(place);
    }

    /// <summary>A GeoJSON of the sites of cases, in the zone.</summary>
    internal static string SitesOf(IEnumerable<RuleCase> cases) => new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["crs"] = new JsonObject { ["type"] = "name", ["properties"] = new JsonObject { ["name"] = Zone } },
        ["features"] = new JsonArray([.. cases.Select(SiteOf)]),
    }.ToJsonString();

    private static JsonObject SiteOf(RuleCase one) => new()
    {
        ["type"] = "Feature",
        ["id"] = one.Id,
        ["properties"] = new JsonObject(one.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
        ["geometry"] = new JsonObject
        {
            ["type"] = "MultiPolygon",
            ["coordinates"] = new JsonArray([.. PolygonsOf(InZone(one, one.Site)).Select(polygon => new JsonArray(Ring(polygon)))]),
        },
    };

    /// <summary>The polygons of an area.</summary>
    internal static IEnumerable<Polygon> PolygonsOf(Geometry area) => Enumerable.Range(0, area.NumGeometries).Select(i => (Polygon)area.GetGeometryN(i));

    private static JsonArray Ring(Polygon polygon) => new([.. polygon.Shell.Coordinates.Select(point => (JsonNode)new JsonArray(point.X, point.Y))]);

    // Sites with another date than the rest are another run of the program.
    private static Dictionary<string, JsonObject> RunAll()
    {
        using var scratch = new Scratch();
        var records = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var cases in RuleCase.All.GroupBy(one => (Workspace: WorkspaceOf(one), one.AsOf)))
        {
            var run = YanshiGis.RunOn(cases.Key.Workspace, "check", scratch.Write("sites.geojson", SitesOf(cases)), "--format", "json", "--as-of", cases.Key.AsOf);
            if (run.ExitCode is not 1)
                throw new InvalidOperationException(run.Errors);
            var printed = run.Json as JsonArray ?? [run.Json.DeepClone()];
            foreach (var record in printed)
                records.Add((string)record!["site"]!["id"]!, record.AsObject());
        }

        return records;
    }

    private static void Make(string folder, IEnumerable<RuleCase> cases) => Workspace.Init(folder, Repository.Path("gis-data"), SmallWorkspace.Act, more: import =>
    {
        foreach (var layer in import.Catalogue.Layers.Where(layer => layer.Id is not (DistrictLayer or FarmlandLayer)))
        {
            import.AddVersion(layer.Id, VersionOf(layer, import.NextNumber(layer.Id)), FeaturesOf(layer.Id, cases));
        }
    });

    private static LayerVersion VersionOf(LayerDefinition layer, int number) => new()
    {
        Number = number,
        Status = LayerStatus.Synthetic,
        Completeness = Completeness.Complete,
        Coverage = layer.Id is LandUseLayer ? LayerCoverage.Features : LayerCoverage.Extent,
        Vintage = new(2026, 1, 1),
        InForceFrom = new(2022, 1, 1),
        Confidentiality = Confidentiality.Public,
        Source = "规则用例",
        Crs = Zone,
    };

    private static IEnumerable<SourceFeature> FeaturesOf(string layerId, IEnumerable<RuleCase> cases) => cases
        .SelectMany(one => one.Layers.GetValueOrDefault(layerId, []).Select((feature, i) => new SourceFeature(
            feature.Id ?? string.Create(CultureInfo.InvariantCulture, $"c{IndexOf(one):D3}-{i}"), InZone(one, feature.Place), feature.Properties.DeepClone().AsObject())))
        .Append(Elsewhere with { Properties = [] })
        .OrderBy(feature => feature.Id, StringComparer.Ordinal);

    private static int IndexOf(RuleCase one) => Indices[one.Id];
}
