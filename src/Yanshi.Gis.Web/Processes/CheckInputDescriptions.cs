using System.Text.Json.Nodes;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The inputs of processes that check sites (<see cref="CheckInputs"/>).</summary>
internal static class CheckInputDescriptions
{
    /// <summary>The inputs, with the sites under a name.</summary>
    internal static IReadOnlyList<ProcessInput> With(string sites, string title) =>
    [
        new(sites, title, new JsonObject { ["type"] = "object", ["format"] = "geojson-feature-collection" }, IsRequired: true),
        .. Common,
    ];

    /// <summary>What an upload may say besides its file.</summary>
    internal static IReadOnlyList<ProcessInput> Uploaded =>
    [
        .. Common,
        new("layer", "用地所在的图层（文件含多个图层时）/ the layer with the sites, where a file has several", new JsonObject { ["type"] = "string" }),
        new("encoding", "属性文字的编码，如 gbk（默认自动判断）/ encoding of the text, such as gbk (default: found out)", new JsonObject { ["type"] = "string" }),
        new("columns", "项目清单中哪一列是什么，如 {\"name\":\"工程名称\"} / which column of a list of projects is what", new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } }),
    ];

    private static IReadOnlyList<ProcessInput> Common =>
    [
        new("asOf", "按哪一天的数据（默认今天）/ the date to check for (default: today)", new JsonObject { ["type"] = "string", ["format"] = "date" }),
        new("attributes", "项目属性，规则库的代码或名称 / attributes of the project, by the rule book's codes or names", new JsonObject { ["type"] = "object" }),
        new("crs", "坐标系，如 EPSG:4526（默认按数据判断）/ reference system (default: by the data)", new JsonObject { ["type"] = "string" }),
        new("group", "项目划分：file、feature 或字段名 / what makes one project: file, feature or a field's name", new JsonObject { ["type"] = "string" }),
        new("repair", "修复有缺陷的几何 / repair flawed geometry", new JsonObject { ["type"] = "boolean", ["default"] = false }),
        new("widthMetres", "线状工程的全宽，米 / full width of a linear project, metres", new JsonObject { ["type"] = "number", ["minimum"] = 0, ["exclusiveMinimum"] = true }),
    ];
}
