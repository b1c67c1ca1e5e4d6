using System.Text.Json.Nodes;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Features;

/// <summary>
/// What the features of a layer have, and by what they can be selected, as JSON Schema (OGC API – Features, Part 5 and 3). Both are told from the features themselves: the names are those
/// under which a layer was delivered.
/// </summary>
internal sealed class SchemaDocuments(Links links, ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary>The content type.</summary>
    internal const string ContentType = "application/schema+json";

    /// <summary>What the queryables are to their collection.</summary>
    internal const string QueryablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    /// <summary>What the schema is to its collection.</summary>
    internal const string SchemaRelation = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // A name that a property has already is the property's.
    private const string GeometryName = "geometry";

    /// <summary><c>GET /collections/{collectionId}/queryables</c></summary>
    internal Task QueryablesAsync(HttpContext context) => AnswerAsync(context, "queryables", static collection => SchemasOf(collection.Queryables), isClosed: true);

    /// <summary><c>GET /collections/{collectionId}/schema</c></summary>
    internal Task SchemaAsync(HttpContext context) => AnswerAsync(context, "schema", static collection =>
    {
        var properties = SchemasOf(collection.Properties);
        properties.TryAdd(GeometryName, new JsonObject { ["x-ogc-role"] = "primary-geometry", ["format"] = collection.HasAreasOnly ? "geometry-polygon-or-multipolygon" : "geometry-any" });
        return properties;
    }, isClosed: false);

    private async Task AnswerAsync(HttpContext context, string name, Func<LayerCollection, JsonObject> propertiesOf, bool isClosed)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var collection = layers.Find(served.Current, (string)context.GetRouteValue("collectionId")!)!;
        var definition = collection.Layer.Definition;
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = $"{links.BaseOf(context.Request)}/collections/{definition.Id}/{name}",
            ["title"] = $"{definition.Title} / {definition.TitleEnglish}",
            ["type"] = "object",
            ["properties"] = propertiesOf(collection),
        };
        if (isClosed)
            schema["additionalProperties"] = false;
        await JsonAnswer.WriteTaggedAsync(context, schema, ContentType);
    }

    private static JsonObject SchemasOf(IEnumerable<KeyValuePair<string, PropertyKinds>> properties) =>
        new(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)PropertySchemas.Of(property.Value))));
}
