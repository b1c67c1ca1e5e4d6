using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Names a geometry by its content. Thread-safe.</summary>
public static class SiteGeometryHash
{
    /// <summary>
    /// SHA-256 over the reference system's code in UTF-8, one zero byte, and the geometry as two-dimensional little-endian WKB (OGC 06-103r4
    /// §8.2.8). The same points in another order or from another start are another geometry.
    /// </summary>
    /// <param name="crsCode">The code as records print it, <c>EPSG:4526</c>.</param>
    /// <param name="geometry">The geometry in that system, x east.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string crsCode, Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(crsCode);
        ArgumentNullException.ThrowIfNull(geometry);
        var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(geometry);
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(crsCode), 0, .. wkb]));
    }
}
