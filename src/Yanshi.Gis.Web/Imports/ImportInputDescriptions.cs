using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Uploads;

namespace Yanshi.Gis.Web.Imports;

/// <summary>The inputs of <c>layer-import</c> (<see cref="ImportInputs"/>): those of the command line, where the file with the area that the data covers is a part of its own.</summary>
internal static class ImportInputDescriptions
{
    /// <summary>The part with the file of the area that the data covers, in place of <c>coverage</c>.</summary>
    internal const string CoverageFile = "coverageFile";

    /// <summary>The inputs.</summary>
    internal static IReadOnlyList<ProcessInput> All { get; } =
    [
        Text("layer", "文件中的图层（有多个时）/ the layer in the file, where there are several"),
        Text("as", "作为目录中的哪个图层（默认识别）/ which layer of the catalogue it is (default: recognised)"),
        Text("title", "新图层的名称 / title of a new layer"),
        Text("titleEnglish", "新图层的英文名称 / its English title"),
        Code<LayerRole>("role", "新图层的作用 / what a new layer means for a site"),
        Code<Confidentiality>("confidentiality", "新图层的密级（默认内部）/ who may see a new layer's pieces (default: internal)"),
        Text("crs", "坐标系，如 EPSG:4526（默认判断）/ reference system (default: found out)"),
        Text("encoding", "属性文字的编码（默认判断）/ encoding of the text (default: found out)"),
        Text("idField", "编号字段 / the attribute that is the id"),
        Date("vintage", "数据日期 / the date of the data"),
        Date("inForceFrom", "生效日期（默认为数据日期）/ the first day in force (default: the date of the data)"),
        Date("inForceUntil", "失效前最后一天 / the last day in force"),
        Code<LegalStatus>("legalStatus", "现行（默认）或草案 / in force (default) or a draft"),
        Code<LayerStatus>("status", "法定（默认）、示意或合成 / statutory (default), indicative or synthetic"),
        Code<Completeness>("completeness", "是否完整；不说明按不全 / whether it is complete; unsaid it counts as partial"),
        new("accuracyMetres", "界线中误差，米 / accuracy (1σ) of the lines, metres", new JsonObject { ["type"] = "number", ["minimum"] = 0 }),
        new("coverage", "数据覆盖到哪里 / where the layer has data", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("district", "extent", "derived") }),
        new(CoverageFile, "数据覆盖的面，文件；代替 coverage / a file with the areas that the data covers, in place of coverage", new JsonObject { ["type"] = "string", ["format"] = "binary" }),
        Text("source", "来源说明（默认文件名）/ where the data comes from (default: the file's name)"),
        Code<LostFeatures>("lost", "有要素不能保存时 / when features cannot be stored"),
        Flag("repair", "修复无效几何 / repair invalid geometry"),
        Flag("clipToExtent", "略去范围以外的要素 / leave out features outside the extent"),
        Flag("append", "新版本也含现行版本的要素 / the new version holds those of the version in force too"),
        Flag("dryRun", "只质检，不入库 / do everything but publish nothing"),
    ];

    /// <summary>The names of those that are no file.</summary>
    internal static IReadOnlySet<string> Names { get; } = All.Where(input => !IsFile(input)).Select(input => input.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The parts of a form that carries them.</summary>
    internal static UploadFields Fields { get; } = UploadFields.Of(
        All.Where(input => IsText(input) && !IsFile(input)).Select(input => input.Name), All.Where(input => !IsText(input)).Select(input => input.Name)) with { SecondFile = CoverageFile };

    private static bool IsFile(ProcessInput input) => input.Name is CoverageFile;

    private static bool IsText(ProcessInput input) => input.Schema["type"]!.GetValue<string>() is "string";

    private static ProcessInput Text(string name, string title) => new(name, title, new JsonObject { ["type"] = "string" });

    private static ProcessInput Date(string name, string title) => new(name, title, new JsonObject { ["type"] = "string", ["format"] = "date" });

    private static ProcessInput Flag(string name, string title) => new(name, title, new JsonObject { ["type"] = "boolean", ["default"] = false });

    private static ProcessInput Code<T>(string name, string title)
        where T : struct, Enum => new(name, title, new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. EnumCode.All<T>().Select(code => (JsonNode)code)]) });
}
