using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Formats.Gdal.Native;

/// <summary>The part of GDAL's C interface that opens files. Strings go in as UTF-8; those that come out belong to GDAL.</summary>
internal static unsafe partial class GdalApi
{
    internal const uint OpenVector = 0x04;
    internal const uint OpenVerbose = 0x40;

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* GDALVersionInfo(string request);

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint GDALOpenEx(string file, uint flags, byte** allowedDrivers, byte** openOptions, byte** siblings);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void GDALClose(nint dataset);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int GDALDatasetGetLayerCount(nint dataset);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint GDALDatasetGetLayer(nint dataset, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int GDALGetDriverCount();

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void CPLSetConfigOption(string name, string? value);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint CPLSetErrorHandler(delegate* unmanaged[Cdecl]<int, int, byte*, void> handler);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void VSIFree(void* memory);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRShape();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGROpenFileGDB();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRGeoPackage();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRLIBKML();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRKML();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRDXF();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRTAB();

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void RegisterOGRFlatGeobuf();
}
