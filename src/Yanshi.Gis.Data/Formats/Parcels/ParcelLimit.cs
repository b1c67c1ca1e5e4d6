using System.Globalization;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>The refusal of a file with too many parcels.</summary>
internal static class ParcelLimit
{
    public static InputRefusedException Exceeded(int maxParcels, string where) => new(
        "input.too-many-parcels",
        where,
        string.Create(CultureInfo.InvariantCulture, $"文件的地块（要素）超过上限 {maxParcels} 个。请拆分文件。"),
        string.Create(CultureInfo.InvariantCulture, $"the file has more than the allowed {maxParcels} parcels (features). Split it."));
}
