using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>The R-tree of a feature table, extension <c>gpkg_rtree_index</c>, with the standard's triggers.</summary>
internal static class SpatialIndex
{
    /// <summary>Makes the index of a table's features, whose numbers run from 1; none has an empty box.</summary>
    internal static void Make(GeoPackageDatabase database, string table, string column, IReadOnlyList<Envelope> envelopes)
    {
        var index = NameOf(table, column);
        database.Execute($"CREATE VIRTUAL TABLE {Sql.Name(index)} USING rtree(id, minx, maxx, miny, maxy)");
        PackedSpatialIndex.Fill(database, index, envelopes);
        database.Execute(
            "INSERT INTO gpkg_extensions VALUES ($table, $column, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", ("$table", table), ("$column", column));
        foreach (var trigger in Triggers(table, column, index))
            database.Execute(trigger);
    }

    internal static void Remove(GeoPackageDatabase database, string table, string column) => database.Execute($"DROP TABLE IF EXISTS {Sql.Name(NameOf(table, column))}");

    private static string NameOf(string table, string column) => $"rtree_{table}_{column}";

    // Whoever changes such a table keeps its index right (OGC 12-128r18, annex F.3); the functions are those of the program that changes it.
    private static IEnumerable<string> Triggers(string table, string column, string index)
    {
        var (t, c, i, key) = (Sql.Name(table), Sql.Name(column), Sql.Name(index), Sql.Name("fid"));
        var isThere = $"(NEW.{c} NOTNULL AND NOT ST_IsEmpty(NEW.{c}))";
        var isNot = $"(NEW.{c} ISNULL OR ST_IsEmpty(NEW.{c}))";
        var enter = $"INSERT OR REPLACE INTO {i} VALUES (NEW.{key}, ST_MinX(NEW.{c}), ST_MaxX(NEW.{c}), ST_MinY(NEW.{c}), ST_MaxY(NEW.{c}));";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_insert")} AFTER INSERT ON {t} WHEN {isThere} BEGIN {enter} END";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_update1")} AFTER UPDATE OF {c} ON {t} WHEN OLD.{key} = NEW.{key} AND {isThere} BEGIN {enter} END";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_update2")} AFTER UPDATE OF {c} ON {t} WHEN OLD.{key} = NEW.{key} AND {isNot} BEGIN DELETE FROM {i} WHERE id = OLD.{key}; END";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_update3")} AFTER UPDATE ON {t} WHEN OLD.{key} != NEW.{key} AND {isThere} BEGIN DELETE FROM {i} WHERE id = OLD.{key}; {enter} END";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_update4")} AFTER UPDATE ON {t} WHEN OLD.{key} != NEW.{key} AND {isNot} BEGIN DELETE FROM {i} WHERE id IN (OLD.{key}, NEW.{key}); END";
        yield return $"CREATE TRIGGER {Sql.Name(index + "_delete")} AFTER DELETE ON {t} WHEN OLD.{c} NOT NULL BEGIN DELETE FROM {i} WHERE id = OLD.{key}; END";
    }
}
