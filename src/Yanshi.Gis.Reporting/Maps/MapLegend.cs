using System.Globalization;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>What stands beside the map: north, what its fills mean, its scale in figures and as a bar.</summary>
internal static class MapLegend
{
    private const double Left = MapSheet.Right + 4;
    private const double Width = MapSheet.Width - Left - 1;
    private const double RowHeight = 4.9;
    private const string Size = "2.6";
    private const double RoomForBar = 0.86;

    private static readonly double[] BarSteps = [5, 4, 2, 1, 0.5, 0.2, 0.1];

    /// <summary>Draws it.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="prefix">What the ids of fills begin with.</param>
    /// <param name="verdicts">The verdicts on the map, the worst first.</param>
    /// <param name="language">The language.</param>
    internal static void Draw(MarkupWriter svg, MapSheet sheet, string prefix, IReadOnlyList<string> verdicts, Language language)
    {
        DrawNorth(svg, language);
        using (svg.Element("g", ("font-size", Size)))
        {
            var y = 22.0;
            Line(svg, Left, y, language.Say("图例", "Legend"), bold: true);
            y += 2.4;
            Row(svg, ref y, "none", "0.7", language.Say("用地范围", "site"));
            foreach (var verdict in verdicts)
                Row(svg, ref y, Hatching.Fill(prefix, verdict), "0.2", Words.Of(language, "mark", verdict));
            if (verdicts.Count > 0)
            {
                Row(svg, ref y, "#fff", "0.2", language.Say("未涉及所列冲突", "none of these"));
                Pill(svg, y);
                Line(svg, Left + 11, y + 3, language.Say("冲突编号", "conflict no."));
            }
        }

        DrawScale(svg, sheet, language);
    }

    private static void DrawNorth(MarkupWriter svg, Language language)
    {
        var x = Left + Width / 2;
        svg.Leaf("path", ("d", $"M{Outline.Number(x)} 5L{Outline.Number(x + 3)} 17L{Outline.Number(x)} 14.4Z"), ("fill", "#000"));
        svg.Leaf("path", ("d", $"M{Outline.Number(x)} 5L{Outline.Number(x - 3)} 17L{Outline.Number(x)} 14.4Z"), ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "0.25"));
        using (svg.Element("text", ("x", Outline.Number(x)), ("y", "4"), ("font-size", "3.2"), ("text-anchor", "middle"), ("font-weight", "bold")))
            svg.Text(language.Say("北", "N"));
    }

    private static void Row(MarkupWriter svg, ref double y, string fill, string stroke, string text)
    {
        svg.Leaf("rect", ("x", Outline.Number(Left)), ("y", Outline.Number(y)), ("width", "9"), ("height", "4"), ("fill", fill), ("stroke", "#000"), ("stroke-width", stroke));
        Line(svg, Left + 11, y + 3, text);
        y += RowHeight;
    }

    private static void Pill(MarkupWriter svg, double y)
    {
        svg.Leaf("rect", ("x", Outline.Number(Left + 1.5)), ("y", Outline.Number(y)), ("width", "6"), ("height", "4"), ("rx", "2"), ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "0.25"));
        using (svg.Element("text", ("x", Outline.Number(Left + 4.5)), ("y", Outline.Number(y + 3)), ("text-anchor", "middle")))
            svg.Text("1");
    }

    private static void Line(MarkupWriter svg, double x, double y, string text, bool bold = false)
    {
        using (svg.Element("text", ("x", Outline.Number(x)), ("y", Outline.Number(y)), ("font-weight", bold ? "bold" : null)))
            svg.Text(text);
    }

    // True on the site's parallel, like the sheet.
    private static void DrawScale(MarkupWriter svg, MapSheet sheet, Language language)
    {
        var metres = BarLength(Width * sheet.ScaleDenominator / 1000);
        var half = sheet.OnPaper(metres) / 2;
        var y = sheet.Bottom - 4;
        using (svg.Element("g", ("font-size", Size)))
        {
            Line(svg, Left, y - 9, language.Say("比例尺", "Scale") + $" 1:{sheet.ScaleDenominator.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ')}", bold: true);
            Line(svg, Left, y - 5.6, language.Say("（原大打印时）", "(printed at full size)"));
        }

        svg.Leaf("rect", ("x", Outline.Number(Left)), ("y", Outline.Number(y - 3)), ("width", Outline.Number(half)), ("height", "1.2"), ("fill", "#000"), ("stroke", "#000"), ("stroke-width", "0.2"));
        svg.Leaf("rect", ("x", Outline.Number(Left + half)), ("y", Outline.Number(y - 3)), ("width", Outline.Number(half)), ("height", "1.2"), ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "0.2"));
        var (unit, divisor) = metres >= 2000 ? ("km", 1000) : ("m", 1);
        using (svg.Element("g", ("font-size", "2.3"), ("text-anchor", "middle")))
        {
            Line(svg, Left + 0.6, y + 1, "0");
            Line(svg, Left + half, y + 1, (metres / 2 / divisor).ToString("0.###", CultureInfo.InvariantCulture));
            Line(svg, Left + 2 * half, y + 1, (metres / divisor).ToString("0.###", CultureInfo.InvariantCulture) + " " + unit);
        }
    }

    // The longest round length that leaves room for its label.
    private static double BarLength(double mostMetres)
    {
        var most = mostMetres * RoomForBar;
        var power = 1.0;
        while (power * 10 <= most)
            power *= 10;
        return BarSteps.Select(step => step * power).First(length => length <= most);
    }
}
