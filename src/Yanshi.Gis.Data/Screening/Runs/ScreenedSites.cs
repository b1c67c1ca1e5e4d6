using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>The sites of a ledger as map layers, in longitude and latitude (CGCS2000), with the ledger's columns as attributes. Rows without a site are left out.</summary>
public static class ScreenedSites
{
    private const string Table = "sites";

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

        GeoPackageDatabase.WriteTo(to, list.NewScratchPath(), database =>
        {
            using var table = new FeatureTable(database, Table, Crs.Cgcs2000);
            foreach (var row in rows)
            {
                if (list.OutlineOf(row.Row) is { } outline)
                    table.Add(row.Row.Id, outline, propertiesOf(row));
            }

            table.End(title, title, time, refusal: null);
        });
    }

    /// <summary>Writes a GeoJSON feature collection.</summary>
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
        using var collection = new FeatureCollectionWriter(to, title);
        foreach (var row in rows)
        {
            if (list.OutlineOf(row.Row) is { } outline)
                collection.Add(JsonValue.Create(row.Row.Number), outline, propertiesOf(row));
        }

        collection.End();
    }
}
