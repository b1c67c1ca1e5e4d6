using System.Text.Json;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Features;

/// <summary>Writes features as GeoJSON in a system of the client's choice, its axes in the order of the authority. Not thread-safe.</summary>
/// <param name="json">Where to.</param>
/// <param name="plane">The analysis plane.</param>
/// <param name="crs">The system.</param>
internal sealed class FeatureWriting(Utf8JsonWriter json, EqualAreaPlane plane, Crs crs)
{
    // A tenth of a millimetre.
    private const int MetreDecimals = 4;

    private readonly AnalysisProjection _projection = new(Crs.Cgcs2000, plane);
    private readonly bool _isNorthFirst = OutputCrs.IsNorthFirst(crs);

    /// <summary>Writes the members of a feature into an object that is open.</summary>
    internal void WriteMembers(LayerCollection collection, int number)
    {
        var feature = collection.Layer.Features[number];
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        WriteGeometry(collection.GeometryOf(number));
        json.WriteStartObject("properties");
        foreach (var (name, value) in feature.Properties)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private void WriteGeometry(Geometry inPlane)
    {
        var geometry = crs.IsProjected ? _projection.PlaneToZone(inPlane, crs) : _projection.PlaneToLonLat(inPlane);
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WritePropertyName("coordinates");
        WriteCoordinates(geometry);
        json.WriteEndObject();
    }

    private void WriteCoordinates(Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePosition(point.Coordinate);
                break;
            case LineString line:
                WriteLine(line);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                WriteLine(polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                    WriteLine(hole);
                json.WriteEndArray();
                break;
            default:
                json.WriteStartArray();
                foreach (var part in ((GeometryCollection)geometry).Geometries)
                    WriteCoordinates(part);
                json.WriteEndArray();
                break;
        }
    }

    private void WriteLine(LineString line)
    {
        json.WriteStartArray();
        foreach (var point in line.Coordinates)
            WritePosition(point);
        json.WriteEndArray();
    }

    private void WritePosition(Coordinate point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Rounded(_isNorthFirst ? point.Y : point.X));
        json.WriteNumberValue(Rounded(_isNorthFirst ? point.X : point.Y));
        json.WriteEndArray();
    }

    private double Rounded(double value) => crs.IsProjected ? Math.Round(value, MetreDecimals, MidpointRounding.AwayFromZero) : Rounding.ToNanodegree(value);
}
