namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>What is known of a format before any file of it is opened.</summary>
/// <param name="Format">The format.</param>
/// <param name="Code">Its code in records (<c>SiteSource.Format</c>).</param>
/// <param name="Name">Its name in messages; the same in both languages.</param>
/// <param name="Drivers">GDAL's drivers for it; the first that the library has is taken, and nothing else is registered. None: GDAL is not asked.</param>
/// <param name="Extensions">The extensions of its main file, lower case, the usual one first.</param>
/// <param name="Companions">The extensions of files that belong to the main file, lower case.</param>
/// <param name="IsUtf8">Whether the format itself says that its text is UTF-8.</param>
internal sealed record VectorFormatFacts(
    VectorFormat Format, string Code, string Name, string[] Drivers, string[] Extensions, string[] Companions, bool IsUtf8)
{
    private static readonly VectorFormatFacts[] All =
    [
        new(VectorFormat.Shapefile, "shapefile", "Shapefile", ["ESRI Shapefile"], [".shp"], [".shx", ".dbf", ".prj", ".cpg"], IsUtf8: false),
        new(VectorFormat.FileGeodatabase, "file-gdb", "File Geodatabase", ["OpenFileGDB"], [".gdb"], [], IsUtf8: true),
        new(VectorFormat.GeoPackage, "geopackage", "GeoPackage", ["GPKG"], [".gpkg"], [], IsUtf8: true),
        new(VectorFormat.Kml, "kml", "KML", ["LIBKML", "KML"], [".kml", ".ovkml"], [], IsUtf8: true),
        new(VectorFormat.Dxf, "dxf", "DXF", ["DXF"], [".dxf"], [], IsUtf8: false),
        new(VectorFormat.MapInfo, "mapinfo", "MapInfo", ["MapInfo File"], [".tab", ".mif"], [".dat", ".map", ".id", ".ind", ".mid"], IsUtf8: false),
        new(VectorFormat.FlatGeobuf, "flatgeobuf", "FlatGeobuf", ["FlatGeobuf"], [".fgb"], [], IsUtf8: true),
        new(VectorFormat.GeoJson, "geojson", "GeoJSON", [], [".geojson", ".json"], [], IsUtf8: true),
    ];

    /// <summary>The facts of a format.</summary>
    public static VectorFormatFacts Of(VectorFormat format) => All[(int)format];

    /// <summary>The format whose main file has the extension (lower case, with its point); null when there is none.</summary>
    public static VectorFormatFacts? FindByExtension(string extension) =>
        Array.Find(All, facts => facts.Extensions.Contains(extension, StringComparer.Ordinal));

    /// <summary>The format a companion file's extension belongs to; null when there is none.</summary>
    public static VectorFormatFacts? FindByCompanion(string extension) =>
        Array.Find(All, facts => facts.Companions.Contains(extension, StringComparer.Ordinal));
}
