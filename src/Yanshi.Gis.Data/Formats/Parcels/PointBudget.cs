using System.Globalization;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>Counts the points of one site while they are read and stops a file that has too many.</summary>
internal sealed class PointBudget(int maxPoints)
{
    private int _used;

    /// <summary>Takes one point.</summary>
    /// <exception cref="InputRefusedException"><c>input.too-many-points</c>.</exception>
    public void Take(string where)
    {
        if (++_used > maxPoints)
            throw Exceeded(maxPoints, where);
    }

    public static InputRefusedException Exceeded(int maxPoints, string? where) => new(
        "input.too-many-points",
        where,
        string.Create(CultureInfo.InvariantCulture, $"一个项目的坐标点超过上限 {maxPoints} 个。请拆分文件或抽稀后再试。"),
        string.Create(CultureInfo.InvariantCulture, $"one site has more than the allowed {maxPoints} points. Split the file or simplify the outline."));
}
