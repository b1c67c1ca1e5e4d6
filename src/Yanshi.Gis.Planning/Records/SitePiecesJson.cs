using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// The pieces document, <c>yanshi-gis/site-pieces/1</c>: a GeoJSON FeatureCollection (RFC 7946) of the site, the pieces of its conflicts and
/// the cells of its partition, in CGCS2000 longitude and latitude. Thread-safe.
/// </summary>
/// <remarks>
/// RFC 7946 means WGS 84 and knows no member <c>crs</c>; CGCS2000 differs from it by less than what maps show, and <c>coordinateSystem</c> names it.
/// Vertices come from the analysis plane one by one: an edge of a kilometre lies within 2 cm of where it was measured.
/// </remarks>
public static class SitePiecesJson
{
    private const string Schema = "yanshi-gis/site-pieces/1";

    /// <summary>The document.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="digest">The digest of the record they belong to.</param>
    /// <param name="includeRestricted">
    /// Whether pieces of layers whose data is internal or secret are written. Otherwise these layers are named in <c>omitted</c>, and the
    /// cells are those of the other layers, so that no line of theirs shows.
    /// </param>
    public static JsonObject Of(SitePieces pieces, string digest, bool includeRestricted)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentException.ThrowIfNullOrEmpty(digest);
        var shown = pieces.Layers.Where(layer => includeRestricted || layer.Version.Confidentiality is Confidentiality.Public).ToList();
        var toLonLat = new AnalysisProjection(Crs.Cgcs2000, pieces.Report.Provenance.Catalogue.Plane);
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["schema"] = Schema,
            ["record"] = digest,
            ["coordinateSystem"] = Crs.Cgcs2000.Code,
            ["confidentiality"] = EnumCode.Of(HighestOf(shown)),
            ["omitted"] = new JsonArray([.. pieces.Layers.Except(shown).Select(layer => (JsonNode)layer.Result.Layer.Id)]),
            ["features"] = new JsonArray(
            [
                SiteFeature(pieces.Report),
                .. shown.SelectMany(layer => ConflictFeatures(layer, toLonLat)),
                .. CellFeatures(pieces, shown, toLonLat),
            ]),
        };
    }

    private static JsonObject SiteFeature(SiteReport report) => Feature(
        "site",
        [],
        Rounding.ToCentimetre(report.Site.AreaSquareMetres),
        report.Site.Name ?? report.Site.Id,
        EnumCode.Of(report.Verdict),
        report.Site.GeometryLonLat);

    private static IEnumerable<JsonObject> ConflictFeatures(LayerPieces layer, AnalysisProjection toLonLat)
    {
        var exact = layer.Pieces.Select(piece => piece.AreaSquareMetres).ToList();
        var areas = Rounding.PartsOf(exact, layer.Result.AreaSquareMetres ?? exact.Sum());
        return layer.Pieces.Select((piece, i) =>
        {
            var feature = Feature("conflict", [layer], areas[i], layer.Result.Layer.Title, EnumCode.Of(LayerState.Conflict), toLonLat.PlaneToLonLat(piece.Area));
            feature["properties"]!["widthMetres"] = Rounding.ToCentimetre(piece.WidthMetres);
            return feature;
        });
    }

    // A cell that no layer shown concerns is not thereby free of conflict: it has no state.
    private static IEnumerable<JsonObject> CellFeatures(SitePieces pieces, List<LayerPieces> shown, AnalysisProjection toLonLat)
    {
        var cells = pieces.CellsOf(shown);
        var areas = Rounding.PartsOf([.. cells.Select(cell => cell.Cell.AreaSquareMetres)], pieces.Report.Site.AreaSquareMetres);
        return cells.Select((cell, i) => Feature(
            "cell",
            cell.Layers,
            areas[i],
            cell.Layers.Count == 0 ? "未涉及所列冲突图层" : string.Join('、', cell.Layers.Select(layer => layer.Result.Layer.Title)),
            cell.Layers.Count == 0 ? null : EnumCode.Of(LayerState.Conflict),
            toLonLat.PlaneToLonLat(cell.Cell.Geometry)));
    }

    private static JsonObject Feature(string kind, IReadOnlyList<LayerPieces> layers, double areaSquareMetres, string title, string? state, Geometry lonLat) => new()
    {
        ["type"] = "Feature",
        ["geometry"] = PieceOutline.Of(lonLat) is { } outline ? GeoJsonGeometry.Of(outline) : null,
        ["properties"] = new JsonObject
        {
            ["kind"] = kind,
            ["layers"] = new JsonArray([.. layers.Select(layer => (JsonNode)layer.Result.Layer.Id)]),
            ["areaSquareMetres"] = areaSquareMetres,
            ["title"] = title,
            ["state"] = state,
            ["confidentiality"] = EnumCode.Of(HighestOf(layers)),
        },
    };

    private static Confidentiality HighestOf(IEnumerable<LayerPieces> layers) => layers.Select(layer => layer.Version.Confidentiality).DefaultIfEmpty(Confidentiality.Public).Max();
}
