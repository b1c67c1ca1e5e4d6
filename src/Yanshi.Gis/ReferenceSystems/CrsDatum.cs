namespace Yanshi.Gis.ReferenceSystems;

/// <summary>The datum of a reference system, or the offset that a web map adds to it.</summary>
public enum CrsDatum
{
    /// <summary>2000国家大地坐标系.</summary>
    Cgcs2000,

    /// <summary>WGS 84; taken as equal to CGCS2000, which holds to less than a metre (both follow ITRF; epochs differ).</summary>
    Wgs84,

    /// <summary>1980西安坐标系: usable only with shift parameters of the user's own.</summary>
    Xian80,

    /// <summary>1954北京坐标系: usable only with shift parameters of the user's own.</summary>
    Beijing54,

    /// <summary>GCJ-02, the offset of Chinese web maps (火星坐标).</summary>
    Gcj02,

    /// <summary>BD-09, the offset of Baidu's maps on top of GCJ-02.</summary>
    Bd09,
}
