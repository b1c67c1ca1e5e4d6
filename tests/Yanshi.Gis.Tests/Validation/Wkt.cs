using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

/// <summary>Geometries and rings written as text.</summary>
internal static class Wkt
{
    public static Geometry Read(string wkt) => new WKTReader(ProjectGeometry.Services).Read(wkt);

    /// <summary>A ring from "0 0, 4 0, 4 4": closed here.</summary>
    public static ClosedRing Ring(int number, string points, RingRole role = RingRole.ByNesting)
    {
        var coordinates = points.Split(',').Select(pair => pair.Trim().Split(' '))
            .Select(pair => new Coordinate(Number(pair[0]), Number(pair[1]))).ToList();
        coordinates.Add(coordinates[0].Copy());
        return new ClosedRing(number, role, [.. coordinates]);
    }

    /// <summary>The defects as "code x y", for comparison by eye.</summary>
    public static IEnumerable<string> Summarise(this IEnumerable<GeometryDefect> defects) =>
        defects.Select(d => d.Position is { } p ? FormattableString.Invariant($"{d.Problem.Code} {p.X} {p.Y}") : d.Problem.Code);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
