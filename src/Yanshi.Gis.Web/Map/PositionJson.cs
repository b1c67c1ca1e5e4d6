using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Map;

/// <summary>A place in the projected coordinates that surveyors read: X north, Y east, millimetres.</summary>
internal static class PositionJson
{
    private const int Decimals = 3;

    /// <summary>The place in the 3° zone it lies in, its number in the easting.</summary>
    internal static JsonObject? Of(Coordinate lonLat)
    {
        if (Crs.PlaneZoneAt(lonLat.X) is not { Kind: CrsKind.GaussKruger, ZoneWidthDegrees: { } width, Zone: { } number })
            return null;
        var zone = Crs.GaussKruger(width, number, zoneInEasting: true);
        var place = CrsTransform.Between(Crs.Cgcs2000, zone).Transform(lonLat);
        return new JsonObject
        {
            ["crs"] = zone.Code,
            ["name"] = zone.ChineseName,
            ["nameEnglish"] = zone.EnglishName,
            ["north"] = Math.Round(place.Y, Decimals, MidpointRounding.AwayFromZero),
            ["east"] = Math.Round(place.X, Decimals, MidpointRounding.AwayFromZero),
        };
    }
}
