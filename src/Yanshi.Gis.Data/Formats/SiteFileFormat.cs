namespace Yanshi.Gis.Data.Formats;

/// <summary>The formats that are read.</summary>
internal enum SiteFileFormat
{
    BoundaryPointText,
    GeoJson,
    DelimitedTable,
    Workbook,
}
