using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>The tile matrix set WebMercatorQuad as the service draws it (OGC Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0).</summary>
internal sealed class TileMatrixSets(Links links)
{
    /// <summary>The name by which OGC registers it.</summary>
    internal const string Uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

    /// <summary>Its reference system.</summary>
    internal const string Crs = "http://www.opengis.net/def/crs/EPSG/0/3857";

    /// <summary>Where it is.</summary>
    internal const string Path = $"/tileMatrixSets/{TileRequest.MatrixSet}";

    private const double HalfSideMetres = 20037508.342789244;

    // Metres of a pixel of the standard screen.
    private const double PixelMetres = 0.00028;
    private const int PixelsPerTile = 256;

    /// <summary><c>GET /tileMatrixSets</c></summary>
    internal Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["tileMatrixSets"] = new JsonArray(new JsonObject
            {
                ["id"] = TileRequest.MatrixSet,
                ["title"] = TileRequest.MatrixSet,
                ["uri"] = Uri,
                ["crs"] = Crs,
                ["links"] = new JsonArray(links.To(context.Request, "self", Path, JsonAnswer.ContentType, TileRequest.MatrixSet)),
            }),
        });
    }

    /// <summary><c>GET /tileMatrixSets/{tileMatrixSetId}</c></summary>
    internal static Task DescribeAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        TileRequest.RequireMatrixSet(context);
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["id"] = TileRequest.MatrixSet,
            ["title"] = TileRequest.MatrixSet,
            ["uri"] = Uri,
            ["crs"] = Crs,
            ["orderedAxes"] = new JsonArray("X", "Y"),
            ["wellKnownScaleSet"] = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
            ["tileMatrices"] = new JsonArray([.. Enumerable.Range(0, TileAddress.GreatestZoom + 1).Select(zoom => (JsonNode)MatrixOf(zoom))]),
        });
    }

    private static JsonObject MatrixOf(int zoom)
    {
        var cell = Math.ScaleB(2 * HalfSideMetres / PixelsPerTile, -zoom);
        return new JsonObject
        {
            ["id"] = zoom.ToString(CultureInfo.InvariantCulture),
            ["scaleDenominator"] = cell / PixelMetres,
            ["cellSize"] = cell,
            ["cornerOfOrigin"] = "topLeft",
            ["pointOfOrigin"] = new JsonArray(-HalfSideMetres, HalfSideMetres),
            ["tileWidth"] = PixelsPerTile,
            ["tileHeight"] = PixelsPerTile,
            ["matrixWidth"] = 1 << zoom,
            ["matrixHeight"] = 1 << zoom,
        };
    }
}
