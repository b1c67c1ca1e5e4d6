using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>地类图斑: what the attributes of one feature of the layer <c>land-use</c> say. Immutable, thread-safe.</summary>
/// <param name="Code">地类编码 (DLBM), trimmed; null when the feature has none.</param>
/// <param name="RidgeShare">扣除系数 (KCXS): the share of the feature that is field ridges (田坎, class 1203), 0 to 1; 0 when it does not say.</param>
public sealed record LandUse(string? Code, double RidgeShare)
{
    /// <summary>The id of the layer that <see cref="Of"/> reads.</summary>
    public const string LayerId = "land-use";

    /// <summary>The id of the layer derived from it: 耕地.</summary>
    public const string FarmlandLayerId = "farmland";

    private const string CodeField = "DLBM";
    private const string RidgeShareField = "KCXS";

    // 第三次全国国土调查工作分类 (TD/T 1055-2019, annex A), the codes a feature may carry: second level, and the letters of K and A.
    private static readonly FrozenSet<string> KnownCodes = FrozenSet.ToFrozenSet(
        [
            "0101", "0102", "0103",
            "0201", "0201K", "0202", "0202K", "0203", "0203K", "0204", "0204K",
            "0301", "0301K", "0302", "0302K", "0303", "0304", "0305", "0306", "0307", "0307K",
            "0401", "0402", "0403", "0403K", "0404",
            "05H1", "0508", "0601", "0602", "0603", "0701", "0702", "08H1", "08H2", "08H2A", "0809", "0810", "0810A", "09",
            "1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009",
            "1101", "1102", "1103", "1104", "1104A", "1104K", "1105", "1106", "1107", "1107A", "1108", "1109", "1110",
            "1201", "1202", "1203", "1204", "1205", "1206", "1207",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the code is one of the classification.</summary>
    public bool IsKnown => Code is not null && KnownCodes.Contains(Code);

    /// <summary>耕地: 0101 水田, 0102 水浇地, 0103 旱地.</summary>
    public bool IsFarmland => Code is "0101" or "0102" or "0103";

    /// <summary>Reads a feature.</summary>
    /// <param name="feature">A feature of the layer <c>land-use</c>.</param>
    /// <exception cref="ReferenceDataException"><c>layer.bad-ridge-share</c>: KCXS is there but no number from 0 to 1.</exception>
    public static LandUse Of(LayerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var code = feature.FindText(CodeField)?.Trim();
        return new LandUse(code is "" ? null : code, RidgeShareOf(feature));
    }

    private static double RidgeShareOf(LayerFeature feature)
    {
        // A blank text is how attribute tables write that there is no value.
        var text = feature.FindText(RidgeShareField)?.Trim();
        if (string.IsNullOrEmpty(text))
            return 0;
        if (feature.Find(RidgeShareField) is { ValueKind: JsonValueKind.Number or JsonValueKind.String }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1)
        {
            return share;
        }

        throw new ReferenceDataException(
            ReasonCodes.BadRidgeShare,
            feature.Id,
            $"扣除系数 KCXS 的值为 {text}，应为 0 至 1 之间的数；请更正该图斑后重新导入地类图斑。",
            $"The ridge share KCXS is {text}; it must be a number from 0 to 1. Correct the feature and import land-use again.");
    }
}
