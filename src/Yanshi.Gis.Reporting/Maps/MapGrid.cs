using System.Globalization;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>Longitude and latitude along the frame: ticks with labels, and small crosses where they meet.</summary>
internal static class MapGrid
{
    private const double LeastSpacing = 27;
    private const double Tick = 1.6;
    private const double Cross = 1;
    private const string LabelSize = "2.3";
    private const int PerSecond = 100;
    private const int PerDegree = 3600 * PerSecond;

    // Between neighbouring ticks, in hundredths of a second of arc.
    private static readonly int[] Intervals =
        [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 1_500, 3_000, 6_000, 12_000, 30_000, 60_000, 90_000, 180_000, 360_000];

    /// <summary>Draws the ticks.</summary>
    internal static void Draw(MarkupWriter svg, MapSheet sheet)
    {
        var (west, south, east, north) = sheet.Corners();
        var interval = Intervals.First(candidate => candidate == Intervals[^1] || Spacing(sheet, west, south, candidate) >= LeastSpacing);
        var meridians = Multiples(west, east, interval).Select(at => (At: at, sheet.Place((double)at / PerDegree, south).X)).ToList();
        var parallels = Multiples(south, north, interval).Select(at => (At: at, sheet.Place(west, (double)at / PerDegree).Y)).ToList();
        using (svg.Element("g", ("stroke", "#333"), ("stroke-width", "0.15"), ("fill", "none")))
        {
            svg.Leaf("path", ("d", string.Concat(meridians.Select(line => Vertical(line.X, MapSheet.Top, Tick) + Vertical(line.X, sheet.Bottom - Tick, Tick))
                .Concat(parallels.Select(line => Horizontal(MapSheet.Left, line.Y, Tick) + Horizontal(MapSheet.Right - Tick, line.Y, Tick))))));
            svg.Leaf("path", ("stroke-opacity", "0.55"), ("d", string.Concat(meridians.SelectMany(_ => parallels, (m, p) => Horizontal(m.X - Cross, p.Y, 2 * Cross) + Vertical(m.X, p.Y - Cross, 2 * Cross)))));
        }

        using (svg.Element("g", ("font-size", LabelSize), ("fill", "#333"), ("text-anchor", "middle")))
        {
            foreach (var (at, x) in meridians)
                Label(svg, at, interval, x, sheet.Bottom + 3, turned: false);
            foreach (var (at, y) in parallels)
                Label(svg, at, interval, MapSheet.Left - 1.4, y, turned: true);
        }
    }

    private static double Spacing(MapSheet sheet, double west, double south, int interval) => sheet.Place(west + (double)interval / PerDegree, south).X - sheet.Place(west, south).X;

    private static IEnumerable<long> Multiples(double from, double to, int interval)
    {
        for (var at = (long)Math.Ceiling(from * PerDegree / interval) * interval; at <= to * PerDegree; at += interval)
            yield return at;
    }

    private static void Label(MarkupWriter svg, long at, int interval, double x, double y, bool turned)
    {
        var turn = turned ? $"rotate(-90 {Outline.Number(x)} {Outline.Number(y)})" : null;
        using (svg.Element("text", ("x", Outline.Number(x)), ("y", Outline.Number(y)), ("transform", turn)))
            svg.Text(Degrees(at, interval));
    }

    private static string Degrees(long at, int interval)
    {
        var (whole, rest) = (at / PerDegree, at % PerDegree);
        var (minutes, hundredths) = (rest / (60 * PerSecond), rest % (60 * PerSecond));
        var seconds = interval >= PerSecond
            ? (hundredths / PerSecond).ToString("00", CultureInfo.InvariantCulture)
            : (hundredths / (double)PerSecond).ToString("00.00", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{whole}°{minutes:00}′{seconds}″");
    }

    private static string Vertical(double x, double y, double length) => $"M{Outline.Number(x)} {Outline.Number(y)}v{Outline.Number(length)}";

    private static string Horizontal(double x, double y, double length) => $"M{Outline.Number(x)} {Outline.Number(y)}h{Outline.Number(length)}";
}
