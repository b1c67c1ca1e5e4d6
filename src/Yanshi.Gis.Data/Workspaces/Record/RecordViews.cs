using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>The views of the record under their layers' ids: what GIS programs show of a workspace is what a check of that day rests on.</summary>
internal static class RecordViews
{
    /// <summary>Makes the views anew.</summary>
    internal static void Make(GeoPackageDatabase database, IReadOnlyCollection<WorkspaceVersion> versions, Catalogue catalogue, DateOnly date, string time)
    {
        foreach (var view in database.Rows("SELECT name FROM sqlite_schema WHERE type = 'view'", row => row.GetString(0)))
        {
            database.Execute($"DROP VIEW {Sql.Name(view)}");
            ContentEntry.Remove(database, view);
        }

        foreach (var layer in catalogue.Layers)
        {
            if (VersionRank.FindNewestInForce(versions.Where(entry => entry.LayerId.Equals(layer.Id, StringComparison.Ordinal)), date) is not { } current)
                continue;
            var table = VersionTable.NameOf(layer.Id, current.Version.Number);
            if (ContentEntry.Find(database, table) is not { } entry)
                continue;
            database.Execute($"CREATE VIEW {Sql.Name(layer.Id)} AS SELECT * FROM {Sql.Name(table)}");
            (entry with { Table = layer.Id, Identifier = layer.Title, Description = FormattableString.Invariant($"{table}：{current.Version.Source}"), Time = time }).AddTo(database);
            LayerStyleQml.AddTo(database, layer.Id, entry.GeometryType, layer, time);
        }
    }
}
