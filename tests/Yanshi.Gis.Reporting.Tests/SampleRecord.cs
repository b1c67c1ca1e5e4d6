using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Tests;

/// <summary>
/// A check record made by hand, with its pieces: a site of about 100 m by 100 m. The first layer in conflict has its western half, the second its southern
/// half, further ones all of it.
/// </summary>
internal sealed class SampleRecord
{
    internal const double West = 112.742;
    internal const double South = 34.75;
    private const double Width = 0.00109;
    private const double Height = 0.0009;

    internal string Name { get; init; } = "示例地块";

    internal string Verdict { get; init; } = "clear";

    internal string Basis { get; init; } = "formal";

    internal string[] UndeterminedBy { get; init; } = [];

    internal JsonObject[] Layers { get; init; } = [];

    internal JsonObject[] Findings { get; init; } = [];

    internal JsonObject[] Questions { get; init; } = [];

    internal bool HasRuleBook { get; init; } = true;

    internal string[] Omitted { get; init; } = [];

    internal string Confidentiality { get; init; } = "public";

    /// <summary>The documents.</summary>
    internal CheckedSite Site()
    {
        var record = Record();
        return new CheckedSite(record, Pieces(record["digest"]!.GetValue<string>()));
    }

    /// <summary>The record.</summary>
    internal JsonObject Record()
    {
        var record = new JsonObject
        {
            ["schema"] = "yanshi-gis/site-check/1",
            ["site"] = SiteBlock(),
            ["verdict"] = Verdict,
            ["undeterminedBy"] = Texts(UndeterminedBy),
            ["basis"] = Basis,
            ["layers"] = Array(Layers),
            ["findings"] = Array(Findings),
            ["landClasses"] = JsonNode.Parse("""[{"code":"0103","name":"旱地","group":"农用地","areaSquareMetres":7000.11},{"code":"1006","name":"农村道路","group":null,"areaSquareMetres":2999.9}]"""),
            ["towns"] = JsonNode.Parse("""[{"code":"410307111","name":"邙岭镇","areaSquareMetres":10000.01}]"""),
            ["partition"] = Partition(),
            ["parks"] = JsonNode.Parse("""[{"id":"houmajun","name":"后马郡工业园区","areaSquareMetres":0,"distanceMetres":109.52,"sectorFits":false}]"""),
            ["questions"] = Array(Questions),
            ["provenance"] = new JsonObject
            {
                ["asOf"] = "2026-11-22",
                ["engine"] = "0.1.0",
                ["ruleBook"] = HasRuleBook ? new JsonObject { ["id"] = "yanshi", ["version"] = "2026.11", ["sha256"] = new string('e', 64) } : null,
                ["mandatory"] = Texts(Layers.Where(layer => layer["mandatory"]!.GetValue<bool>()).Select(Id)),
                ["layers"] = Array(Layers.Where(layer => layer["reason"]?.GetValue<string>() is not "layer.absent").Select(Version)),
                ["plane"] = JsonNode.Parse("""{"centralMeridianDegrees":112.795,"standardParallelDegrees":34.637}"""),
            },
        };
        record["digest"] = CanonicalJson.Digest(record);
        return record;
    }

    /// <summary>A layer of a record.</summary>
    internal static JsonObject Layer(string id, string title, string state, double? area = null, bool mandatory = false, string? reason = null, string role = "restricts", string status = "statutory", params JsonObject[] findings) => new()
    {
        ["id"] = id,
        ["title"] = title,
        ["role"] = role,
        ["status"] = status,
        ["mandatory"] = mandatory,
        ["state"] = state,
        ["reason"] = reason,
        ["certainty"] = area is null ? null : "certain",
        ["accuracyMetres"] = area is null ? null : 1.5,
        ["coverageShare"] = area is null ? null : 1.0,
        ["areaSquareMetres"] = area,
        ["areaMu"] = area is { } number ? Math.Round(number * 0.0015, 4) : null,
        ["share"] = area / 10000.01,
        ["areaInnerSquareMetres"] = area is > 0 ? Math.Max(0, area.Value - 12.5) : null,
        ["areaOuterSquareMetres"] = area is > 0 ? area + 12.75 : null,
        ["lengthMetres"] = null,
        ["count"] = area is null ? null : 1,
        ["nearestDistanceMetres"] = area is null ? null : 0.0,
        ["features"] = area is > 0 ? Array([Feature($"{id}-1", $"{title}图斑", area.Value)]) : new JsonArray(),
        ["slivers"] = new JsonArray(),
        ["findings"] = Array(findings),
    };

    /// <summary>A feature of a layer.</summary>
    internal static JsonObject Feature(string id, string? name, double area, string attribute = "第三条") => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["areaSquareMetres"] = area,
        ["share"] = Math.Round(area / 10000.01, 6),
        ["attributes"] = new JsonObject { ["article"] = attribute },
    };

    /// <summary>A finding.</summary>
    internal static JsonObject Finding(string rule, string verdict, string summary, string? procedure = null, string office = "自然资源主管部门", string? exemption = null, JsonObject? measure = null, string[]? assumed = null, params JsonObject[] citations) => new()
    {
        ["rule"] = rule,
        ["row"] = 1,
        ["verdict"] = verdict,
        ["exemption"] = exemption,
        ["summary"] = summary,
        ["procedure"] = procedure,
        ["office"] = office,
        ["features"] = new JsonArray(),
        ["certainty"] = measure is null ? null : "certain",
        ["assumed"] = Texts(assumed ?? []),
        ["measure"] = measure,
        ["citations"] = Array(citations),
    };

    /// <summary>What a finding measured.</summary>
    internal static JsonObject Measure(string what, double value, double limit, string? from = null) => new()
    {
        ["what"] = what,
        ["value"] = value,
        ["unit"] = what switch { "area" => "m²", "distance" => "m", _ => null },
        ["limit"] = limit,
        ["from"] = from,
    };

    /// <summary>A citation.</summary>
    internal static JsonObject Citation(string title, string? article, bool verified = true, string? note = null) => new()
    {
        ["title"] = title,
        ["article"] = article,
        ["effectiveFrom"] = "2020-01-01",
        ["effectiveUntil"] = null,
        ["textAsOf"] = verified ? "2025-04-19" : null,
        ["checkedOn"] = verified ? "2026-11-20" : null,
        ["sourceStatus"] = verified ? "verified" : "unverified",
        ["note"] = note,
    };

    internal static JsonObject Question(string attribute, string why) => new() { ["attribute"] = attribute, ["why"] = why, ["assumed"] = "strictest" };

    private JsonObject Pieces(string digest)
    {
        var shown = ConflictIds().Except(Omitted, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["schema"] = "yanshi-gis/site-pieces/1",
            ["record"] = digest,
            ["coordinateSystem"] = "EPSG:4490",
            ["confidentiality"] = Confidentiality,
            ["omitted"] = Texts(Omitted),
            ["features"] = Array([Piece("site", [], 0, 0, 1, 1), .. Cells(shown).Select(cell => Piece("cell", cell.Layers, cell.West, cell.South, cell.East, cell.North))]),
        };
    }

    private IEnumerable<string> ConflictIds() => Layers.Where(layer => layer["state"]!.GetValue<string>() is "conflict" && layer["areaSquareMetres"]?.GetValue<double>() > 0).Select(Id);

    // The quarters of the site, in shares of its width and height.
    private static IEnumerable<(string[] Layers, double West, double South, double East, double North)> Cells(IReadOnlyList<string> layers)
    {
        foreach (var (west, south) in new[] { (0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5) })
            yield return ([.. layers.Where((_, i) => i > 1 || (i == 0 ? west < 0.5 : south < 0.5))], west, south, west + 0.5, south + 0.5);
    }

    private static JsonObject Piece(string kind, string[] layers, double west, double south, double east, double north) => new()
    {
        ["type"] = "Feature",
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(new JsonArray(Point(west, south), Point(east, south), Point(east, north), Point(west, north), Point(west, south))) },
        ["properties"] = new JsonObject { ["kind"] = kind, ["layers"] = Texts(layers), ["areaSquareMetres"] = 2500.0, ["title"] = kind, ["state"] = null, ["confidentiality"] = "public" },
    };

    private static JsonArray Point(double east, double north) => new(West + east * Width, South + north * Height);

    private JsonObject SiteBlock() => JsonNode.Parse("""
        {
          "id": "1", "name": null, "geometryKind": "polygon", "widthMetres": null, "lengthMetres": null, "attributes": { "level": "ordinary", "备注": "无" },
          "crs": { "code": "EPSG:4526", "how": "declared", "why": "文件声明带号 38。" },
          "areaSquareMetres": 10000.01, "planeAreaSquareMetres": 10003.27, "planeCrs": "EPSG:4547", "areaHectares": 1, "areaMu": 15,
          "statedAreaSquareMetres": 10000, "statedAreaMatches": "ellipsoidal", "perimeterMetres": 400.12, "bbox": [112.742, 34.75, 112.74309, 34.7509],
          "parcels": [{ "id": "1", "name": "一号", "areaSquareMetres": 10000.01, "planeAreaSquareMetres": 10003.27, "statedAreaSquareMetres": null, "statedAreaMatches": null }],
          "defects": [{ "code": "ring.reversed", "severity": "warning", "where": "第 7 行", "message": "外环方向相反。" }],
          "repaired": null, "geometry": {}, "geometrySha256": "1111111111111111111111111111111111111111111111111111111111111111"
        }
        """)!.AsObject().With("name", Name);

    private JsonArray Partition() => Array(Cells([.. ConflictIds()]).Select((cell, i) => new JsonObject { ["layers"] = Texts(cell.Layers), ["areaSquareMetres"] = i == 0 ? 2500.04 : 2499.99 }));

    private static JsonObject Version(JsonObject layer) => new()
    {
        ["id"] = Id(layer),
        ["version"] = 1,
        ["vintage"] = "2025-12-31",
        ["inForceFrom"] = null,
        ["status"] = layer["status"]!.GetValue<string>(),
        ["sha256"] = new string('a', 64),
    };

    private static string Id(JsonObject layer) => layer["id"]!.GetValue<string>();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items.Select(item => item.DeepClone())]);
}

/// <summary>Changing a document of the tests.</summary>
internal static class JsonChanges
{
    internal static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }
}
