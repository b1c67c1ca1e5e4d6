using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Web.Processes;

/// <summary>What the process <c>site-check</c> says of itself (OGC API – Processes: process description).</summary>
internal static class SiteCheckDescription
{
    /// <summary>The schema of an execute request, for the OpenAPI document.</summary>
    internal static JsonObject RequestSchema => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("inputs"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["inputs"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("site"),
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject(Inputs().Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Schema))),
            },
            ["outputs"] = new JsonObject { ["type"] = "object" },
            ["response"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("raw", "document") },
        },
    };

    /// <summary>The entry in the list of processes.</summary>
    internal static JsonObject Summary() => new()
    {
        ["id"] = SiteCheckProcess.Id,
        ["version"] = EngineVersion.Current,
        ["title"] = "用地检查 / site check",
        ["description"] = "用地与全部管控图层的冲突、结论、手续和依据。/ A site against every control layer: conflicts, verdict, procedures, articles.",
        ["jobControlOptions"] = new JsonArray("sync-execute"),
        ["outputTransmission"] = new JsonArray("value"),
    };

    /// <summary>The whole description.</summary>
    internal static JsonObject Whole()
    {
        var description = Summary();
        description["inputs"] = new JsonObject(Inputs().Select(input => KeyValuePair.Create(input.Name, (JsonNode?)new JsonObject
        {
            ["title"] = input.Title,
            ["minOccurs"] = input.IsRequired ? 1 : 0,
            ["schema"] = input.Schema,
        })));
        description["outputs"] = new JsonObject
        {
            [SiteCheckProcess.Output] = new JsonObject
            {
                ["title"] = "检查记录；多个用地时为数组 / the check record, an array when there are several sites",
                ["schema"] = new JsonObject { ["type"] = "object", ["contentMediaType"] = "application/json", ["title"] = SiteReportJson.Schema },
            },
        };
        return description;
    }

    private static IEnumerable<(string Name, string Title, bool IsRequired, JsonObject Schema)> Inputs() =>
    [
        ("site", "用地，GeoJSON 要素、几何或要素集 / the site: a GeoJSON feature, geometry or collection", true, new() { ["type"] = "object", ["format"] = "geojson-feature-collection" }),
        ("asOf", "按哪一天的数据（默认今天）/ the date to check for (default: today)", false, new() { ["type"] = "string", ["format"] = "date" }),
        ("attributes", "项目属性，规则库的代码或名称 / attributes of the project, by the rule book's codes or names", false, new() { ["type"] = "object" }),
        ("crs", "坐标系，如 EPSG:4526（默认按数据判断）/ reference system (default: by the data)", false, new() { ["type"] = "string" }),
        ("group", "项目划分：file、feature 或字段名 / what makes one project: file, feature or a field's name", false, new() { ["type"] = "string" }),
        ("repair", "修复有缺陷的几何 / repair flawed geometry", false, new() { ["type"] = "boolean", ["default"] = false }),
        ("widthMetres", "线状工程的全宽，米 / full width of a linear project, metres", false, new() { ["type"] = "number", ["minimum"] = 0, ["exclusiveMinimum"] = true }),
    ];
}
