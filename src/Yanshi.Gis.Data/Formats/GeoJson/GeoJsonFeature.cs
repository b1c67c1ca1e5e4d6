using System.Globalization;
using System.Text.Json;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>One feature: its id, name, attributes and rings.</summary>
internal sealed class GeoJsonFeature(SiteFileOptions options)
{
    /// <summary>Whether a height was left out of any feature read.</summary>
    public bool HasHeights { get; private set; }

    /// <summary>Reads a feature, whatever is wrong with it: its flaws are its defects.</summary>
    /// <param name="feature">The value that should be a feature.</param>
    /// <param name="path">Its place, such as <c>features[3]</c>.</param>
    /// <param name="running">Its running number from 1.</param>
    public ParcelReading Read(JsonElement feature, string path, int running)
    {
        var log = new DefectLog(options.Limits.MaxDefectsPerCode);
        if (feature.ValueKind != JsonValueKind.Object)
        {
            log.Error("geojson.feature", path, $"要素应为对象，实为 {feature.ValueKind}。", $"a feature must be an object, this is {feature.ValueKind}.");
            return Reading(id: null, [], new GeoJsonGeometry(log, new PointBudget(0), 0), path, running, log);
        }

        var type = GeoJsonMember.Find(feature, "type", path, log);
        if (type is not { ValueKind: JsonValueKind.String } || !type.Value.ValueEquals("Feature"))
            log.Error(
                "geojson.type",
                $"{path}.type",
                $"类型应为 \"Feature\"，实为 {type?.GetRawText() ?? "缺少"}。",
                $"the type must be \"Feature\", it is {type?.GetRawText() ?? "missing"}.");
        var geometry = NewGeometry(log);
        if (GeoJsonMember.Find(feature, "geometry", path, log) is { } written)
            geometry.Read(written, $"{path}.geometry");
        else
            log.Error("geojson.no-geometry", path, "要素缺少 geometry。", "the feature has no geometry member.");
        var attributes = Attributes(GeoJsonMember.Find(feature, "properties", path, log), path, log);
        return Reading(Id(GeoJsonMember.Find(feature, "id", path, log), path, log), attributes, geometry, path, running, log);
    }

    /// <summary>Reads a geometry that stands alone.</summary>
    public ParcelReading ReadBare(JsonElement written, string path)
    {
        var log = new DefectLog(options.Limits.MaxDefectsPerCode);
        var geometry = NewGeometry(log);
        geometry.Read(written, path);
        return Reading(id: null, [], geometry, path, running: 1, log);
    }

    private GeoJsonGeometry NewGeometry(DefectLog log) =>
        new(log, new PointBudget(options.Limits.MaxPointsPerSite), options.Limits.MaxGeometryDepth);

    private ParcelReading Reading(
        string? id, Dictionary<string, string> attributes, GeoJsonGeometry geometry, string path, int running, DefectLog log)
    {
        HasHeights |= geometry.HasHeights;
        var parcel = new SourceParcel
        {
            Id = id ?? FeatureNames.FindId(attributes) ?? running.ToString(CultureInfo.InvariantCulture),
            Name = FeatureNames.FindName(attributes),
            Attributes = attributes,
            Shape = geometry.Shape,
            Rings = geometry.Rings,
            Where = path,
        };
        return new ParcelReading(parcel, log.ToList());
    }

    private static string? Id(JsonElement? id, string path, DefectLog log)
    {
        if (id is null or { ValueKind: JsonValueKind.Null })
            return null;
        if (ScalarText(id.Value) is { Length: > 0 } text && id.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            return text;
        log.Warning("geojson.id", $"{path}.id", "id 应为字符串或数，未使用。", "an id must be a string or a number; it is not used.");
        return null;
    }

    private Dictionary<string, string> Attributes(JsonElement? properties, string path, DefectLog log)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (properties is null or { ValueKind: JsonValueKind.Null })
            return attributes;
        if (properties.Value.ValueKind != JsonValueKind.Object)
        {
            log.Warning(
                "geojson.properties", $"{path}.properties", "properties 应为对象，未使用。", "the properties must be an object; they are not used.");
            return attributes;
        }

        foreach (var property in properties.Value.EnumerateObject())
        {
            if (ScalarText(property.Value) is not { } text)
                continue;
            if (text.Length <= options.Limits.MaxAttributeCharacters)
                attributes[property.Name] = text;
            else
                log.Warning(
                    "input.attribute-too-long",
                    $"{path}.properties",
                    string.Create(CultureInfo.InvariantCulture, $"属性“{property.Name}”超过 {options.Limits.MaxAttributeCharacters} 个字符，未使用。"),
                    string.Create(CultureInfo.InvariantCulture, $"the attribute '{property.Name}' has more than {options.Limits.MaxAttributeCharacters} characters; it is not used."));
        }

        return attributes;
    }

    private static string? ScalarText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
