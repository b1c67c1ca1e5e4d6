using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The layers of a workspace as a document, <c>yanshi-gis/layers/1</c>: every layer of the catalogue in its order, each with the versions of its data.</summary>
internal static class LayerListJson
{
    private const string Schema = "yanshi-gis/layers/1";

    internal static JsonObject Of(Workspace workspace) => new()
    {
        ["schema"] = Schema,
        ["district"] = new JsonObject { ["code"] = workspace.Catalogue.District.Code, ["name"] = workspace.Catalogue.District.Name },
        ["layers"] = new JsonArray([.. workspace.Catalogue.Layers.Select(layer => LayerOf(layer, workspace.Layers.VersionsOf(layer.Id)))]),
    };

    private static JsonObject LayerOf(LayerDefinition layer, IReadOnlyList<LayerHolding> versions) => new()
    {
        ["id"] = layer.Id,
        ["title"] = layer.Title,
        ["titleEnglish"] = layer.TitleEnglish,
        ["group"] = layer.Group,
        ["role"] = EnumCode.Of(layer.Role),
        ["mandatory"] = layer.Mandatory,
        ["status"] = EnumCode.Of(layer.Status),
        ["source"] = layer.Source,
        ["versions"] = new JsonArray([.. versions.Select(VersionOf)]),
    };

    private static JsonObject VersionOf(LayerHolding holding)
    {
        var version = holding.Version;
        return new JsonObject
        {
            ["version"] = version.Number,
            ["status"] = EnumCode.Of(version.Status),
            ["completeness"] = EnumCode.Of(version.Completeness),
            ["coverage"] = version.Coverage is { } coverage ? EnumCode.Of(coverage) : null,
            ["accuracyMetres"] = version.AccuracyMetres,
            ["vintage"] = RecordDate.Of(version.Vintage),
            ["inForceFrom"] = RecordDate.Of(version.EffectiveFrom),
            ["inForceUntil"] = RecordDate.Of(version.InForceUntil),
            ["withdrawnFrom"] = RecordDate.Of(version.WithdrawnFrom),
            ["legalStatus"] = EnumCode.Of(version.LegalStatus),
            ["confidentiality"] = EnumCode.Of(version.Confidentiality),
            ["features"] = holding.Layer?.Features.Count,
            ["crs"] = version.Crs,
            ["source"] = version.Source,
            ["sha256"] = holding.Layer?.Sha256,
            ["damage"] = holding.Damage is { } damage ? new JsonObject { ["code"] = damage.Code, ["where"] = damage.Where, ["message"] = damage.Chinese } : null,
        };
    }
}
