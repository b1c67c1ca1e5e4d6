using System.Globalization;
using System.Text;
using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>Areas and distances against GeographicLib's command line tools.</summary>
public class GeographicLibTests
{
    private const string SemiMajorAxis = "6378137";
    private const string Flattening = "1/298.257222101";

    /// <remarks>
    /// The tolerance is not zero because the edges differ: Planimeter joins vertices by geodesics, the statutory formula by straight lines
    /// of the equal-area plane. Both lines of an edge of length L enclose at most √2·L³·tan φ / (12 R), that is 1.3e-8·L³ m² here
    /// (curvature tan φ / R·cos α·(1 + 2 sin² α), greatest at 45°). So the polygons get a vertex every 10 m before both sides see them;
    /// then the allowance is about 1.3e-6 m² per metre of perimeter: 0.013 m² for an outline of 10 km that encloses some 800 ha.
    /// </remarks>
    [ToolFact("Planimeter")]
    public void A_thousand_random_polygons_have_Planimeters_area()
    {
        const double edgeMetres = 10;
        const double allowancePerCubicMetre = 1.35e-8;
        const double rounding = 1e-4;
        var random = new Random(1055);
        var projection = new AnalysisProjection(Crs.Cgcs2000, District.Plane);
        var polygons = Enumerable.Range(0, 1000)
            .Select(_ => (Polygon)Densifier.Densify(
                RandomPolygon.InPlane(random, 20 * Math.Pow(100, random.NextDouble()), 3 + random.Next(40)), edgeMetres))
            .ToArray();

        var input = new StringBuilder();
        foreach (var polygon in polygons)
        {
            foreach (var vertex in projection.PlaneToLonLat(polygon).Coordinates[..^1])
                input.Append(CultureInfo.InvariantCulture, $"{vertex.Y:R} {vertex.X:R}\n");
            input.Append('\n');
        }

        var lines = ToolProcess.Run("Planimeter", ["-e", SemiMajorAxis, Flattening, "-p", "10"], input.ToString()).EnsureSuccess().OutputLines;
        lines.Count.ShouldBe(polygons.Length);
        for (var i = 0; i < polygons.Length; i++)
        {
            var expected = double.Parse(lines[i].Split(' ')[2], CultureInfo.InvariantCulture);
            var allowance = rounding + allowancePerCubicMetre * SumOfCubes(polygons[i].Shell);
            StatutoryArea.Of(polygons[i]).ShouldBe(Math.Abs(expected), allowance, $"polygon {i}");
        }
    }

    [ToolFact("GeodSolve")]
    public void Distances_to_a_thousand_kilometres_are_GeodSolves_to_a_tenth_of_a_millimetre()
    {
        var random = new Random(22021);
        var pairs = new List<(Coordinate From, Coordinate To)>();
        for (var i = 0; i < 1000; i++)
        {
            // From 1 m to 1,000 km in any direction, anywhere between the equator and 55° N; some exactly along meridian and parallel.
            var degrees = 1e-5 * Math.Pow(9e5, random.NextDouble());
            var from = new Coordinate(80 + 50 * random.NextDouble(), 55 * random.NextDouble());
            var (sin, cos) = Math.SinCos(i % 10 == 0 ? i * Math.PI / 20 : Math.Tau * random.NextDouble());
            pairs.Add((from, new Coordinate(from.X + degrees * cos, from.Y + degrees * sin)));
        }

        pairs.Add((new Coordinate(112, 0), new Coordinate(113, 0)));
        var input = string.Concat(pairs.Select(pair => string.Create(
            CultureInfo.InvariantCulture, $"{pair.From.Y:R} {pair.From.X:R} {pair.To.Y:R} {pair.To.X:R}\n")));
        var lines = ToolProcess.Run("GeodSolve", ["-i", "-e", SemiMajorAxis, Flattening, "-p", "6"], input).EnsureSuccess().OutputLines;
        for (var i = 0; i < pairs.Count; i++)
        {
            var expected = double.Parse(lines[i].Split(' ')[2], CultureInfo.InvariantCulture);
            Geodesic.DistanceMetres(pairs[i].From, pairs[i].To).ShouldBe(expected, 1e-4, $"{pairs[i]}");
        }
    }

    private static double SumOfCubes(LineString ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.NumPoints; i++)
            sum += Math.Pow(ring.GetCoordinateN(i).Distance(ring.GetCoordinateN(i - 1)), 3);
        return sum;
    }
}
