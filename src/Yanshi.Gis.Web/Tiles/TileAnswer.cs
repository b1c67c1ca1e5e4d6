using System.Runtime.CompilerServices;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Imports;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Tiles, drawn when they are asked for and the client does not have them yet: of one layer, or of several in one answer.</summary>
internal sealed class TileAnswer(ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary>A merged tile that is larger is drawn with cells of twice the side.</summary>
    internal const int MostMergedBytes = 480_000;

    /// <summary>The parameter that names a version whatever day it is for.</summary>
    internal const string VersionParameter = "version";

    private static readonly ConditionalWeakTable<ControlLayer, LayerTiles> Made = [];

    /// <summary><c>GET /collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}</c></summary>
    internal Task AnswerLayerAsync(HttpContext context) => AnswerAsync(context, (workspace, day) => [LayerOf(context, workspace, day)]);

    /// <summary><c>GET /tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}</c>: the layers under <c>collections</c>, or all that are served, in one tile.</summary>
    internal Task AnswerDatasetAsync(HttpContext context) => AnswerAsync(context, (workspace, day) => TileCollections.Of(context, layers, workspace, day));

    private async Task AnswerAsync(HttpContext context, Func<Workspace, DateOnly?, IReadOnlyList<ControlLayer?>> choose)
    {
        QueryParameters.Check(context);
        TileRequest.RequireMatrixSet(context);
        var tile = TileRequest.AddressOf(context);
        var day = ItemQuery.DayOf(QueryParameters.Find(context, ItemQuery.DayParameter));
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var workspace = served.Current;
        var chosen = choose(workspace, day);
        if (EntityTags.IsHeld(context, chosen.Select(layer => BasisOf(workspace.Catalogue, layer, tile))))
            return;
        using var computing = await lane.ComputeAsync(context.RequestAborted);

        // A tile is a list of layers: one written after the other are one tile.
        byte[][] drawn = [.. chosen.OfType<ControlLayer>().Select(layer => Draw(TilesOf(layer, workspace.Catalogue), layer, tile)).OfType<byte[]>()];
        if (drawn.Length == 0)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await JsonAnswer.WriteAsync(context, Together(drawn), VectorTile.ContentType);
    }

    // Drafts and versions to come are shown by name only, as checks use them.
    private ControlLayer? LayerOf(HttpContext context, Workspace workspace, DateOnly? day)
    {
        var id = (string)context.GetRouteValue("collectionId")!;
        if (QueryParameters.Find(context, VersionParameter) is not { } version)
            return layers.Find(workspace, id, day)?.Layer;
        return day is null
            ? layers.GetVersion(workspace, id, VersionDocuments.NumberOf(VersionParameter, version))
            : throw RequestProblems.Parameter(VersionParameter, version, $" {ItemQuery.DayParameter} 之外的另一种选择，二者不能同时给出", $"given instead of {ItemQuery.DayParameter}, not beside it");
    }

    private static byte[] Together(byte[][] tiles)
    {
        if (tiles.Length == 1)
            return tiles[0];
        var (all, length) = (new byte[tiles.Sum(tile => tile.Length)], 0);
        foreach (var tile in tiles)
        {
            tile.CopyTo(all, length);
            length += tile.Length;
        }

        return all;
    }

    /// <summary>The tiles of a version, with what was made for them.</summary>
    internal static LayerTiles TilesOf(ControlLayer layer, Catalogue catalogue) => Made.GetValue(layer, of => new LayerTiles(of, catalogue));

    /// <summary>A tile as it is sent; null when it is empty.</summary>
    internal static byte[]? Draw(LayerTiles tiles, ControlLayer layer, TileAddress tile)
    {
        for (var coarsening = 0; ; coarsening++)
        {
            var shapes = tiles.Draw(tile, coarsening);
            if (shapes.Count == 0)
                return null;
            var bytes = VectorTile.Of(layer, shapes, tile.Extent);
            if (bytes.Length <= MostMergedBytes || !tiles.AreMerged(tile.Zoom) || coarsening == LayerTiles.MostCoarsening)
                return bytes;
        }
    }

    // Everything that a tile is made of: the data, which of it is the class, the plane, the program and the place.
    private static string BasisOf(Catalogue catalogue, ControlLayer? layer, TileAddress tile) =>
        $"{layer?.Sha256} {layer?.Version.Number} {layer?.Definition.Role} {layer?.Definition.ClassAttribute} {catalogue.Plane} {catalogue.Extent} {EngineVersion.Current} {tile}";
}
