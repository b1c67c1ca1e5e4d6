using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Formats.GeoPackages;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>A version as the record has it.</summary>
/// <param name="Entry">Its facts and hashes.</param>
/// <param name="IsPublished">Whether it has been on a workspace's list.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="ImportedBy">Who imported it.</param>
internal sealed record RecordedVersion(WorkspaceVersion Entry, bool IsPublished, VersionOrigin Origin, string ImportedBy);

/// <summary>The table <c>yanshi_versions</c> of the record, and <c>yanshi_workspace</c> with what is known of the workspace as a whole.</summary>
internal sealed class RecordedVersions(GeoPackageDatabase database, string path)
{
    internal const string Tables = """
        CREATE TABLE yanshi_versions (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          layer TEXT NOT NULL,
          version INTEGER NOT NULL,
          table_name TEXT NOT NULL,
          state TEXT NOT NULL,
          facts TEXT NOT NULL,
          imported_by TEXT NOT NULL,
          input_name TEXT,
          input_sha256 TEXT,
          report TEXT,
          coverage BLOB,
          CONSTRAINT uk_version UNIQUE (layer, version)
        );
        CREATE TABLE yanshi_workspace (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES
          ('yanshi_versions', 'attributes', '图层版本', '各图层的全部版本 / all versions of all layers', '2026-01-01T00:00:00.000Z');
        """;

    private const string Pending = "pending";
    private const string Published = "published";
    private const string Columns = "layer, state, facts, imported_by, input_name, input_sha256, report, coverage";

    /// <summary>Every version, by layer (ordinal) and number.</summary>
    internal List<RecordedVersion> All() => database.Rows($"SELECT {Columns} FROM yanshi_versions ORDER BY layer, version", Read);

    /// <summary>A version; null when the record has none of the name.</summary>
    internal RecordedVersion? Find(string layerId, int number) =>
        database.Rows($"SELECT {Columns} FROM yanshi_versions WHERE layer = $layer AND version = $version", Read, ("$layer", layerId), ("$version", number)).FirstOrDefault();

    /// <summary>Enters a new version; nobody rests on it before it is on the workspace's list.</summary>
    internal void Add(WorkspaceVersion entry, VersionOrigin origin, string importedBy) => database.Execute(
        "INSERT INTO yanshi_versions (layer, version, table_name, state, facts, imported_by, input_name, input_sha256, report, coverage) VALUES ($layer, $version, $table, $state, $facts, $by, $name, $sha256, $report, $coverage)",
        ("$layer", entry.LayerId),
        ("$version", entry.Version.Number),
        ("$table", VersionTable.NameOf(entry.LayerId, entry.Version.Number)),
        ("$state", Pending),
        ("$facts", FactsOf(entry)),
        ("$by", importedBy),
        ("$name", origin.InputName),
        ("$sha256", origin.InputSha256),
        ("$report", origin.Report?.ToJsonString()),
        ("$coverage", origin.Coverage is null ? null : new WKBWriter(ByteOrder.LittleEndian).Write(origin.Coverage)));

    /// <summary>Takes over what the workspace's list says of a version, which is on it.</summary>
    internal void Publish(WorkspaceVersion entry) => database.Execute(
        "UPDATE yanshi_versions SET state = $state, facts = $facts WHERE layer = $layer AND version = $version",
        ("$state", Published), ("$facts", FactsOf(entry)), ("$layer", entry.LayerId), ("$version", entry.Version.Number));

    /// <summary>Removes a version that never was on the workspace's list, with its table.</summary>
    internal void Remove(WorkspaceVersion entry)
    {
        VersionTable.Remove(database, VersionTable.NameOf(entry.LayerId, entry.Version.Number));
        database.Execute("DELETE FROM yanshi_versions WHERE layer = $layer AND version = $version AND state = $state", ("$layer", entry.LayerId), ("$version", entry.Version.Number), ("$state", Pending));
    }

    /// <summary>What is known of the workspace under a key; null when nothing is.</summary>
    internal string? FindFact(string key) => (string?)database.Value("SELECT value FROM yanshi_workspace WHERE key = $key", ("$key", key));

    internal void SetFact(string key, string value) =>
        database.Execute("INSERT INTO yanshi_workspace VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = $value", ("$key", key), ("$value", value));

    private static string FactsOf(WorkspaceVersion entry) => WorkspaceVersionJson.Write(entry).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private RecordedVersion Read(SqliteDataReader row)
    {
        try
        {
            var entry = WorkspaceVersionJson.Read(row.GetString(0), JsonNode.Parse(row.GetString(2))!.AsObject());
            var origin = new VersionOrigin
            {
                InputName = TextAt(row, 4),
                InputSha256 = TextAt(row, 5),
                Report = TextAt(row, 6) is { } report ? JsonNode.Parse(report)!.AsObject() : null,
                Coverage = row.IsDBNull(7) ? null : new WKBReader(ProjectGeometry.Services).Read(row.GetFieldValue<byte[]>(7)),
            };
            return new RecordedVersion(entry, row.GetString(1) is Published, origin, row.GetString(3));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or InvalidCastException or ParseException or NullReferenceException or ArgumentException)
        {
            throw GeoPackageProblems.Damaged(path, $"yanshi_versions 中有一行无法读取（{e.Message}）", $"a row of yanshi_versions cannot be read ({e.Message})");
        }
    }

    private static string? TextAt(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
