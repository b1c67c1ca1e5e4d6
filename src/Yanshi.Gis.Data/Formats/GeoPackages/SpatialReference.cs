using System.Globalization;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>A reference system as <c>gpkg_spatial_ref_sys</c> has it.</summary>
/// <param name="Id">Its number in the file: EPSG's.</param>
/// <param name="Name">EPSG's name.</param>
/// <param name="WellKnownText">The definition (OGC 01-009).</param>
internal sealed record SpatialReference(int Id, string Name, string WellKnownText)
{
    private const string Degrees = """UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]""";
    private const string Greenwich = """PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]]""";
    private const int Wgs84Number = 4326;

    private const string Cgcs2000 =
        "GEOGCS[\"China Geodetic Coordinate System 2000\",DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"1024\"]],AUTHORITY[\"EPSG\",\"1043\"]],"
        + Greenwich + "," + Degrees + ",AUTHORITY[\"EPSG\",\"4490\"]]";

    private const string Wgs84 =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
        + Greenwich + "," + Degrees + ",AUTHORITY[\"EPSG\",\"4326\"]]";

    /// <summary>The system of a layer: CGCS2000 or WGS 84, geographic or in a zone. Axis order is the GeoPackage's own: x east.</summary>
    /// <exception cref="ArgumentException">No layer can rest on the system.</exception>
    internal static SpatialReference Of(Crs crs)
    {
        if (crs.IsWebMap || crs.NeedsDatumShift)
            throw new ArgumentException($"No layer can rest on {crs.Code}.", nameof(crs));
        if (crs.Kind is CrsKind.Geographic)
            return crs.Datum is CrsDatum.Wgs84 ? new(Wgs84Number, "WGS 84", Wgs84) : new(NumberOf(crs), "China Geodetic Coordinate System 2000", Cgcs2000);
        var name = NameOf(crs);
        var (scale, geographic) = crs.Kind is CrsKind.UniversalTransverseMercator ? ("0.9996", Wgs84) : ("1", Cgcs2000);
        var falseEasting = crs.ZoneInEasting ? (crs.Zone!.Value * 1_000_000) + 500_000 : 500_000;
        return new(NumberOf(crs), name, string.Create(
            CultureInfo.InvariantCulture,
            $"""PROJCS["{name}",{geographic},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{crs.CentralMeridianDegrees}],PARAMETER["scale_factor",{scale}],PARAMETER["false_easting",{falseEasting}],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","{NumberOf(crs)}"]]"""));
    }

    /// <summary>Enters it, unless it is there.</summary>
    internal void AddTo(GeoPackageDatabase database) => database.Execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES ($name, $id, 'EPSG', $id, $wkt)",
        ("$name", Name), ("$id", Id), ("$wkt", WellKnownText));

    private static int NumberOf(Crs crs) => int.Parse(crs.Code.AsSpan(crs.Code.IndexOf(':', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string NameOf(Crs crs) => crs.Kind is CrsKind.UniversalTransverseMercator
        ? string.Create(CultureInfo.InvariantCulture, $"WGS 84 / UTM zone {crs.Zone}N")
        : "CGCS2000 / " + (crs.ZoneWidthDegrees is 3 ? "3-degree " : string.Empty) + "Gauss-Kruger "
            + (crs.ZoneInEasting ? string.Create(CultureInfo.InvariantCulture, $"zone {crs.Zone}") : string.Create(CultureInfo.InvariantCulture, $"CM {crs.CentralMeridianDegrees}E"));
}
