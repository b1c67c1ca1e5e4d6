using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>
/// The folders of <c>tests/cases/site-check</c>: site.json and layers.json in, expected.json out. With <c>YANSHI_UPDATE_CASES=1</c> the answers are written
/// instead of compared; read them before committing.
/// </summary>
public sealed class SiteCheckCases
{
    private const string Root = "tests/cases/site-check";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly bool Update = Environment.GetEnvironmentVariable("YANSHI_UPDATE_CASES") is "1";

    public static TheoryData<string> Folders() => [.. Directory.GetDirectories(Repository.Path(Root)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_answer_is_as_expected(string folder)
    {
        var answer = Answer(Read(folder, "site.json"), (JsonArray)Read(folder, "layers.json")["layers"]!).ToJsonString(Readable) + "\n";
        var expected = Repository.Path($"{Root}/{folder}/expected.json");
        if (Update)
            File.WriteAllText(expected, answer);
        else
            answer.ShouldBe(File.ReadAllText(expected));
    }

    private static JsonNode Read(string folder, string name) => JsonNode.Parse(File.ReadAllText(Repository.Path($"{Root}/{folder}/{name}")))!;

    private static JsonObject Answer(JsonNode site, JsonArray layers)
    {
        var data = Plots.Set([.. layers.Where(layer => layer!["features"] is null).Select(layer => Plot(layer!).Definition)], [.. layers.Where(layer => layer!["features"] is not null).Select(layer => LayerOf(layer!))]);
        var report = SiteCheck.Run(SiteOf(site), data, DateOnly.ParseExact((string?)site["asOf"] ?? "2026-11-22", "yyyy-MM-dd"), "cases");
        return new JsonObject
        {
            ["verdict"] = EnumCode.Of(report.Verdict),
            ["undeterminedBy"] = new JsonArray([.. report.UndeterminedBy]),
            ["layers"] = new JsonArray([.. report.Layers.Select(Describe)]),
        };
    }

    private static JsonObject Describe(LayerResult result) => new()
    {
        ["id"] = result.Layer.Id,
        ["state"] = EnumCode.Of(result.State),
        ["reason"] = result.Reason,
        ["certainty"] = result.Certainty is { } certainty ? EnumCode.Of(certainty) : null,
        ["areaSquareMetres"] = result.AreaSquareMetres.ToRecordLength(),
        ["areaInnerSquareMetres"] = result.AreaInnerSquareMetres.ToRecordLength(),
        ["areaOuterSquareMetres"] = result.AreaOuterSquareMetres.ToRecordLength(),
        ["netAreaSquareMetres"] = result.NetAreaSquareMetres.ToRecordLength(),
        ["coverageShare"] = result.CoverageShare.ToRecordShare(),
        ["lengthMetres"] = result.LengthMetres.ToRecordLength(),
        ["nearestDistanceMetres"] = result.NearestDistanceMetres.ToRecordLength(),
        ["count"] = result.Count,
        ["slivers"] = new JsonArray([.. result.Slivers.Select(sliver => new JsonObject
        {
            ["areaSquareMetres"] = Rounding.ToCentimetre(sliver.AreaSquareMetres),
            ["widthMetres"] = Rounding.ToCentimetre(sliver.WidthMetres),
            ["why"] = EnumCode.Of(sliver.Why),
        })]),
    };

    private static Site SiteOf(JsonNode site)
    {
        var (area, source, crs) = Place(site);
        var made = Plots.Site(area, crs: crs);
        return crs is null ? made : new Site
        {
            Id = made.Id,
            Attributes = made.Attributes,
            GeometryKind = made.GeometryKind,
            Crs = made.Crs,
            AreaSquareMetres = made.AreaSquareMetres,
            PlaneAreaSquareMetres = made.PlaneAreaSquareMetres,
            PlaneCrs = made.PlaneCrs,
            PerimeterMetres = made.PerimeterMetres,
            Parcels = made.Parcels,
            Defects = made.Defects,
            Geometry = source,
            GeometryInPlane = made.GeometryInPlane,
            GeometryLonLat = made.GeometryLonLat,
            GeometrySha256 = made.GeometrySha256,
        };
    }

    private static ControlLayer LayerOf(JsonNode layer)
    {
        var features = ((JsonArray)layer["features"]!).Select((feature, i) => FeatureOf(feature!, i)).ToArray();
        var plot = Plot(layer);
        return layer["coverage"] switch
        {
            null when layer.AsObject().ContainsKey("coverage") => (plot with { Coverage = null }).With(coverage: null, features),
            JsonValue value when (string)value! is "features" => (plot with { Coverage = LayerCoverage.Features }).With(coverage: null, features),
            JsonValue wkt => plot.With(Plots.Area((string)wkt!), features),
            _ => plot.With(features),
        };
    }

    private static PlacedFeature FeatureOf(JsonNode feature, int number)
    {
        var (area, source, crs) = Place(feature);
        var properties = feature["properties"]?.Deserialize<Dictionary<string, JsonElement>>() ?? [];
        return new PlacedFeature(
            new LayerFeature
            {
                Id = (string?)feature["id"] ?? FormattableString.Invariant($"f{number + 1:D3}"),
                AccuracyMetres = (double?)feature["accuracyMetres"],
                Properties = [.. properties.OrderBy(property => property.Key, StringComparer.Ordinal)],
            },
            area) { LongEdges = crs is null ? [] : EdgeModel.LongEdgesOf(source, new AnalysisProjection(crs, Plots.Plane)) };
    }

    // "wkt" is drawn in the metres of the analysis plane, unless "crs" names another system.
    private static (Geometry InPlane, Geometry Source, Crs? Crs) Place(JsonNode node)
    {
        var source = Plots.Area((string)node["wkt"]!);
        if ((string?)node["crs"] is not { } code)
            return (source, source, null);
        var crs = Crs.Get(code);
        return (new AnalysisProjection(crs, Plots.Plane).ToPlane(source), source, crs);
    }

    private static PlotLayer Plot(JsonNode layer) => new()
    {
        Id = (string)layer["id"]!,
        Role = (string?)layer["role"] switch { "must-contain" => LayerRole.MustContain, "context" => LayerRole.Context, _ => LayerRole.Restricts },
        Mandatory = (bool?)layer["mandatory"] ?? false,
        Status = (string?)layer["status"] is "indicative" ? LayerStatus.Indicative : LayerStatus.Statutory,
        Completeness = (string?)layer["completeness"] is "partial" ? Completeness.Partial : Completeness.Complete,
        AccuracyMetres = (double?)layer["accuracyMetres"],
        MinAreaSquareMetres = (double?)layer["minAreaSquareMetres"] ?? 0,
        MinWidthMetres = (double?)layer["minWidthMetres"] ?? 0,
        MaxAgeMonths = (int?)layer["maxAgeMonths"],
        Vintage = (string?)layer["vintage"] is { } vintage ? DateOnly.ParseExact(vintage, "yyyy-MM-dd") : null,
    };
}
