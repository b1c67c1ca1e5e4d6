using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>The sites of a ledger as map layers, in longitude and latitude (CGCS2000), with the ledger's columns as attributes. Rows without a site are left out.</summary>
public static class ScreenedSites
{
    private const string Table = "sites";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a GeoPackage with one table, <c>sites</c>.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="list">The list.</param>
    /// <param name="rows">Its rows in the order to write them.</param>
    /// <param name="propertiesOf">The attributes of a row.</param>
    /// <param name="title">The layer's title.</param>
    /// <param name="time">When it is made, UTC, ISO 8601.</param>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    public static void WriteGeoPackage(Stream to, ScreenedList list, IEnumerable<RankedRow> rows, Func<RankedRow, JsonObject> propertiesOf, string title, string time)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(propertiesOf);

        // SQLite wants a file of its own; what is kept of it goes through the same door as any other file.
        var draft = list.NewScratchPath();
        try
        {
            using (var database = GeoPackageDatabase.Create(draft))
            {
                database.Begin();
                using var table = new FeatureTable(database, Table, Crs.Cgcs2000);
                foreach (var row in rows)
                {
                    if (list.SiteOf(row.Row) is not { } site)
                        continue;
                    var properties = propertiesOf(row);
                    table.Add(row.Row.Id, site.LonLat, site.LonLat.AsBinary(), properties, CanonicalJson.Utf8(properties));
                }

                table.End(title, title, time, refusal: null);
                database.Commit();
            }

            using var made = new FileStream(draft, FileMode.Open, FileAccess.Read);
            made.CopyTo(to);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes GeoJSON (RFC 7946 but for the datum, which is CGCS2000 and said so).</summary>
    /// <param name="to">Where to.</param>
    /// <param name="list">The list.</param>
    /// <param name="rows">Its rows in the order to write them.</param>
    /// <param name="propertiesOf">The attributes of a row.</param>
    /// <param name="title">The layer's title.</param>
    public static void WriteGeoJson(Stream to, ScreenedList list, IEnumerable<RankedRow> rows, Func<RankedRow, JsonObject> propertiesOf, string title)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(propertiesOf);
        using var json = new Utf8JsonWriter(to, Plain);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", title);
        json.WriteString("coordinateSystem", Crs.Cgcs2000.Code);
        json.WriteStartArray("features");
        foreach (var row in rows)
        {
            if (list.SiteOf(row.Row) is not { } site)
                continue;
            new JsonObject { ["type"] = "Feature", ["id"] = row.Row.Number, ["geometry"] = GeoJsonGeometry.Of(site.LonLat), ["properties"] = propertiesOf(row) }.WriteTo(json);
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
