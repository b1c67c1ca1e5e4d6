using System.Collections.Frozen;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>
/// Layers that the county database standards name and that no check asks (国土空间总体规划数据库规范（试行）, TD/T 1057-2020, old land-use plans): met in every
/// delivery, they are told apart from the layers they resemble. Thread-safe.
/// </summary>
internal static class StandardLayers
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Others = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["XZQJX"] = ("行政区界线", "boundary lines of administrative areas"),
        ["CJDCQ"] = ("村级调查区", "village survey areas"),
        ["CJDCQJX"] = ("村级调查区界线", "boundary lines of village survey areas"),
        ["GHFQ"] = ("规划分区", "planning zones"),
        ["ZXCQGHFQ"] = ("中心城区规划分区", "planning zones of the central city"),
        ["JQYDYH"] = ("现状基期用地用海", "land and sea use of the base year"),
        ["XZZTGNDW"] = ("行政区主体功能定位", "main functions of administrative areas"),
        ["PDT"] = ("坡度图", "slope"),
        ["GDBHMB"] = ("耕地保护目标", "farmland protection targets"),
        ["KCZYKZX"] = ("矿产资源控制线", "mineral resource control lines"),
        ["TRL"] = ("天然林", "natural forest"),
        ["XZLSWHYCFB"] = ("现状历史文化遗存", "known historic remains"),
        ["CQFW"] = ("城区范围", "extent of the built-up city"),
        ["TDGHDL"] = ("土地规划地类（旧土规）", "land classes of the old land-use plan"),
        ["JSYDGZQ"] = ("建设用地管制区（旧土规），不是城镇开发边界", "construction control zones of the old land-use plan, not the urban development boundary"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a name of the standards is that the catalogue has no layer for; null when it is none.</summary>
    internal static (string Chinese, string English)? FindOther(string code) => Others.TryGetValue(code, out var name) ? name : null;

    /// <summary>The name that a layer of changes belongs to (DLTBGX: 更新层, DLTBGXGC: 更新过程层); null when the name is none.</summary>
    /// <param name="code">A name in capitals.</param>
    internal static string? FindChanged(string code)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["GXGC", "GX"])
        {
            if (code.Length > suffix.Length + 1 && code.EndsWith(suffix, StringComparison.Ordinal))
                return code[..^suffix.Length];
        }

        return null;
    }
}
