namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>The formats that are read through GDAL.</summary>
public enum VectorFormat
{
    /// <summary>ESRI shapefile: .shp, .shx, .dbf and their companions.</summary>
    Shapefile,

    /// <summary>ESRI file geodatabase: a folder called *.gdb.</summary>
    FileGeodatabase,

    /// <summary>OGC GeoPackage.</summary>
    GeoPackage,

    /// <summary>KML, also as 奥维's .ovkml; KMZ is an archive of it.</summary>
    Kml,

    /// <summary>AutoCAD's exchange format, as text.</summary>
    Dxf,

    /// <summary>MapInfo, native (.tab) or exchange (.mif).</summary>
    MapInfo,

    /// <summary>FlatGeobuf.</summary>
    FlatGeobuf,

    /// <summary>GeoJSON as a layer. Site files in GeoJSON have a reader of their own.</summary>
    GeoJson,
}
