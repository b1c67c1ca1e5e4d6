using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Differences;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The difference of two versions as <c>yanshi-gis/layer-difference/1</c>: sums by town and class, and the ground itself as GeoJSON. Thread-safe.</summary>
public static class LayerDifferenceJson
{
    private const string Schema = "yanshi-gis/layer-difference/1";
    private const double RoundingSquareMetres = 1e-6;

    /// <summary>The sums.</summary>
    /// <param name="difference">The difference.</param>
    public static JsonObject Of(LayerDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var shares = SharesOf(difference).ToList();
        return new JsonObject
        {
            ["schema"] = Schema,
            ["layer"] = difference.Newer.Definition.Id,
            ["title"] = difference.Newer.Definition.Title,
            ["from"] = VersionOf(difference.Older),
            ["to"] = VersionOf(difference.Newer),
            ["classField"] = difference.ClassField,
            ["features"] = new JsonObject
            {
                ["added"] = difference.Features.Added,
                ["removed"] = difference.Features.Removed,
                ["changed"] = difference.Features.Changed,
                ["unchanged"] = difference.Features.Unchanged,
            },
            ["gainedSquareMetres"] = Sum(shares, DifferenceKind.Gained),
            ["lostSquareMetres"] = Sum(shares, DifferenceKind.Lost),
            ["rows"] = new JsonArray([.. shares
                .GroupBy(share => (share.Town?.Code, share.Town?.Name, share.Class))
                .OrderBy(row => row.Key.Code is null && row.Key.Name is null ? 1 : 0)
                .ThenBy(row => row.Key.Code, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Class, StringComparer.Ordinal)
                .Select(row => new JsonObject
                {
                    ["town"] = row.Key.Name is null ? null : new JsonObject { ["code"] = row.Key.Code, ["name"] = row.Key.Name },
                    ["class"] = row.Key.Class,
                    ["gainedSquareMetres"] = Sum(row, DifferenceKind.Gained),
                    ["lostSquareMetres"] = Sum(row, DifferenceKind.Lost),
                })]),
        };
    }

    /// <summary>The ground gained and lost as a GeoJSON FeatureCollection (RFC 7946) in CGCS2000 longitude and latitude.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="plane">The analysis plane it was measured in.</param>
    public static JsonObject GeometryOf(LayerDifference difference, EqualAreaPlane plane)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var toLonLat = new AnalysisProjection(Crs.Cgcs2000, plane);
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["schema"] = Schema,
            ["layer"] = difference.Newer.Definition.Id,
            ["from"] = VersionOf(difference.Older),
            ["to"] = VersionOf(difference.Newer),
            ["coordinateSystem"] = Crs.Cgcs2000.Code,
            ["confidentiality"] = EnumCode.Of(ConfidentialityOf(difference)),
            ["features"] = new JsonArray([.. difference.Pieces.Select(piece => new JsonObject
            {
                ["type"] = "Feature",
                ["geometry"] = PieceOutline.Of(toLonLat.PlaneToLonLat(piece.Area)) is { } outline ? GeoJsonGeometry.Of(outline) : null,
                ["properties"] = new JsonObject
                {
                    ["kind"] = EnumCode.Of(piece.Kind),
                    ["feature"] = piece.FeatureId,
                    ["class"] = piece.Class,
                    ["areaSquareMetres"] = Rounding.ToCentimetre(piece.AreaSquareMetres),
                },
            })]),
        };
    }

    /// <summary>The higher mark of the two versions.</summary>
    /// <param name="difference">The difference.</param>
    public static Confidentiality ConfidentialityOf(LayerDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return (Confidentiality)Math.Max((int)difference.Older.Version.Confidentiality, (int)difference.Newer.Version.Confidentiality);
    }

    private static JsonObject VersionOf(ControlLayer layer) => new() { ["version"] = layer.Version.Number, ["sha256"] = layer.Sha256 };

    // What lies in no town is the rest.
    private static IEnumerable<Share> SharesOf(LayerDifference difference)
    {
        foreach (var piece in difference.Pieces)
        {
            foreach (var town in piece.Towns)
                yield return new Share(piece.Kind, piece.Class, town, town.AreaSquareMetres);
            if (piece.AreaSquareMetres - piece.Towns.Sum(town => town.AreaSquareMetres) is var rest and > RoundingSquareMetres)
                yield return new Share(piece.Kind, piece.Class, Town: null, rest);
        }
    }

    private static double Sum(IEnumerable<Share> shares, DifferenceKind kind) => Rounding.ToCentimetre(shares.Where(share => share.Kind == kind).Sum(share => share.AreaSquareMetres));

    private sealed record Share(DifferenceKind Kind, string? Class, TownArea? Town, double AreaSquareMetres);
}
