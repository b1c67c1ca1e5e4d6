using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>What the standard's tables say of a feature table or view.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Identifier">The title that programs show; unique in the file.</param>
/// <param name="Description">What it is.</param>
/// <param name="Time">When it was changed last, UTC.</param>
/// <param name="Envelope">The box around all features, in its reference system.</param>
/// <param name="ReferenceSystem">The reference system's number.</param>
/// <param name="GeometryType">The type of its geometries, <c>GEOMETRY</c> when there are several.</param>
internal sealed record ContentEntry(string Table, string Identifier, string Description, string Time, Envelope Envelope, int ReferenceSystem, string GeometryType)
{
    internal void AddTo(GeoPackageDatabase database)
    {
        database.Execute(
            "INSERT INTO gpkg_contents VALUES ($table, 'features', $identifier, $description, $time, $west, $south, $east, $north, $srs)",
            ("$table", Table), ("$identifier", FreeIdentifier(database)), ("$description", Description), ("$time", Time),
            ("$west", Envelope.MinX), ("$south", Envelope.MinY), ("$east", Envelope.MaxX), ("$north", Envelope.MaxY), ("$srs", ReferenceSystem));
        database.Execute(
            "INSERT INTO gpkg_geometry_columns VALUES ($table, $column, $type, $srs, 0, 0)",
            ("$table", Table), ("$column", FeatureTable.Geometry), ("$type", GeometryType), ("$srs", ReferenceSystem));
    }

    /// <summary>The entry of a table; null when there is none.</summary>
    internal static ContentEntry? Find(GeoPackageDatabase database, string table) => database.Rows(
        "SELECT c.identifier, c.description, c.last_change, c.min_x, c.min_y, c.max_x, c.max_y, g.srs_id, g.geometry_type_name FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE c.table_name = $table",
        reader => new ContentEntry(
            table, reader.GetString(0), reader.GetString(1), reader.GetString(2),
            new Envelope(reader.GetDouble(3), reader.GetDouble(5), reader.GetDouble(4), reader.GetDouble(6)), reader.GetInt32(7), reader.GetString(8)),
        ("$table", table)).FirstOrDefault();

    internal static void Remove(GeoPackageDatabase database, string table)
    {
        database.Execute("DELETE FROM gpkg_geometry_columns WHERE table_name = $table", ("$table", table));
        database.Execute("DELETE FROM gpkg_contents WHERE table_name = $table", ("$table", table));
        database.Execute("DELETE FROM layer_styles WHERE f_table_name = $table", ("$table", table));
    }

    // Two layers may bear one title; the file wants them told apart.
    private string FreeIdentifier(GeoPackageDatabase database) =>
        database.Value("SELECT 1 FROM gpkg_contents WHERE identifier = $identifier", ("$identifier", Identifier)) is null ? Identifier : $"{Identifier} ({Table})";
}
