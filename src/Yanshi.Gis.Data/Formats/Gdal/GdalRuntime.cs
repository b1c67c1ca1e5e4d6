using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>Makes GDAL ready to read one file: hardened, with the driver of that file's format and no other. For the child process only.</summary>
internal static class GdalRuntime
{
    /// <summary>
    /// Arcs become chords of at most this angle. A chord of 0.25° leaves its arc by 2.4 millionths of the radius: 1 cm at 4 km.
    /// </summary>
    internal const double ArcStepDegrees = 0.25;

    // No network, no plug-ins, no scripts, no side files, no guesses. GDAL reads these as it goes.
    private static readonly (string Name, string Value)[] Settings =
    [
        ("GDAL_DRIVER_PATH", "disable"),
        ("GDAL_PAM_ENABLED", "NO"),
        ("GDAL_VRT_ENABLE_PYTHON", "NO"),
        ("GDAL_NUM_THREADS", "1"),
        // Where no namespace keeps the network away, requests end at a proxy that does not exist.
        ("CPL_VSIL_CURL_ALLOWED_FILENAME", "none"),
        ("GDAL_HTTP_PROXY", "127.0.0.1:0"),
        ("GDAL_HTTPS_PROXY", "127.0.0.1:0"),
        ("GDAL_HTTP_TIMEOUT", "1"),
        ("GDAL_HTTP_CONNECTTIMEOUT", "1"),
        ("GDAL_HTTP_MAX_RETRY", "0"),
        ("PROJ_NETWORK", "OFF"),
        ("GML_DOWNLOAD_SCHEMA", "NO"),
        // What a view sorts goes to memory, which has a limit with a code, and not to a file, which the process may not write.
        ("OGR_SQLITE_PRAGMA", "trusted_schema=OFF,cell_size_check=ON,mmap_size=0,temp_store=MEMORY"),
        ("OGR_ARC_STEPSIZE", "0.25"),
        // A picture laid over the ground is no feature.
        ("LIBKML_READ_GROUND_OVERLAY", "NO"),
        // Else every Han character of an attribute's name is an underscore.
        ("LIBKML_LAUNDER_FIELD_NAMES", "NO"),
    ];

    /// <summary>Loads GDAL and registers a format's driver.</summary>
    /// <param name="format">The format of the file that will be opened.</param>
    /// <param name="configuredLibrary">The library's path as configured; null for the usual ones.</param>
    /// <exception cref="ReferenceDataException"><c>gdal.not-found</c>, <c>gdal.no-driver</c>.</exception>
    internal static void Start(VectorFormat format, string? configuredLibrary)
    {
        GdalLibrary.Load(configuredLibrary);
        foreach (var (name, value) in Settings)
            GdalApi.CPLSetConfigOption(name, value);
        OsrApi.OSRSetPROJEnableNetwork(0);
        GdalMessages.Listen();
        if (!Array.Exists(VectorFormatFacts.Of(format).Drivers, TryRegister))
            throw new ReferenceDataException(
                "gdal.no-driver",
                where: null,
                $"已安装的 GDAL 库不能读取 {VectorFormatFacts.Of(format).Name}。请安装完整的 GDAL（Debian、Ubuntu：gdal-bin）。",
                $"The installed GDAL library cannot read {VectorFormatFacts.Of(format).Name}. Install a complete one (Debian, Ubuntu: gdal-bin).");
    }

    private static bool TryRegister(string driver)
    {
        try
        {
            Register(driver);
        }
        catch (EntryPointNotFoundException)
        {
            return false; // built without it
        }

        return GdalApi.GDALGetDriverCount() > 0;
    }

    private static void Register(string driver)
    {
        switch (driver)
        {
            case "ESRI Shapefile":
                GdalApi.RegisterOGRShape();
                break;
            case "OpenFileGDB":
                GdalApi.RegisterOGROpenFileGDB();
                break;
            case "GPKG":
                GdalApi.RegisterOGRGeoPackage();
                break;
            case "LIBKML":
                GdalApi.RegisterOGRLIBKML();
                break;
            case "KML":
                GdalApi.RegisterOGRKML();
                break;
            case "DXF":
                GdalApi.RegisterOGRDXF();
                break;
            case "MapInfo File":
                GdalApi.RegisterOGRTAB();
                break;
            default:
                GdalApi.RegisterOGRFlatGeobuf();
                break;
        }
    }
}
