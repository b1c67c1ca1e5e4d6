using System.Text.Json.Nodes;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Imports;

/// <summary>What the workspace holds, for reading. Imports are a process, <see cref="LayerImportProcess"/>.</summary>
internal static class VersionOperations
{
    /// <summary>The operations.</summary>
    internal static IEnumerable<Operation> Of(ServedWorkspace workspace, ServiceOptions options, Lane lane, TimeProvider clock)
    {
        var versions = new VersionDocuments(workspace, new ServedLayers(options, clock), options, lane);
        var layerId = OperationParameter.InPath("layerId", "图层代码 / layer id");
        yield return new Operation { Id = "getLayers", Path = "/layers", Tag = Tags.Layers, Summary = "目录里的全部图层及其版本 / all layers of the catalogue and their versions", Handler = versions.ListAsync, Refusals = [429] };
        yield return new Operation { Id = "getVersions", Path = "/layers/{layerId}/versions", Tag = Tags.Layers, Summary = "一个图层的版本 / the versions of a layer", Parameters = [layerId], Handler = versions.HistoryAsync, Refusals = [404, 429] };
        yield return new Operation
        {
            Id = "getVersion",
            Path = "/layers/{layerId}/versions/{version}",
            Tag = Tags.Layers,
            Summary = "一个版本及其导入报告 / a version with the report of its import",
            Parameters = [layerId, OperationParameter.InPath("version", "版本号 / its number")],
            Handler = versions.VersionAsync,
            Refusals = [400, 404, 429],
        };
        yield return new Operation
        {
            Id = "getDifference",
            Path = "/layers/{layerId}/difference",
            Tag = Tags.Layers,
            Summary = "两个版本的差别：增减面积，或其图形（GeoJSON）/ the difference of two versions: areas gained and lost, or the ground itself (GeoJSON)",
            Parameters =
            [
                layerId,
                new(VersionDocuments.OlderParameter, "之前的版本号 / the version before", new JsonObject { ["type"] = "integer", ["minimum"] = 1 }),
                new(VersionDocuments.NewerParameter, "之后的版本号 / the version after", new JsonObject { ["type"] = "integer", ["minimum"] = 1 }),
                OperationParameter.Text(VersionDocuments.ClassParameter, "分类字段 / the property that tells classes apart"),
                new(VersionDocuments.PartParameter, "面积（sums，默认）或图形（ground）/ areas (sums, the default) or the ground", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("sums", "ground") }),
            ],
            Handler = versions.DifferenceAsync,
            Refusals = [400, 404, 429],
        };
    }
}
