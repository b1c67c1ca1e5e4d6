using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Makes lines of a line parcel's points.</summary>
internal static class SiteLines
{
    /// <summary>The usable lines of a parcel; flaws go to the list.</summary>
    /// <param name="parcel">A parcel of shape line.</param>
    /// <param name="toEastNorth">Turns a pair to east first; gives a new coordinate.</param>
    /// <param name="defects">Where flaws are noted.</param>
    public static IReadOnlyList<LineString> Read(SourceParcel parcel, Func<Coordinate, Coordinate> toEastNorth, List<GeometryDefect> defects)
    {
        if (parcel.Rings.Count == 0)
            defects.Add(SiteRefusals.EmptyParcel(parcel));
        var lines = new List<LineString>(parcel.Rings.Count);
        foreach (var line in parcel.Rings)
        {
            var number = line.Number.ToString(CultureInfo.InvariantCulture);
            if (Array.Exists(line.Points, p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
                Error(DefectCodes.NotFinite, $"线 {number} 有坐标不是有限的数（NaN 或无穷大）。请补上坐标。", $"line {number} has coordinates that are not finite (NaN or infinite). Supply them.");
            else if (line.Points.Length < 2 || Array.TrueForAll(line.Points, p => p.Equals2D(line.Points[0])))
                Error("line.too-few-points", $"线 {number} 不足 2 个不同的点。请补全。", $"line {number} has fewer than 2 different points. Complete it.");
            else
                lines.Add(ProjectGeometry.Factory.CreateLineString(Array.ConvertAll(line.Points, p => toEastNorth(p))));
        }
        return lines;

        void Error(string code, string chinese, string english) =>
            defects.Add(new GeometryDefect(new Problem(code, parcel.Where ?? parcel.Id, chinese, english), DefectSeverity.Error));
    }
}
