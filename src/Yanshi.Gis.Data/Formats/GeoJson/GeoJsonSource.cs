using System.Globalization;
using System.Text.Json;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// A GeoJSON layer, read by the same code as GeoJSON sites. GDAL's driver is not used for it: it leaves out what it does not understand, features
/// too, without a word, and calls the address that a <c>crs</c> member names.
/// </summary>
internal sealed class GeoJsonSource : VectorSource
{
    private readonly GeoJsonLayerFile _file;
    private readonly GeoJsonFeature _features = new(new SiteFileOptions());
    private readonly VectorLayer _layer;

    private GeoJsonSource(GeoJsonLayerFile file, DataSet dataSet, int place)
    {
        _file = file;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < file.Count; i++)
        {
            using var feature = file.Feature(i);
            if (PropertiesOf(feature.RootElement) is { } properties)
                foreach (var property in properties.EnumerateObject())
                    Merge(fields, property);
        }

        _layer = new VectorLayer
        {
            Name = dataSet.Title,
            Format = VectorFormat.GeoJson,
            File = dataSet.File,
            FeatureCount = file.Count,
            Fields = [.. fields.Select(field => new VectorField(field.Key, Alias: null, field.Value))],
            Declared = file.Declared ?? GeoJsonCrs.Rfc7946,
            Encoding = TextEncodingChoice.ByFormat("GeoJSON"),
            Notes = file.IsBareArray ? [.. dataSet.Notes, GeoJsonSites.BareArray] : dataSet.Notes,
            Place = (place, 0),
        };
    }

    internal override IReadOnlyList<VectorLayer> Layers => [_layer];

    internal static GeoJsonSource Open(DataSet dataSet, int place)
    {
        using var file = File.OpenRead(dataSet.Path);
        return new GeoJsonSource(GeoJsonLayerFile.Read(file), dataSet, place);
    }

    internal override IEnumerable<VectorRecord> Records(VectorLayer layer, VectorLosses losses)
    {
        for (var i = 0; i < _file.Count; i++)
        {
            using var feature = _file.Feature(i);
            var reading = _features.Read(feature.RootElement, string.Create(CultureInfo.InvariantCulture, $"features[{i}]"), i + 1);
            var error = reading.Defects.FirstOrDefault(defect => defect.Severity == DefectSeverity.Error)?.Problem;
            yield return new VectorRecord(reading.Parcel.Id, error is null ? GeometryOf(reading.Parcel) : null, ValuesOf(feature.RootElement, reading.Parcel.Id, losses), error);
        }

        if (_features.HasHeights)
            losses.Heights = _file.Count;
    }

    public override void Dispose()
    {
        // Everything was read when it was opened.
    }

    private static GdalGeometry? GeometryOf(SourceParcel parcel) =>
        parcel.Rings.Count == 0 ? null : new GdalGeometry(WkbGeometry.OfParcel(parcel), HasHeights: false, HasArcs: false);

    private List<(string, object)> ValuesOf(JsonElement feature, string id, VectorLosses losses)
    {
        var values = new List<(string, object)>();
        if (PropertiesOf(feature) is not { } properties)
            return values;
        foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind is not JsonValueKind.Null))
        {
            if (IsFinite(property.Value))
                values.Add((property.Name, property.Value.Clone()));
            else
                losses.Add(VectorLosses.NotFinite, $"{_layer.Name}[{id}].{property.Name}");
        }

        return values;
    }

    private static JsonElement? PropertiesOf(JsonElement feature) =>
        feature.ValueKind is JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object ? properties : null;

    // A number beyond the range of doubles has no canonical form.
    private static bool IsFinite(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDouble(out var number) && double.IsFinite(number),
        JsonValueKind.Array => value.EnumerateArray().All(IsFinite),
        JsonValueKind.Object => value.EnumerateObject().All(member => IsFinite(member.Value)),
        _ => true,
    };

    private static void Merge(Dictionary<string, string> fields, JsonProperty property)
    {
        var type = property.Value.ValueKind switch
        {
            JsonValueKind.Number => property.Value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array or JsonValueKind.Object => "list",
            JsonValueKind.String => "text",
            _ => null,
        };
        if (!fields.TryGetValue(property.Name, out var known))
            fields[property.Name] = type ?? "text";
        else if (type is not null && known != type)
            fields[property.Name] = (known, type) is ("integer", "number") or ("number", "integer") ? "number" : "text";
    }
}
