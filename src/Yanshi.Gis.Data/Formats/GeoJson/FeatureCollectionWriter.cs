using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>Writes a GeoJSON feature collection as a stream (RFC 7946 but for the datum, which is CGCS2000 and said so). Not thread-safe.</summary>
internal sealed class FeatureCollectionWriter : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;

    /// <summary>Begins a collection.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="version">Which version of it; null when it has none.</param>
    /// <param name="more">Further members.</param>
    internal FeatureCollectionWriter(Stream to, string name, string? version = null, params IEnumerable<(string Member, string Value)> more)
    {
        _json = new Utf8JsonWriter(to, Plain);
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteString("name", name);
        if (version is not null)
            _json.WriteString("version", version);
        _json.WriteString("coordinateSystem", Crs.Cgcs2000.Code);
        foreach (var (member, value) in more)
            _json.WriteString(member, value);
        _json.WriteStartArray("features");
    }

    /// <summary>Adds a feature.</summary>
    /// <param name="id">Its id, a text or a number.</param>
    /// <param name="lonLat">Its geometry in CGCS2000 longitude and latitude.</param>
    /// <param name="properties">Its properties.</param>
    internal void Add(JsonValue id, Geometry lonLat, JsonObject properties)
    {
        new JsonObject { ["type"] = "Feature", ["id"] = id, ["geometry"] = Planning.Records.GeoJsonGeometry.Of(lonLat), ["properties"] = properties }.WriteTo(_json);
        _json.Flush();
    }

    /// <summary>Ends the collection.</summary>
    internal void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();
}
