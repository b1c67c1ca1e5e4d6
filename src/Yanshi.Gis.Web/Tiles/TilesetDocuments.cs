using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>What there is in tiles, of a layer and of all together (OGC API – Tiles, Part 1).</summary>
internal sealed class TilesetDocuments(Links links, ServedWorkspace served, ServedLayers layers, Lane lane)
{
    private const string DatasetPath = "/tiles";

    /// <summary><c>GET /collections/{collectionId}/tiles</c></summary>
    internal Task ListLayerAsync(HttpContext context) => ListAsync(context, OfLayer);

    /// <summary><c>GET /tiles</c></summary>
    internal Task ListDatasetAsync(HttpContext context) => ListAsync(context, OfDataset);

    /// <summary><c>GET /collections/{collectionId}/tiles/{tileMatrixSetId}</c></summary>
    internal Task DescribeLayerAsync(HttpContext context) => DescribeAsync(context, OfLayer);

    /// <summary><c>GET /tiles/{tileMatrixSetId}</c></summary>
    internal Task DescribeDatasetAsync(HttpContext context) => DescribeAsync(context, OfDataset);

    private async Task ListAsync(HttpContext context, Func<HttpContext, Tiled> find)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var tiled = find(context);
        var tileset = Tileset(tiled);
        tileset["links"] = new JsonArray([.. OwnLinks(context.Request, tiled)]);
        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["tilesets"] = new JsonArray(tileset),
            ["links"] = new JsonArray(links.To(context.Request, "self", tiled.Path, JsonAnswer.ContentType, tiled.Title)),
        });
    }

    private async Task DescribeAsync(HttpContext context, Func<HttpContext, Tiled> find)
    {
        QueryParameters.Check(context);
        TileRequest.RequireMatrixSet(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var tiled = find(context);
        var tileset = Tileset(tiled);
        tileset["layers"] = new JsonArray([.. tiled.Layers.Select(LayerOf)]);
        tileset["links"] = new JsonArray([.. OwnLinks(context.Request, tiled),
            .. tiled.Layers.Select(layer => links.To(context.Request, "http://www.opengis.net/def/rel/ogc/1.0/geodata", $"/collections/{layer.Id}", JsonAnswer.ContentType, layer.Title))]);
        await JsonAnswer.WriteAsync(context, tileset);
    }

    private Tiled OfLayer(HttpContext context)
    {
        var layer = layers.Find(served.Current, (string)context.GetRouteValue("collectionId")!)!.Layer.Definition;
        return new Tiled($"/collections/{layer.Id}/tiles", layer.Title, layer.TitleEnglish, [layer]);
    }

    private Tiled OfDataset(HttpContext context)
    {
        var (workspace, district) = (served.Current, served.Current.Catalogue.District);
        return new Tiled(DatasetPath, district.Name, district.NameEnglish, [.. layers.Of(workspace).Select(shown => shown.Definition)]);
    }

    private static JsonObject Tileset(Tiled tiled) => new()
    {
        ["title"] = $"{tiled.Title} / {tiled.TitleEnglish}",
        ["dataType"] = "vector",
        ["crs"] = TileMatrixSets.Crs,
        ["tileMatrixSetId"] = TileRequest.MatrixSet,
        ["tileMatrixSetURI"] = TileMatrixSets.Uri,
    };

    private static JsonNode LayerOf(LayerDefinition definition) => new JsonObject
    {
        ["id"] = definition.Id,
        ["title"] = $"{definition.Title} / {definition.TitleEnglish}",
        ["dataType"] = "vector",
        ["minTileMatrix"] = "0",
        ["maxTileMatrix"] = $"{TileAddress.GreatestZoom}",
        ["propertiesSchema"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["id"] = Text(), ["name"] = Text(), ["class"] = Text(definition.ClassAttribute) } },
    };

    private IEnumerable<JsonNode> OwnLinks(HttpRequest request, Tiled tiled)
    {
        var item = links.To(request, "item", $"{tiled.TilesetPath}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", VectorTile.ContentType, tiled.Title);
        item["templated"] = true;
        return
        [
            links.To(request, "self", tiled.TilesetPath, JsonAnswer.ContentType, tiled.Title),
            links.To(request, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", TileMatrixSets.Path, JsonAnswer.ContentType, TileRequest.MatrixSet),
            item,
        ];
    }

    private static JsonObject Text(string? title = null) => title is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["title"] = title };

    /// <summary>What a set of tiles is of.</summary>
    /// <param name="Path">Where its sets are listed.</param>
    /// <param name="Title">Its name, Chinese.</param>
    /// <param name="TitleEnglish">Its name, English.</param>
    /// <param name="Layers">Its layers.</param>
    private sealed record Tiled(string Path, string Title, string TitleEnglish, IReadOnlyList<LayerDefinition> Layers)
    {
        internal string TilesetPath => $"{Path}/{TileRequest.MatrixSet}";
    }
}
