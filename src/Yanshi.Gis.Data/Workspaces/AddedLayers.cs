using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// The layers that imports added to a workspace's catalogue. They stand on the list of versions and not in <c>catalog.yaml</c>, so that a new layer and its first
/// version become true in the same moment; a layer that somebody writes into <c>catalog.yaml</c> afterwards outranks the added one of its id.
/// </summary>
internal static class AddedLayers
{
    /// <summary>The catalogue of a workspace: its file and what imports added.</summary>
    internal static Catalogue CatalogueOf(string folder, WorkspaceManifest manifest) => With(CatalogueFile.Read(folder).Catalogue, manifest.AddedLayers);

    /// <summary>A catalogue with more layers behind its own.</summary>
    internal static Catalogue With(Catalogue catalogue, IReadOnlyList<LayerDefinition> added) => added.All(layer => catalogue.Find(layer.Id) is not null)
        ? catalogue
        : new Catalogue(catalogue.District, catalogue.Extent, catalogue.Plane, [.. catalogue.Layers, .. added.Where(layer => catalogue.Find(layer.Id) is null)]);

    /// <summary>The layers as JSON.</summary>
    internal static JsonArray Write(IReadOnlyList<LayerDefinition> layers) => new([.. layers.Select(layer => new JsonObject
    {
        ["id"] = layer.Id,
        ["title"] = layer.Title,
        ["titleEnglish"] = layer.TitleEnglish,
        ["group"] = layer.Group,
        ["role"] = EnumCode.Of(layer.Role),
        ["status"] = EnumCode.Of(layer.Status),
        ["confidentiality"] = EnumCode.Of(layer.Confidentiality),
        ["source"] = layer.Source,
        ["attributes"] = new JsonArray([.. layer.Attributes.Select(attribute => JsonValue.Create(attribute))]),
    })]);

    /// <exception cref="FormatException">A member is missing or not what it should be.</exception>
    internal static IReadOnlyList<LayerDefinition> Read(JsonNode? json) => json is null ? [] : [.. json.AsArray().Select(layer => Read(layer!.AsObject()))];

    private static LayerDefinition Read(JsonObject json) => new()
    {
        Id = Text(json, "id"),
        Title = Text(json, "title"),
        TitleEnglish = Text(json, "titleEnglish"),
        Group = Text(json, "group"),
        Role = Coded<LayerRole>(json, "role"),
        Status = Coded<LayerStatus>(json, "status"),
        Confidentiality = Coded<Confidentiality>(json, "confidentiality"),
        Source = Text(json, "source"),
        Attributes = [.. json["attributes"]!.AsArray().Select(attribute => attribute!.GetValue<string>())],
    };

    private static string Text(JsonObject json, string name) => (json[name] ?? throw new FormatException(name)).GetValue<string>();

    private static T Coded<T>(JsonObject json, string name)
        where T : struct, Enum => EnumCode.Find<T>(Text(json, name)) ?? throw new FormatException(name);
}
