using System.Globalization;
using Yanshi.Gis.Data.Formats.Gdal.Native;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>One feature while it is the current one of its layer.</summary>
internal readonly unsafe struct GdalFeature(nint handle)
{
    /// <summary>Its number in the data set.</summary>
    internal long Number => OgrApi.OGR_F_GetFID(handle);

    /// <summary>Whether the attribute has a value.</summary>
    internal bool Has(GdalField field) => OgrApi.OGR_F_IsFieldSetAndNotNull(handle, field.Index) != 0;

    /// <summary>A text attribute's bytes as they stand in the file; empty when it has no value.</summary>
    internal ReadOnlySpan<byte> TextBytes(GdalField field) => Has(field) ? NativeText.Bytes(OgrApi.OGR_F_GetFieldAsString(handle, field.Index)) : [];

    internal long WholeNumber(GdalField field) => OgrApi.OGR_F_GetFieldAsInteger64(handle, field.Index);

    internal double Number64(GdalField field) => OgrApi.OGR_F_GetFieldAsDouble(handle, field.Index);

    internal long[] WholeNumbers(GdalField field)
    {
        int count;
        var wide = OgrApi.OGR_F_GetFieldAsInteger64List(handle, field.Index, &count);
        if (wide is not null)
            return new ReadOnlySpan<long>(wide, count).ToArray();
        var narrow = OgrApi.OGR_F_GetFieldAsIntegerList(handle, field.Index, &count);
        return narrow is null ? [] : Array.ConvertAll(new ReadOnlySpan<int>(narrow, count).ToArray(), number => (long)number);
    }

    internal double[] Numbers(GdalField field)
    {
        int count;
        var list = OgrApi.OGR_F_GetFieldAsDoubleList(handle, field.Index, &count);
        return list is null ? [] : new ReadOnlySpan<double>(list, count).ToArray();
    }

    internal List<byte[]> Texts(GdalField field)
    {
        var texts = new List<byte[]>();
        for (var list = OgrApi.OGR_F_GetFieldAsStringList(handle, field.Index); list is not null && *list is not null; list++)
            texts.Add(NativeText.Bytes(*list).ToArray());
        return texts;
    }

    /// <summary>A date, a time or both, as ISO 8601; a time without a zone has none here either.</summary>
    internal string? Moment(GdalField field)
    {
        int year, month, day, hour, minute, zone;
        float second;
        if (OgrApi.OGR_F_GetFieldAsDateTimeEx(handle, field.Index, &year, &month, &day, &hour, &minute, &second, &zone) == 0)
            return null;
        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        var time = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}:{second:00.###}");
        if (year == 0)
            return time;
        return hour == 0 && minute == 0 && second == 0 && zone == 0 ? date : $"{date}T{time}{ZoneOf(zone)}";
    }

    /// <summary>
    /// The geometry as two-dimensional ISO WKB in the machine's byte order, arcs as chords (<see cref="GdalRuntime.ArcStepDegrees"/>); null when
    /// there is none.
    /// </summary>
    internal GdalGeometry? FindGeometry()
    {
        var geometry = OgrApi.OGR_F_GetGeometryRef(handle);
        if (geometry == 0)
            return null;
        var hasHeights = OgrApi.OGR_G_Is3D(geometry) != 0 || OgrApi.OGR_G_IsMeasured(geometry) != 0;
        var hasArcs = OgrApi.OGR_G_HasCurveGeometry(geometry, lookForNonLinear: 1) != 0;
        var linear = hasArcs ? OgrApi.OGR_G_GetLinearGeometry(geometry, GdalRuntime.ArcStepDegrees, options: null) : geometry;
        try
        {
            OgrApi.OGR_G_FlattenTo2D(linear);
            var wkb = new byte[OgrApi.OGR_G_WkbSize(linear)];
            fixed (byte* start = wkb)
            {
                // Without room for its header there is no geometry to write.
                if (wkb.Length < 5 || OgrApi.OGR_G_ExportToIsoWkb(linear, byteOrder: 1, start) != 0)
                    return null;
            }

            return new GdalGeometry(wkb, hasHeights, hasArcs);
        }
        finally
        {
            if (hasArcs)
                OgrApi.OGR_G_DestroyGeometry(linear);
        }
    }

    // 0 unknown, 1 local, 100 UTC, and 15 minutes for each step from there.
    private static string ZoneOf(int flag)
    {
        if (flag is 0 or 1)
            return string.Empty;
        var minutes = (flag - 100) * 15;
        return minutes == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
    }
}

/// <summary>A feature's geometry.</summary>
/// <param name="Wkb">ISO WKB, little-endian, two-dimensional, without arcs.</param>
/// <param name="HasHeights">Whether heights or measures were left out.</param>
/// <param name="HasArcs">Whether arcs became chords.</param>
internal sealed record GdalGeometry(byte[] Wkb, bool HasHeights, bool HasArcs);
