using System.Globalization;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>What the path of a request for tiles says.</summary>
internal static class TileRequest
{
    /// <summary>The one tile matrix set there is.</summary>
    internal const string MatrixSet = "WebMercatorQuad";

    /// <summary>Refuses every other tile matrix set.</summary>
    /// <exception cref="HttpProblemException"><c>tile-matrix-set.not-found</c></exception>
    internal static void RequireMatrixSet(HttpContext context)
    {
        var id = (string)context.GetRouteValue("tileMatrixSetId")!;
        if (!id.Equals(MatrixSet, StringComparison.Ordinal))
            throw new HttpProblemException(StatusCodes.Status404NotFound, new Problem(
                "tile-matrix-set.not-found", "tileMatrixSetId", $"没有瓦片矩阵集“{id}”；可用：{MatrixSet}。", $"There is no tile matrix set \"{id}\"; there is {MatrixSet}."));
    }

    /// <summary>The tile that is asked for.</summary>
    /// <exception cref="HttpProblemException"><c>request.parameter</c>: no number; <c>tile.outside</c>: there is no such tile.</exception>
    internal static TileAddress AddressOf(HttpContext context)
    {
        var tile = new TileAddress(Number(context, "tileMatrix"), Number(context, "tileRow"), Number(context, "tileCol"));
        return tile.Exists ? tile : throw new HttpProblemException(StatusCodes.Status404NotFound, new Problem(
            "tile.outside",
            $"{tile.Zoom}/{tile.Row}/{tile.Column}",
            $"没有这个瓦片：级别应为 0 至 {TileAddress.GreatestZoom}，行、列应为 0 至 2^级别 − 1。",
            $"There is no such tile: the zoom must be 0 to {TileAddress.GreatestZoom}, row and column 0 to 2^zoom − 1."));
    }

    private static int Number(HttpContext context, string name)
    {
        var text = (string)context.GetRouteValue(name)!;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RequestProblems.Parameter(name, text, "不小于 0 的整数", "a whole number of at least 0");
    }
}
