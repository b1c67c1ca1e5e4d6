using System.Runtime.CompilerServices;
using Yanshi.Gis.Data;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tiles;

/// <summary><c>GET /collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}</c>: a tile, drawn when it is asked for and the client does not have it yet.</summary>
internal sealed class TileAnswer(ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary>A merged tile that is larger is drawn with cells of twice the side.</summary>
    internal const int MostMergedBytes = 480_000;

    private static readonly ConditionalWeakTable<ControlLayer, LayerTiles> Made = [];

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        TileRequest.RequireMatrixSet(context);
        var tile = TileRequest.AddressOf(context);
        var day = ItemQuery.DayOf(QueryParameters.Find(context, ItemQuery.DayParameter));
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var workspace = served.Current;
        var layer = layers.Find(workspace, (string)context.GetRouteValue("collectionId")!, day)?.Layer;
        if (EntityTags.IsHeld(context, BasisOf(workspace.Catalogue, layer, tile)))
            return;
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        if (layer is null || Draw(Made.GetValue(layer, of => new LayerTiles(of, workspace.Catalogue)), layer, tile) is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await JsonAnswer.WriteAsync(context, bytes, VectorTile.ContentType);
    }

    /// <summary>A tile as it is sent; null when it is empty.</summary>
    internal static byte[]? Draw(LayerTiles tiles, ControlLayer layer, TileAddress tile)
    {
        for (var coarsening = 0; ; coarsening++)
        {
            var shapes = tiles.Draw(tile, coarsening);
            if (shapes.Count == 0)
                return null;
            var bytes = VectorTile.Of(layer, shapes);
            if (bytes.Length <= MostMergedBytes || !tiles.AreMerged(tile.Zoom) || coarsening == LayerTiles.MostCoarsening)
                return bytes;
        }
    }

    // Everything that a tile is made of: the data, which of it is the class, the plane, the program and the place.
    private static string BasisOf(Catalogue catalogue, ControlLayer? layer, TileAddress tile) =>
        $"{layer?.Sha256} {layer?.Version.Number} {layer?.Definition.Role} {layer?.Definition.ClassAttribute} {catalogue.Plane} {catalogue.Extent} {EngineVersion.Current} {tile}";
}
