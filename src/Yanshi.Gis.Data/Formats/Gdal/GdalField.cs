using System.Text;
using Yanshi.Gis.Data.Formats.Gdal.Native;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>What an attribute holds.</summary>
internal enum GdalFieldKind
{
    Text,
    WholeNumber,
    Number,
    ShortNumber,
    TrueOrFalse,
    Moment,
    TextList,
    WholeNumberList,
    NumberList,

    /// <summary>Bytes, which have no place among a feature's properties.</summary>
    Bytes,
}

/// <summary>One attribute of a layer.</summary>
/// <param name="Index">Its place among the attributes.</param>
/// <param name="NameBytes">Its name as it stands in the file.</param>
/// <param name="Alias">Its second name (a geodatabase's Chinese one); null for none.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record GdalField(int Index, byte[] NameBytes, string? Alias, GdalFieldKind Kind)
{
    internal ReadOnlySpan<byte> Name => NameBytes;

    internal static unsafe GdalField Of(nint definition, int index)
    {
        var alias = NativeText.Bytes(OgrApi.OGR_Fld_GetAlternativeNameRef(definition));
        return new GdalField(
            index,
            NativeText.Bytes(OgrApi.OGR_Fld_GetNameRef(definition)).ToArray(),
            alias.IsEmpty ? null : Encoding.UTF8.GetString(alias),
            KindOf(OgrApi.OGR_Fld_GetType(definition), OgrApi.OGR_Fld_GetSubType(definition)));
    }

    // OGRFieldType and OGRFieldSubType of ogr_core.h.
    private static GdalFieldKind KindOf(int type, int subType) => (type, subType) switch
    {
        (0 or 12, 1) => GdalFieldKind.TrueOrFalse,
        (0 or 12, _) => GdalFieldKind.WholeNumber,
        (2, 3) => GdalFieldKind.ShortNumber,
        (2, _) => GdalFieldKind.Number,
        (1 or 13, _) => GdalFieldKind.WholeNumberList,
        (3, _) => GdalFieldKind.NumberList,
        (5 or 7, _) => GdalFieldKind.TextList,
        (8, _) => GdalFieldKind.Bytes,
        (9 or 10 or 11, _) => GdalFieldKind.Moment,
        _ => GdalFieldKind.Text,
    };
}
