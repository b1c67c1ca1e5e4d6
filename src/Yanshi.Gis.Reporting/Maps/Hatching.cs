using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>
/// How areas are filled by verdict: a tint of the verdict's colour and a hatch that tells it from the others in black and white. 禁止 is
/// crossed, 限制 has diagonals, 手续 dots, 无法判定 wide diagonals the other way, 提示 no hatch.
/// </summary>
internal static class Hatching
{
    private const string TintOpacity = "0.22";

    // Side of the tile in millimetres, what is drawn in it, and in what ink: yellow alone would vanish on paper.
    private static readonly (string Verdict, string Side, string Lines, string Ink)[] Tiles =
    [
        ("prohibited", "2", "M0 0L2 2M2 0L0 2", "#7e0103"),
        ("restricted", "2.4", "M-.6 .6L.6 -.6M0 2.4L2.4 0M1.8 3L3 1.8", "#b03c00"),
        ("procedure", "1.8", "", "#5a4e00"),
        ("notice", "4", "", "#4070c0"),
        ("undetermined", "4.8", "M-.6 4.2L.6 5.4M0 0L4.8 4.8M4.2 -.6L5.4 .6", "#404040"),
    ];

    /// <summary>Defines the fills that a map needs.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="prefix">What the ids begin with, so that maps on one page do not share any.</param>
    /// <param name="verdicts">The codes of the verdicts.</param>
    internal static void Define(MarkupWriter svg, string prefix, IReadOnlyCollection<string> verdicts)
    {
        using (svg.Element("defs"))
        {
            foreach (var (verdict, side, lines, ink) in Tiles.Where(tile => verdicts.Contains(tile.Verdict, StringComparer.Ordinal)))
            {
                using (svg.Element("pattern", ("id", IdOf(prefix, verdict)), ("width", side), ("height", side), ("patternUnits", "userSpaceOnUse")))
                {
                    svg.Leaf("rect", ("width", side), ("height", side), ("fill", SeverityColours.Of(verdict)), ("fill-opacity", TintOpacity));
                    if (lines.Length > 0)
                        svg.Leaf("path", ("d", lines), ("stroke", ink), ("stroke-width", "0.22"), ("fill", "none"));
                    if (verdict is "procedure")
                        svg.Leaf("circle", ("cx", "0.9"), ("cy", "0.9"), ("r", "0.3"), ("fill", ink));
                }
            }
        }
    }

    /// <summary>The fill of a verdict as an attribute's value.</summary>
    internal static string Fill(string prefix, string verdict) => $"url(#{IdOf(prefix, verdict)})";

    private static string IdOf(string prefix, string verdict) => $"{prefix}-{verdict}";
}
