using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Formats.Gdal.Native;

/// <summary>The part of GDAL's C interface that reads descriptions of reference systems. Strings that come out belong to GDAL.</summary>
internal static unsafe partial class OsrApi
{
    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OSRNewSpatialReference(byte* wkt);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OSRRelease(nint system);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRImportFromWkt(nint system, byte** wkt);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRAutoIdentifyEPSG(nint system);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRIsGeographic(nint system);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRIsProjected(nint system);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRIsLocal(nint system);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OSRGetName(nint system);

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OSRGetAttrValue(nint system, string node, int child);

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OSRGetAuthorityName(nint system, string? node);

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OSRGetAuthorityCode(nint system, string? node);

    [LibraryImport(GdalLibrary.ImportName, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double OSRGetProjParm(nint system, string name, double fallback, int* error);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double OSRGetLinearUnits(nint system, byte** name);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double OSRGetSemiMajor(nint system, int* error);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OSRExportToWktEx(nint system, byte** result, byte** options);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OSRSetPROJEnableNetwork(int enabled);
}
