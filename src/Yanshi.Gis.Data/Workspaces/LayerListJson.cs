using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>The layers of a workspace as a document, <c>yanshi-gis/layers/1</c>: every layer of the catalogue in its order, each with the versions of its data.</summary>
public static class LayerListJson
{
    private const string Schema = "yanshi-gis/layers/1";

    /// <summary>The layers of a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    public static JsonObject Of(Workspace workspace) => Of(workspace, static _ => true, static _ => true);

    /// <summary>The layers of a workspace that may be told, with those of their versions that may.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="isNamed">Whether a layer may be told, by its id.</param>
    /// <param name="isShown">Whether a version may.</param>
    public static JsonObject Of(Workspace workspace, Func<string, bool> isNamed, Func<LayerVersion, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(isNamed);
        ArgumentNullException.ThrowIfNull(isShown);
        return new JsonObject
        {
            ["schema"] = Schema,
            ["district"] = new JsonObject { ["code"] = workspace.Catalogue.District.Code, ["name"] = workspace.Catalogue.District.Name },
            ["layers"] = new JsonArray([.. workspace.Catalogue.Layers.Where(layer => isNamed(layer.Id)).Select(layer => LayerOf(layer, workspace.Layers.VersionsOf(layer.Id).Where(holding => isShown(holding.Version))))]),
        };
    }

    private static JsonObject LayerOf(LayerDefinition layer, IEnumerable<LayerHolding> versions) => new()
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
