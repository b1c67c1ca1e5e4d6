using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>Areas as SVG paths, to a hundredth of a millimetre: points that fall together there are one.</summary>
internal static class Outline
{
    private const double Steps = 100;

    /// <summary>A number of millimetres as SVG spells it.</summary>
    internal static string Number(double millimetres) => (Math.Round(millimetres * Steps, MidpointRounding.AwayFromZero) / Steps + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The path of an area on the sheet.</summary>
    internal static string PathOf(Geometry area)
    {
        var path = new StringBuilder();
        foreach (var polygon in PolygonExtracter.GetPolygons(area).Cast<Polygon>())
        {
            AppendRing(path, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
                AppendRing(path, hole);
        }

        return path.ToString();
    }

    private static void AppendRing(StringBuilder path, LineString ring)
    {
        var (last, command) = (string.Empty, 'M');
        for (var i = 0; i < ring.NumPoints - 1; i++)
        {
            var point = ring.GetCoordinateN(i);
            var text = $"{Number(point.X)} {Number(point.Y)}";
            if (string.Equals(text, last, StringComparison.Ordinal))
                continue;
            path.Append(command).Append(text);
            (last, command) = (text, 'L');
        }

        path.Append('Z');
    }
}
