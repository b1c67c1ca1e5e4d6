using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>A GeoPackage is a program as well as a file: views, generated columns and triggers compute. Whatever they do ends at the parser's limits, and nothing of it is used.</summary>
public sealed class HostileGeoPackageTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";

    private const string WithoutTriggers =
        "DROP TRIGGER IF EXISTS rtree_地块_geom_update1; DROP TRIGGER IF EXISTS rtree_地块_geom_update2; DROP TRIGGER IF EXISTS rtree_地块_geom_update3; DROP TRIGGER IF EXISTS rtree_地块_geom_update4;"
        + "DROP TRIGGER IF EXISTS rtree_地块_geom_update6; DROP TRIGGER IF EXISTS rtree_地块_geom_update7;";

    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolTheory("ogr2ogr", "sqlite3")]
    [InlineData("a view without an end", Endless + " SELECT i AS fid, NULL AS geom FROM n WHERE i < 0", "parser.timeout")]
    [InlineData("a view of a gigabyte", "SELECT 1 AS fid, zeroblob(999999999) AS geom", "gdal.read-error", "parser.out-of-memory", "parser.timeout")]
    [InlineData("a view of endless rows", Endless + " SELECT i AS fid, x'47500001E6100000010100000000000000000000000000000000000000' AS geom FROM n", "parser.timeout", "parser.too-large", "parser.out-of-memory", "gdal.read-error")]
    [InlineData("a view of itself", "SELECT * FROM v", "gdal.read-error")]
    [InlineData("a view that loads code", "SELECT 1 AS fid, load_extension('/tmp/evil.so') AS geom", "gdal.read-error")]
    [InlineData("a view of another file", "SELECT 1 AS fid, readfile('/etc/passwd') AS geom", "gdal.read-error")]
    [InlineData("a view of many columns", "SELECT *, 1 AS fid, NULL AS geom FROM pragma_table_info('地块') a, pragma_table_info('地块') b", "read", "gdal.read-error")]
    public void A_layer_that_is_a_view_is_read_or_stopped(string what, string view, params string[] outcomes)
    {
        var path = Tampered(
            $"CREATE VIEW v AS {view};"
            + "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 4326);"
            + "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'GEOMETRY', 4326, 0, 0)");

        outcomes.ShouldContain(HostileReading.Try(path), StringComparer.Ordinal, what);
    }

    [ToolTheory("ogr2ogr", "sqlite3")]
    [InlineData("endless contents", "ALTER TABLE gpkg_contents RENAME TO c; CREATE VIEW gpkg_contents AS " + Endless + " SELECT c.* FROM n, c", "parser.timeout", "parser.out-of-memory", "gdal.read-error")]
    [InlineData("contents of itself", "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS SELECT * FROM gpkg_contents", "gdal.read-error")]
    [InlineData("a column that is a gigabyte", "ALTER TABLE 地块 ADD COLUMN big BLOB AS (zeroblob(999999999))", "parser.out-of-memory", "parser.timeout", "gdal.read-error", "read")]
    [InlineData("an attribute of 20 MB", WithoutTriggers + "UPDATE 地块 SET 用途 = hex(zeroblob(10000000)) WHERE fid = 1", "read")]
    [InlineData("an index that is a table", "DROP TABLE rtree_地块_geom; CREATE TABLE rtree_地块_geom(id, minx, maxx, miny, maxy); INSERT INTO rtree_地块_geom VALUES (1, 'a', NULL, 1e400, x'00')", "read", "gdal.read-error")]
    [InlineData("an index without an end", "DROP TABLE rtree_地块_geom; CREATE VIEW rtree_地块_geom AS " + Endless + " SELECT i AS id, 0 AS minx, 0 AS maxx, 0 AS miny, 0 AS maxy FROM n", "read", "gdal.read-error", "parser.timeout")]
    [InlineData("a table on the schema's page", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = '地块'", "gdal.read-error")]
    [InlineData("two tables on one page", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'gpkg_contents') WHERE name = '地块'", "gdal.read-error")]
    [InlineData("a page that is not there", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999999 WHERE name = '地块'", "gdal.read-error")]
    [InlineData("a schema that is no SQL", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE 地块(' WHERE name = '地块'", "gdal.read-error")]
    [InlineData("a trigger that loads code", "CREATE TRIGGER t AFTER UPDATE ON 地块 BEGIN SELECT load_extension('/tmp/evil.so'); END", "read")]
    [InlineData("an extent without an end", "UPDATE gpkg_contents SET min_x = 'NaN', max_x = 1e400, last_change = 'never'", "read", "gdal.read-error")]
    [InlineData("an index without rows", "DELETE FROM rtree_地块_geom_rowid", "read", "gdal.read-error")]
    [InlineData("an extension that nobody knows", "INSERT INTO gpkg_extensions VALUES ('地块', 'geom', 'evil', 'http://127.0.0.1:9/', 'read-write')", "read", "gdal.read-error")]
    [InlineData("a blob that is no geometry", WithoutTriggers + "UPDATE 地块 SET geom = x'47500001E610000001070000000100000001070000FF' WHERE fid = 1", "gdal.read-error")]
    [InlineData("a geometry of 30 MB", WithoutTriggers + "UPDATE 地块 SET geom = zeroblob(30000000) WHERE fid = 1", "gdal.read-error")]
    [InlineData("another application's id", "PRAGMA application_id = 0x0F055112", "read", "gdal.read-error")]
    [InlineData("a geometry column that is not there", "UPDATE gpkg_geometry_columns SET column_name = 'nothing'", "gdal.read-error", "read")]
    [InlineData("a layer that is not there", "UPDATE gpkg_contents SET table_name = 'nothing'; UPDATE gpkg_geometry_columns SET table_name = 'nothing'", "gdal.read-error", "input.no-layer")]
    public void A_file_that_was_tampered_with_is_read_or_refused(string what, string statements, params string[] outcomes) =>
        outcomes.ShouldContain(HostileReading.Try(Tampered(statements)), StringComparer.Ordinal, what);

    private string Tampered(string statements)
    {
        var path = _folder.Convert("a.gpkg", "GPKG");
        ToolProcess.Run("sqlite3", ["-bail", path], "PRAGMA foreign_keys = OFF;\n" + statements + ";\n").EnsureSuccess();
        return path;
    }
}
