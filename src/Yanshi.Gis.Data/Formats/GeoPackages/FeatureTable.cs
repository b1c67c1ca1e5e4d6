using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// Writes the features of one table of a GeoPackage, as a stream: number from 1, id, a column for each property, all properties as canonical JSON, geometry. At
/// the end come the spatial index, the entries in the standard's tables and, when asked for, triggers that refuse every change. Not thread-safe.
/// </summary>
internal sealed class FeatureTable : IDisposable
{
    /// <summary>The geometry column.</summary>
    internal const string Geometry = "geom";

    /// <summary>The column with a feature's id.</summary>
    internal const string FeatureId = "feature_id";

    /// <summary>The column with all properties as canonical JSON.</summary>
    internal const string Properties = "properties";

    private const string Number = "fid";

    // So many features are looked at before the columns are made.
    private const int LookedAtFirst = 1024;

    private readonly GeoPackageDatabase _database;
    private readonly string _table;
    private readonly SpatialReference _reference;
    private readonly PropertyColumns _columns = new([Number, Geometry, FeatureId, Properties, "rowid", "oid", "_rowid_"]);
    private readonly List<Row> _waiting = [];
    private readonly List<Envelope> _envelopes = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private RepeatedStatement? _insert;

    internal FeatureTable(GeoPackageDatabase database, string table, Crs crs)
    {
        (_database, _table, _reference) = (database, table, SpatialReference.Of(crs));
        _reference.AddTo(database);
    }

    /// <summary>Adds a feature.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="geometry">Its geometry in the table's reference system.</param>
    /// <param name="properties">Its properties.</param>
    internal void Add(string id, Geometry geometry, JsonObject properties) => Add(id, geometry, geometry.AsBinary(), properties, CanonicalJson.Utf8(properties));

    /// <summary>Adds a feature in the forms that are stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="geometry">Its geometry in the table's reference system.</param>
    /// <param name="wkb">The same as little-endian WKB.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="canonicalProperties">The same as canonical JSON in UTF-8.</param>
    internal void Add(string id, Geometry geometry, ReadOnlyMemory<byte> wkb, JsonObject properties, ReadOnlyMemory<byte> canonicalProperties)
    {
        _types.Add(geometry.GeometryType.ToUpperInvariant());
        _waiting.Add(new Row(id, geometry.EnvelopeInternal, wkb, properties, canonicalProperties));
        if (_insert is not null || _waiting.Count >= LookedAtFirst)
            WriteWaiting();
    }

    /// <summary>Ends the table.</summary>
    /// <param name="identifier">The title that programs show; unique in the file.</param>
    /// <param name="description">What it is.</param>
    /// <param name="time">When it was made, UTC.</param>
    /// <param name="refusal">Why nothing may be changed, as whoever tries is told; null when everything may.</param>
    internal void End(string identifier, string description, string time, string? refusal)
    {
        WriteWaiting();
        FillTextColumns();
        SpatialIndex.Make(_database, _table, Geometry, _envelopes);
        var all = new Envelope();
        _envelopes.ForEach(all.ExpandToInclude);
        var entry = new ContentEntry(_table, identifier, description, time, all, _reference.Id, _types.Count == 1 ? _types.Single() : "GEOMETRY");
        entry.AddTo(_database);
        if (refusal is null)
            return;
        foreach (var what in new[] { "INSERT", "UPDATE", "DELETE" })
            _database.Execute($"CREATE TRIGGER {Sql.Name($"{_table}_no_{what.ToLowerInvariant()}")} BEFORE {what} ON {Sql.Name(_table)} BEGIN SELECT RAISE(ABORT, {Sql.Text(refusal)}); END");
    }

    public void Dispose() => _insert?.Dispose();

    /// <summary>Removes a table and every trace of it.</summary>
    internal static void Remove(GeoPackageDatabase database, string table)
    {
        SpatialIndex.Remove(database, table, Geometry);
        database.Execute($"DROP TABLE IF EXISTS {Sql.Name(table)}");
        database.Execute("DELETE FROM gpkg_extensions WHERE table_name = $table", ("$table", table));
        ContentEntry.Remove(database, table);
    }

    private void WriteWaiting()
    {
        if (_insert is null)
        {
            _columns.Begin([.. _waiting.Select(row => row.Properties)]);
            _database.Execute(
                $"CREATE TABLE {Sql.Name(_table)} ({Number} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {FeatureId} TEXT NOT NULL, {string.Concat(_columns.All.Select(column => column.Definition + ", "))}{Properties} TEXT NOT NULL, {Geometry} {(_types.Count == 1 ? _types.Single() : "GEOMETRY")})");
            _insert = Insert();
        }

        foreach (var row in _waiting)
            Write(row);
        _waiting.Clear();
    }

    private void Write(Row row)
    {
        if (_columns.AddMissing(row.Properties) is { Count: > 0 } added)
        {
            foreach (var column in added)
                _database.Execute($"ALTER TABLE {Sql.Name(_table)} ADD COLUMN {column.Definition}");
            _insert!.Dispose();
            _insert = Insert();
        }

        _envelopes.Add(row.Envelope);
        _database.Run(_insert!, row, Bind);
    }

    private void Bind(RepeatedStatement insert, Row row)
    {
        insert.Bind(1, (long)_envelopes.Count);
        insert.Bind(2, row.Id);
        insert.BindText(3, row.CanonicalProperties.Span);
        insert.BindBlob(4, GeoPackageGeometry.Of(row.Wkb.Span, row.Envelope, _reference.Id));
        for (var i = 0; i < _columns.All.Count; i++)
        {
            switch (PropertyColumns.FindValue(_columns.All[i], row.Properties))
            {
                case long whole:
                    insert.Bind(i + 5, whole);
                    break;
                case double number:
                    insert.Bind(i + 5, number);
                    break;
                case string text:
                    insert.Bind(i + 5, text);
                    break;
                default:
                    insert.BindNull(i + 5);
                    break;
            }
        }
    }

    private RepeatedStatement Insert()
    {
        var columns = string.Concat(_columns.All.Select(column => $", {Sql.Name(column.Name)}"));
        var places = string.Join(", ", Enumerable.Repeat('?', 4 + _columns.All.Count));
        return _database.Prepare($"INSERT INTO {Sql.Name(_table)} ({Number}, {FeatureId}, {Properties}, {Geometry}{columns}) VALUES ({places})");
    }

    // Rare: a property whose values were of one kind at first and of another later.
    private void FillTextColumns()
    {
        foreach (var column in _columns.All.Where(column => column.HasMisfits))
        {
            var name = Sql.Name(_columns.TextNameBeside(column));
            _database.Execute($"ALTER TABLE {Sql.Name(_table)} ADD COLUMN {name} TEXT");
            var texts = _database.Rows(
                $"SELECT {Number}, {Properties} FROM {Sql.Name(_table)}", reader => (Number: reader.GetInt64(0), Text: JsonNode.Parse(reader.GetString(1))![column.Property] is { } value ? PropertyColumns.TextOf(value) : null));
            using var update = _database.Prepare($"UPDATE {Sql.Name(_table)} SET {name} = ?1 WHERE {Number} = ?2");
            foreach (var row in texts.Where(row => row.Text is not null))
            {
                _database.Run(update, row, static (statement, row) =>
                {
                    statement.Bind(1, row.Text!);
                    statement.Bind(2, row.Number);
                });
            }
        }
    }

    private sealed record Row(string Id, Envelope Envelope, ReadOnlyMemory<byte> Wkb, JsonObject Properties, ReadOnlyMemory<byte> CanonicalProperties);
}
