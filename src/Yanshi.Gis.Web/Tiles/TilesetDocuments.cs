using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>What there is in tiles of a layer (OGC API – Tiles, Part 1).</summary>
internal sealed class TilesetDocuments(Links links, ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary><c>GET /collections/{collectionId}/tiles</c></summary>
    internal async Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var definition = Layer(context).Definition;
        var tileset = Tileset(definition);
        tileset["links"] = new JsonArray(
            links.To(context.Request, "self", PathOf(definition), JsonAnswer.ContentType, definition.Title),
            links.To(context.Request, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", TileMatrixSets.Path, JsonAnswer.ContentType, TileRequest.MatrixSet),
            Items(context.Request, definition));
        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["tilesets"] = new JsonArray(tileset),
            ["links"] = new JsonArray(links.To(context.Request, "self", $"/collections/{definition.Id}/tiles", JsonAnswer.ContentType, definition.Title)),
        });
    }

    /// <summary><c>GET /collections/{collectionId}/tiles/{tileMatrixSetId}</c></summary>
    internal async Task DescribeAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        TileRequest.RequireMatrixSet(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var definition = Layer(context).Definition;
        var tileset = Tileset(definition);
        tileset["layers"] = new JsonArray(new JsonObject
        {
            ["id"] = definition.Id,
            ["title"] = $"{definition.Title} / {definition.TitleEnglish}",
            ["dataType"] = "vector",
            ["minTileMatrix"] = "0",
            ["maxTileMatrix"] = $"{TileAddress.GreatestZoom}",
            ["propertiesSchema"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["id"] = Text(), ["name"] = Text(), ["class"] = Text(definition.ClassAttribute) } },
        });
        tileset["links"] = new JsonArray(
            links.To(context.Request, "self", PathOf(definition), JsonAnswer.ContentType, definition.Title),
            links.To(context.Request, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", TileMatrixSets.Path, JsonAnswer.ContentType, TileRequest.MatrixSet),
            links.To(context.Request, "http://www.opengis.net/def/rel/ogc/1.0/geodata", $"/collections/{definition.Id}", JsonAnswer.ContentType, definition.Title),
            Items(context.Request, definition));
        await JsonAnswer.WriteAsync(context, tileset);
    }

    private ControlLayer Layer(HttpContext context) => layers.Find(served.Current, (string)context.GetRouteValue("collectionId")!)!.Layer;

    private static JsonObject Tileset(LayerDefinition definition) => new()
    {
        ["title"] = $"{definition.Title} / {definition.TitleEnglish}",
        ["dataType"] = "vector",
        ["crs"] = TileMatrixSets.Crs,
        ["tileMatrixSetId"] = TileRequest.MatrixSet,
        ["tileMatrixSetURI"] = TileMatrixSets.Uri,
    };

    private JsonObject Items(HttpRequest request, LayerDefinition definition)
    {
        var link = links.To(request, "item", $"{PathOf(definition)}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", VectorTile.ContentType, definition.Title);
        link["templated"] = true;
        return link;
    }

    private static string PathOf(LayerDefinition definition) => $"/collections/{definition.Id}/tiles/{TileRequest.MatrixSet}";

    private static JsonObject Text(string? title = null) => title is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["title"] = title };
}
