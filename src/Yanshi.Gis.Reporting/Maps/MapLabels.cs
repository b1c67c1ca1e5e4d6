using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>
/// The numbers on the map. Each stands where its area is widest; where it would hide the area or another number it stands aside and points there. Every
/// combination of conflicts has a number on its largest part, further parts where they are large enough to ask for one.
/// </summary>
internal sealed class MapLabels(MapSheet sheet)
{
    private const double Height = 4.2;
    private const double CharacterWidth = 1.75;
    private const double SidePadding = 1.4;
    private const double Tolerance = 0.2;
    private const double LargeSquareMillimetres = 60;
    private const int MostLabels = 60;
    private const double Gap = 0.4;

    private static readonly (double X, double Y)[] Directions = [(1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1)];
    private static readonly double[] Distances = [6, 10, 15, 21, 28];

    private readonly List<Envelope> _taken = [];

    /// <summary>Draws the numbers of areas, the largest areas first.</summary>
    internal void Draw(MarkupWriter svg, IReadOnlyList<ConflictArea> areas)
    {
        var parts = areas
            .SelectMany(area => PolygonExtracter.GetPolygons(area.Area).Cast<Polygon>().OrderByDescending(part => part.Area).Select((part, place) => (area.Label, Part: part, IsLargest: place == 0)))
            .Where(part => part.IsLargest || part.Part.Area >= LargeSquareMillimetres)
            .OrderByDescending(part => part.IsLargest)
            .ThenByDescending(part => part.Part.Area)
            .Take(MostLabels);
        using (svg.Element("g", ("font-size", "2.9"), ("text-anchor", "middle")))
        {
            foreach (var (label, part, _) in parts)
                DrawLabel(svg, label, part);
        }
    }

    private void DrawLabel(MarkupWriter svg, string label, Polygon part)
    {
        var (centre, radius) = Widest(part);
        var width = label.Length * CharacterWidth + 2 * SidePadding;
        var place = Placed(centre, radius, width);
        if (!place.Equals2D(centre))
        {
            svg.Leaf("path", ("d", $"M{Outline.Number(centre.X)} {Outline.Number(centre.Y)}L{Outline.Number(place.X)} {Outline.Number(place.Y)}"), ("stroke", "#000"), ("stroke-width", "0.2"));
            svg.Leaf("circle", ("cx", Outline.Number(centre.X)), ("cy", Outline.Number(centre.Y)), ("r", "0.45"));
        }

        svg.Leaf(
            "rect",
            ("x", Outline.Number(place.X - width / 2)), ("y", Outline.Number(place.Y - Height / 2)), ("width", Outline.Number(width)), ("height", Outline.Number(Height)), ("rx", Outline.Number(Height / 2)),
            ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "0.25"));
        using (svg.Element("text", ("x", Outline.Number(place.X)), ("y", Outline.Number(place.Y + 1.05))))
            svg.Text(label);
    }

    // Where the largest circle fits; an area too thin for that search has its inner point.
    private static (Coordinate Centre, double Radius) Widest(Polygon part)
    {
        if (part.Area < Tolerance)
            return (part.InteriorPoint.Coordinate, 0);
        var circle = new MaximumInscribedCircle(part, Tolerance);
        return (circle.GetCenter().Coordinate, circle.GetRadiusLine().Length);
    }

    private Coordinate Placed(Coordinate centre, double radius, double width)
    {
        var candidates = new List<Coordinate>();
        if (radius >= Height / 2)
            candidates.Add(centre);
        candidates.AddRange(from distance in Distances
                            from direction in Directions
                            select new Coordinate(centre.X + direction.X * (distance + width / 2 - Height / 2), centre.Y + direction.Y * distance));
        var place = candidates.Find(candidate => IsFree(BoxAt(candidate, width))) ?? centre;
        _taken.Add(BoxAt(place, width));
        return place;
    }

    private bool IsFree(Envelope box) =>
        box.MinX >= MapSheet.Left + 1 && box.MaxX <= MapSheet.Right - 1 && box.MinY >= MapSheet.Top + 1 && box.MaxY <= sheet.Bottom - 1 && !_taken.Exists(taken => taken.Intersects(box));

    private static Envelope BoxAt(Coordinate centre, double width) =>
        new(centre.X - width / 2 - Gap, centre.X + width / 2 + Gap, centre.Y - Height / 2 - Gap, centre.Y + Height / 2 + Gap);
}
