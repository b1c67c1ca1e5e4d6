using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>What every synthetic feature carries: an id of the shape of a BSM, and the label in its remarks.</summary>
internal static class SyntheticLabel
{
    public const string Text = "合成演示数据";

    public const string DistrictCode = "410307";

    public const string DistrictName = "偃师区";

    /// <summary>BSM: district, two digits for the layer, a serial number in ten, so that ids are ordered as they are made.</summary>
    public static string Id(int layerNumber, int serial) => string.Create(CultureInfo.InvariantCulture, $"{DistrictCode}{layerNumber:D2}{serial:D10}");

    /// <summary>A feature whose properties begin with its BSM and end with the label.</summary>
    public static DemonstrationFeature Feature(string id, Geometry lonLat, params ReadOnlySpan<(string Field, JsonNode? Value)> fields)
    {
        var properties = new JsonObject { ["BSM"] = id };
        foreach (var (field, value) in fields)
            properties.Add(field, value);
        properties.Add("BZ", Text);
        return new DemonstrationFeature(id, lonLat, properties);
    }

    /// <summary>Square metres to two decimals, half up as the standard rounds.</summary>
    public static decimal RoundArea(decimal squareMetres) => Math.Round(squareMetres, 2, MidpointRounding.AwayFromZero);
}
