using System.Globalization;
using System.Text;
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

    /// <summary>地类编码: the property with the class.</summary>
    public const string CodeField = "DLBM";

    private const string RidgeShareField = "KCXS";

    private static readonly PropertyKey CodeKey = new(CodeField);

    /// <summary>Whether the code is one of the classification.</summary>
    public bool IsKnown => IsKnownCode(Code);

    /// <summary>耕地: 0101 水田, 0102 水浇地, 0103 旱地.</summary>
    public bool IsFarmland => IsFarmlandCode(Code);

    /// <summary>Reads a feature.</summary>
    /// <param name="feature">A feature of the layer <c>land-use</c>.</param>
    /// <exception cref="ReferenceDataException"><c>layer.bad-ridge-share</c>: KCXS is there but no number from 0 to 1.</exception>
    public static LandUse Of(LayerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return new LandUse(CodeOf(feature), RidgeShareOf(feature));
    }

    /// <summary>地类编码 (DLBM) of a feature, trimmed; null when it has none.</summary>
    /// <param name="feature">A feature of the layer <c>land-use</c>.</param>
    public static string? CodeOf(LayerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var code = feature.FindText(CodeField)?.Trim();
        return code is "" ? null : code;
    }

    /// <summary>Whether a code is one of the classification; no code is not.</summary>
    /// <param name="code">地类编码.</param>
    public static bool IsKnownCode(string? code) => code is not null && LandClasses.Find(code) is not null;

    /// <summary>Whether a code is that of 耕地.</summary>
    /// <param name="code">地类编码.</param>
    public static bool IsFarmlandCode(string? code) => code is "0101" or "0102" or "0103";

    /// <summary>Whether a feature is 耕地; nothing else of it is read, for most features near a site are asked only that.</summary>
    /// <param name="landUse">The layer <c>land-use</c>.</param>
    /// <param name="feature">The feature's number.</param>
    internal static bool IsFarmlandIn(ControlLayer landUse, int feature) => landUse.Texts.TryFindText(feature, CodeKey, out var code) && IsFarmlandCode(Encoding.UTF8.GetString(code).Trim());

    private static double RidgeShareOf(LayerFeature feature)
    {
        // A blank text is how attribute tables write that there is no value.
        var text = feature.FindText(RidgeShareField)?.Trim();
        if (string.IsNullOrEmpty(text))
            return 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1)
            return share;
        throw new ReferenceDataException(
            ReasonCodes.BadRidgeShare,
            feature.Id,
            $"扣除系数 KCXS 的值为 {text}，应为 0 至 1 之间的数；请更正该图斑后重新导入地类图斑。",
            $"The ridge share KCXS is {text}; it must be a number from 0 to 1. Correct the feature and import land-use again.");
    }
}
