namespace Yanshi.Gis.ReferenceSystems;

/// <summary>What a reference system's two numbers are.</summary>
public enum CrsKind
{
    /// <summary>Longitude and latitude in degrees, 地理坐标.</summary>
    Geographic,

    /// <summary>高斯-克吕格: transverse Mercator, scale 1 on the central meridian, metres.</summary>
    GaussKruger,

    /// <summary>UTM: transverse Mercator, scale 0.9996 on the central meridian, metres.</summary>
    UniversalTransverseMercator,

    /// <summary>Web Mercator (EPSG:3857), metres that are not metres on the ground.</summary>
    WebMercator,
}
