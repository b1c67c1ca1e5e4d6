using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Features;

/// <summary>The features of a layer, page by page or by id. They come from the prepared layer: vertices as they are measured, long edges split.</summary>
internal sealed class ItemDocuments(Links links, ServedWorkspace served, ServedLayers layers, ServiceLimits limits, Lane lane)
{
    private const string ContentCrs = "Content-Crs";

    /// <summary><c>GET /collections/{collectionId}/items</c></summary>
    internal async Task ListAsync(HttpContext context)
    {
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var workspace = served.Current;
        var query = ItemQuery.Parse(context, workspace.Catalogue, limits.FeaturesPerPage);
        var collection = layers.Find(workspace, IdOf(context), query.Day);
        if (collection is not null && EntityTags.IsHeld(context, BasisOf(context, workspace, collection, limits.FeaturesPerPage)))
            return;
        var selection = collection is null ? new FeatureSelection(0, []) : FeatureSelection.Of(collection, query, context.RequestAborted);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonAnswer.WriterOptions))
            WriteCollection(json, context, workspace, collection, query, selection);
        await AnswerAsync(context, query.Crs, bytes.WrittenMemory);
    }

    /// <summary><c>GET /collections/{collectionId}/items/{featureId}</c></summary>
    internal async Task FindAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var workspace = served.Current;
        var collection = layers.Find(workspace, IdOf(context))!;
        var crs = ItemQuery.CrsOf(workspace.Catalogue, "crs", QueryParameters.Find(context, "crs"));
        var id = (string)context.GetRouteValue("featureId")!;
        var number = collection.Find(id) ?? throw new HttpProblemException(StatusCodes.Status404NotFound, new Problem(
            "feature.not-found", "featureId", $"图层中没有要素“{id}”。", $"The layer has no feature \"{id}\"."));
        if (EntityTags.IsHeld(context, BasisOf(context, workspace, collection, mostFeatures: 1)))
            return;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonAnswer.WriterOptions))
        {
            json.WriteStartObject();
            new FeatureWriting(json, workspace.Catalogue.Plane, crs).WriteMembers(collection, number);
            json.WriteStartArray("links");
            links.To(context.Request, "self", $"{context.Request.Path}{context.Request.QueryString}", CollectionDocuments.GeoJson, id).WriteTo(json);
            links.To(context.Request, "collection", $"/collections/{IdOf(context)}", JsonAnswer.ContentType, collection.Layer.Definition.Title).WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        await AnswerAsync(context, crs, bytes.WrittenMemory);
    }

    private void WriteCollection(Utf8JsonWriter json, HttpContext context, Workspace workspace, LayerCollection? collection, ItemQuery query, FeatureSelection selection)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteNumber("numberMatched", selection.Matched);
        json.WriteNumber("numberReturned", selection.Page.Count);
        json.WriteStartArray("features");
        if (collection is not null)
        {
            var writing = new FeatureWriting(json, workspace.Catalogue.Plane, query.Crs);
            foreach (var feature in selection.Page)
            {
                json.WriteStartObject();
                writing.WriteMembers(collection, feature);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        links.To(context.Request, "self", $"{context.Request.Path}{context.Request.QueryString}", CollectionDocuments.GeoJson, "本页 / this page").WriteTo(json);
        links.To(context.Request, "collection", $"/collections/{IdOf(context)}", JsonAnswer.ContentType, "图层 / the layer").WriteTo(json);
        if (query.Offset + selection.Page.Count < selection.Matched && selection.Page.Count > 0)
            PageLink(context, "next", query.Offset + query.Limit, query).WriteTo(json);
        if (query.Offset > 0)
            PageLink(context, "prev", Math.Max(0, query.Offset - query.Limit), query).WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private System.Text.Json.Nodes.JsonObject PageLink(HttpContext context, string rel, int offset, ItemQuery query)
    {
        var others = context.Request.Query.Where(parameter => parameter.Key is not ("offset" or "limit")).Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value.ToString()));
        var page = QueryString.Create(
        [
            .. others,
            new("limit", query.Limit.ToString(CultureInfo.InvariantCulture)),
            new("offset", offset.ToString(CultureInfo.InvariantCulture)),
        ]);
        return links.To(context.Request, rel, $"{context.Request.Path}{page}", CollectionDocuments.GeoJson, rel is "next" ? "下一页 / next page" : "上一页 / previous page");
    }

    // Whatever decides the bytes of an answer: the program, the data and how it is called, the plane, the greatest page, and the address with its query.
    private string[] BasisOf(HttpContext context, Workspace workspace, LayerCollection collection, int mostFeatures) =>
    [
        EngineVersion.Current,
        collection.Layer.Sha256,
        collection.Layer.Version.Number.ToString(CultureInfo.InvariantCulture),
        collection.Layer.Definition.Title,
        $"{workspace.Catalogue.Plane} {workspace.Catalogue.Extent}",
        mostFeatures.ToString(CultureInfo.InvariantCulture),
        links.BaseOf(context.Request),
        $"{context.Request.Path}{context.Request.QueryString}",
    ];

    private static Task AnswerAsync(HttpContext context, ReferenceSystems.Crs crs, ReadOnlyMemory<byte> bytes)
    {
        context.Response.Headers[ContentCrs] = $"<{OutputCrs.NameOf(crs)}>";
        return JsonAnswer.WriteAsync(context, bytes, CollectionDocuments.GeoJson);
    }

    private static string IdOf(HttpContext context) => (string)context.GetRouteValue("collectionId")!;
}
