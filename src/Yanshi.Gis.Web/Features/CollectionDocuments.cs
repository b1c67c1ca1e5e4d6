using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Features;

/// <summary>The layers as collections (OGC API – Features, Part 1 and 2).</summary>
internal sealed class CollectionDocuments(Links links, ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary>The content type of features.</summary>
    internal const string GeoJson = "application/geo+json";

    /// <summary><c>GET /collections</c></summary>
    internal async Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var workspace = served.Current;
        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["links"] = new JsonArray(links.To(context.Request, "self", "/collections", JsonAnswer.ContentType, "图层 / layers")),
            ["crs"] = CrsNames(workspace.Catalogue),
            ["collections"] = new JsonArray([.. layers.Of(workspace).Select(layer => Describe(context.Request, workspace, layer.Definition, layer.Holding))]),
        });
    }

    /// <summary><c>GET /collections/{collectionId}</c></summary>
    internal async Task DescribeAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var workspace = served.Current;
        var collection = layers.Find(workspace, (string)context.GetRouteValue("collectionId")!)!;
        var layer = collection.Layer;
        await JsonAnswer.WriteTaggedAsync(context, Describe(context.Request, workspace, layer.Definition, LayerHolding.Loaded(layer)));
    }

    private JsonObject Describe(HttpRequest request, Workspace workspace, LayerDefinition definition, LayerHolding holding)
    {
        var (id, version) = (definition.Id, holding.Version);
        var path = $"/collections/{id}";
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = $"{definition.Title} / {definition.TitleEnglish}",
            ["description"] = version.Source,
            ["itemType"] = "feature",
            ["extent"] = new JsonObject
            {
                ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(BoundsOf(workspace, holding)), ["crs"] = OutputCrs.NameOf(Crs.Crs84) },
                ["temporal"] = new JsonObject { ["interval"] = new JsonArray(new JsonArray(TimeOf(version.EffectiveFrom), TimeOf(version.InForceUntil))) },
            },
            ["crs"] = CrsNames(workspace.Catalogue),
            ["storageCrs"] = OutputCrs.NameOf(Crs.Cgcs2000),
            ["layerVersion"] = version.Number,
            ["role"] = EnumCode.Of(definition.Role),
            ["status"] = EnumCode.Of(version.Status),
            ["completeness"] = EnumCode.Of(version.Completeness),
            ["confidentiality"] = EnumCode.Of(version.Confidentiality),
            ["accuracyMetres"] = version.AccuracyMetres,
            ["damage"] = holding.Damage?.Code,
            ["links"] = new JsonArray(
                links.To(request, "self", path, JsonAnswer.ContentType, definition.Title),
                links.To(request, "items", $"{path}/items", GeoJson, "要素 / features"),
                links.To(request, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", $"{path}/tiles", JsonAnswer.ContentType, "瓦片 / tiles"),
                links.To(request, SchemaDocuments.QueryablesRelation, $"{path}/queryables", SchemaDocuments.ContentType, "可筛选的属性 / properties to select by"),
                links.To(request, SchemaDocuments.SchemaRelation, $"{path}/schema", SchemaDocuments.ContentType, "属性 / properties")),
        };
    }

    // Of a damaged version nobody can say more than where the workspace is; and one layer's damage does not hide the others.
    private static JsonArray BoundsOf(Workspace workspace, LayerHolding holding)
    {
        var extent = workspace.Catalogue.Extent;
        var box = new Box(extent.West, extent.South, extent.East, extent.North);
        try
        {
            box = (holding.Layer is { } layer ? LayerCollection.Of(layer).BoundsLonLat(workspace.Catalogue.Plane) : null) ?? box;
        }
        catch (DamagedBlockException)
        {
            // Whoever asks for its features is told.
        }

        return new JsonArray(Rounding.ToNanodegree(box.MinX), Rounding.ToNanodegree(box.MinY), Rounding.ToNanodegree(box.MaxX), Rounding.ToNanodegree(box.MaxY));
    }

    private static JsonArray CrsNames(Catalogue catalogue) => new([.. OutputCrs.Of(catalogue).Select(crs => (JsonNode)OutputCrs.NameOf(crs))]);

    private static JsonNode? TimeOf(DateOnly? day) => day?.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
