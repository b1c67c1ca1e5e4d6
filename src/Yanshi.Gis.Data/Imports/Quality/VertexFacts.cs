using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>How densely a geometry is drawn.</summary>
/// <param name="Count">Its vertices.</param>
/// <param name="LongestEdgeMetres">Its longest edge.</param>
/// <param name="ShortEdges">How many edges are shorter than the limit; repeated points, which have their own name, do not count.</param>
internal readonly record struct VertexFacts(int Count, double LongestEdgeMetres, int ShortEdges)
{
    /// <summary>The facts of a geometry whose coordinates are metres.</summary>
    internal static VertexFacts Of(Geometry metres, double shortEdgeMetres)
    {
        var facts = new VertexFacts(metres.NumPoints, 0, 0);
        Add(metres, shortEdgeMetres * shortEdgeMetres, ref facts);
        return facts with { LongestEdgeMetres = Math.Sqrt(facts.LongestEdgeMetres) };
    }

    // Squares until the end.
    private static void Add(Geometry geometry, double shortSquare, ref VertexFacts facts)
    {
        switch (geometry)
        {
            case LineString line:
                Add(line.CoordinateSequence, shortSquare, ref facts);
                break;
            case Polygon polygon:
                Add(polygon.Shell.CoordinateSequence, shortSquare, ref facts);
                foreach (var hole in polygon.Holes)
                    Add(hole.CoordinateSequence, shortSquare, ref facts);
                break;
            case GeometryCollection parts:
                foreach (var part in parts.Geometries)
                    Add(part, shortSquare, ref facts);
                break;
        }
    }

    private static void Add(CoordinateSequence points, double shortSquare, ref VertexFacts facts)
    {
        var (longest, few) = (facts.LongestEdgeMetres, facts.ShortEdges);
        for (var i = 1; i < points.Count; i++)
        {
            double dx = points.GetX(i) - points.GetX(i - 1), dy = points.GetY(i) - points.GetY(i - 1), square = dx * dx + dy * dy;
            longest = Math.Max(longest, square);
            if (square < shortSquare && square > 0)
                few++;
        }

        facts = facts with { LongestEdgeMetres = longest, ShortEdges = few };
    }
}
