using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>A reference system as a file describes it.</summary>
/// <param name="Wkt">The description as WKT2; null when GDAL cannot write one.</param>
/// <param name="Declaration">What it declares; its code is one of ours where the description is that of one of ours, else the name it has.</param>
internal sealed record GdalReferenceSystem(string? Wkt, CrsDeclaration Declaration)
{
    private const string WebMercator = "EPSG:3857";
    private const double DegreeTolerance = 1e-6;
    private const double MetreTolerance = 1e-3;
    private const double ScaleTolerance = 1e-9;

    /// <summary>What GDAL knows of a system.</summary>
    internal static unsafe GdalReferenceSystem? Of(nint system)
    {
        var name = NativeText.Find(OsrApi.OSRGetName(system)) ?? string.Empty;
        // A drawing's own plane, and GeoPackage's two "undefined" systems, say nothing.
        if (OsrApi.OSRIsLocal(system) != 0 || name.StartsWith("Undefined", StringComparison.OrdinalIgnoreCase) || name.Equals("unknown", StringComparison.OrdinalIgnoreCase))
            return null;
        var code = AuthorityCodeOf(system) ?? (IsWebMercator(name) ? WebMercator : OurCodeOf(system));

        // MapInfo has no names of systems, and no number for the datum CGCS2000: what is left then says nothing either.
        if (code is null && name.Equals("unnamed", StringComparison.OrdinalIgnoreCase))
            return null;
        return new GdalReferenceSystem(
            WktOf(system),
            new CrsDeclaration { Code = code ?? (name.Length > 0 ? name : "WKT"), AxisOrder = AxisOrder.EastNorth, Words = code is null || name.Length == 0 ? name : $"{name}（{code}）" });
    }

    /// <summary>Reads WKT, in ESRI's way of writing or another; null when it is none.</summary>
    internal static unsafe GdalReferenceSystem? OfWkt(string wkt)
    {
        var system = OsrApi.OSRNewSpatialReference(null);
        try
        {
            var text = System.Text.Encoding.UTF8.GetBytes(wkt + '\0');
            fixed (byte* start = text)
            {
                var rest = start;
                return OsrApi.OSRImportFromWkt(system, &rest) == 0 ? Of(system) : null;
            }
        }
        finally
        {
            OsrApi.OSRRelease(system);
        }
    }

    // ESRI's way of writing it has a projection of its own; GDAL keeps the name only.
    private static bool IsWebMercator(string name) =>
        name.Contains("Pseudo-Mercator", StringComparison.OrdinalIgnoreCase) || name.Contains("Web_Mercator", StringComparison.OrdinalIgnoreCase);

    private static unsafe string? AuthorityCodeOf(nint system)
    {
        var node = OsrApi.OSRIsProjected(system) != 0 ? "PROJCS" : "GEOGCS";
        return NativeText.Find(OsrApi.OSRGetAuthorityName(system, node)) is "EPSG" && NativeText.Find(OsrApi.OSRGetAuthorityCode(system, node)) is { Length: > 0 } number
            ? $"EPSG:{number}"
            : null;
    }

    /// <summary>Our code for a system that is described by its parameters only.</summary>
    private static unsafe string? OurCodeOf(nint system)
    {
        var described = NativeText.Find(OsrApi.OSRGetAttrValue(system, "DATUM", 0)) + " " + NativeText.Find(OsrApi.OSRGetAttrValue(system, "GEOGCS", 0));
        if (DatumOf(described) is not { } datum)
            return null;
        if (OsrApi.OSRIsGeographic(system) != 0)
            return CrsCatalogue.Systems.First(crs => crs.Kind == CrsKind.Geographic && crs.Datum == datum).Code;
        if (OsrApi.OSRIsProjected(system) == 0 || NativeText.Find(OsrApi.OSRGetAttrValue(system, "PROJECTION", 0)) is not ("Transverse_Mercator" or "Gauss_Kruger"))
            return null;
        if (Math.Abs(OsrApi.OSRGetLinearUnits(system, null) - 1) > ScaleTolerance || Math.Abs(Parameter(system, "false_northing", 0)) > MetreTolerance || Math.Abs(Parameter(system, "latitude_of_origin", 0)) > DegreeTolerance)
            return null;
        var (meridian, easting, scale) = (Parameter(system, "central_meridian", 0), Parameter(system, "false_easting", 0), Parameter(system, "scale_factor", 1));
        return CrsCatalogue.Systems
            .Where(crs => crs.Datum == datum && crs.CentralMeridianDegrees is { } ours && Math.Abs(ours - meridian) <= DegreeTolerance
                && Math.Abs(crs.FalseEastingMetres - easting) <= MetreTolerance && Math.Abs(crs.ScaleOnCentralMeridian - scale) <= ScaleTolerance)
            .OrderBy(crs => crs.ZoneWidthDegrees)
            .FirstOrDefault()?.Code;
    }

    private static unsafe double Parameter(nint system, string name, double fallback)
    {
        int error;
        return OsrApi.OSRGetProjParm(system, name, fallback, &error);
    }

    private static CrsDatum? DatumOf(string described)
    {
        var key = string.Concat(described.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return key switch
        {
            _ when Has("CGCS2000") || Has("CHINA2000") || Has("CHINAGEODETICCOORDINATESYSTEM2000") => CrsDatum.Cgcs2000,
            _ when Has("XIAN1980") || Has("XIAN80") => CrsDatum.Xian80,
            _ when Has("BEIJING1954") || Has("BEIJING54") => CrsDatum.Beijing54,
            _ when Has("WGS1984") || Has("WGS84") || Has("WORLDGEODETICSYSTEM1984") => CrsDatum.Wgs84,
            _ => null,
        };

        bool Has(string part) => key.Contains(part, StringComparison.Ordinal);
    }

    private static unsafe string? WktOf(nint system)
    {
        byte* text = null;
        var written = NativeText.WithList(["FORMAT=WKT2_2019"], options =>
        {
            byte* result = null;
            return OsrApi.OSRExportToWktEx(system, &result, (byte**)options) == 0 ? (nint)result : 0;
        });
        text = (byte*)written;
        try
        {
            return NativeText.Find(text) is { Length: > 0 } wkt ? wkt : null;
        }
        finally
        {
            GdalApi.VSIFree(text);
        }
    }
}
