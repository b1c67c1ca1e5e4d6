using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Formats.Gdal.Native;

/// <summary>The part of GDAL's C interface that reads layers, features and geometries. Strings that come out belong to GDAL.</summary>
internal static unsafe partial class OgrApi
{
    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_L_GetLayerDefn(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OGR_L_GetName(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_L_GetGeomType(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_L_GetSpatialRef(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long OGR_L_GetFeatureCount(nint layer, int force);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OGR_L_ResetReading(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_L_GetNextFeature(nint layer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_L_SetIgnoredFields(nint layer, byte** names);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_FD_GetFieldCount(nint definition);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_FD_GetFieldDefn(nint definition, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OGR_Fld_GetNameRef(nint field);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OGR_Fld_GetAlternativeNameRef(nint field);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_Fld_GetType(nint field);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_Fld_GetSubType(nint field);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OGR_F_Destroy(nint feature);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long OGR_F_GetFID(nint feature);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_F_GetGeometryRef(nint feature);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_F_StealGeometry(nint feature);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_F_IsFieldSetAndNotNull(nint feature, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* OGR_F_GetFieldAsString(nint feature, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long OGR_F_GetFieldAsInteger64(nint feature, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double OGR_F_GetFieldAsDouble(nint feature, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_F_GetFieldAsDateTimeEx(nint feature, int index, int* year, int* month, int* day, int* hour, int* minute, float* second, int* zone);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte** OGR_F_GetFieldAsStringList(nint feature, int index);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int* OGR_F_GetFieldAsIntegerList(nint feature, int index, int* count);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long* OGR_F_GetFieldAsInteger64List(nint feature, int index, int* count);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial double* OGR_F_GetFieldAsDoubleList(nint feature, int index, int* count);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_G_Is3D(nint geometry);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_G_IsMeasured(nint geometry);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OGR_G_FlattenTo2D(nint geometry);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_G_HasCurveGeometry(nint geometry, int lookForNonLinear);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nint OGR_G_GetLinearGeometry(nint geometry, double maxAngleDegrees, byte** options);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_G_WkbSize(nint geometry);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int OGR_G_ExportToIsoWkb(nint geometry, int byteOrder, byte* buffer);

    [LibraryImport(GdalLibrary.ImportName)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void OGR_G_DestroyGeometry(nint geometry);
}
