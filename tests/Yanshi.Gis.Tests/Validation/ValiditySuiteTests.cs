using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

/// <summary>Our "no error" is the same as valid: against the JTS suite's expected answers, and against IsValidOp on every area of the suite and on random grids.</summary>
public class ValiditySuiteTests
{
    [OutsideDataFact(JtsSuite.Zip)]
    public void Every_polygonal_isvalid_case_of_the_JTS_suite_is_answered_as_expected()
    {
        var asked = 0;
        var wrong = new List<string>();
        foreach (var test in JtsSuite.Cases())
        {
            foreach (var operation in test.Operations.Where(operation => operation.Name == "isvalid"))
            {
                var area = operation.FindArgument(1);
                if (area is not (Polygon or MultiPolygon))
                    continue;
                asked++;
                Compare(wrong, test, area, bool.Parse(operation.Expected));
            }
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBe(404, "the suite's polygonal isvalid cases");
    }

    [OutsideDataFact(JtsSuite.Zip)]
    public void Every_area_of_the_JTS_suite_is_judged_as_IsValidOp_judges_it()
    {
        var compared = 0;
        var wrong = new List<string>();
        foreach (var test in JtsSuite.Cases())
        {
            foreach (var area in new[] { test.Find("a"), test.Find("b") })
            {
                if (area is not (Polygon or MultiPolygon))
                    continue;
                compared++;
                Compare(wrong, test, area, new IsValidOp(area).IsValid);
            }
        }
        wrong.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(1500);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    [InlineData(3, 6)]
    [InlineData(4, 9)]
    public void Random_rings_on_a_small_grid_are_judged_as_IsValidOp_judges_them(int seed, int grid)
    {
        var random = new Random(seed);
        var judged = new int[2];
        for (var i = 0; i < 10_000; i++)
        {
            var area = RandomArea(random, grid);
            var expected = new IsValidOp(area).IsValid;
            IsFlawless(area).ShouldBe(expected, area.AsText());
            judged[expected ? 1 : 0]++;
        }
        judged[0].ShouldBeGreaterThan(1_000);
        judged[1].ShouldBeGreaterThan(200);
    }

    private static void Compare(List<string> wrong, JtsCase test, Geometry area, bool expected)
    {
        if (IsFlawless(area) != expected)
            wrong.Add($"{test.Name}: expected {expected}: {area.AsText()[..Math.Min(300, area.AsText().Length)]}");
    }

    private static bool IsFlawless(Geometry area) => GeometryValidator.Validate(area).All(d => d.Severity != DefectSeverity.Error);

    /// <summary>Rectangles, triangles and random rings as shells and holes: on a small grid they touch, share edges and nest often.</summary>
    private static Geometry RandomArea(Random random, int grid)
    {
        var parts = new Polygon[random.Next(3) == 0 ? 2 : 1];
        for (var p = 0; p < parts.Length; p++)
        {
            var holes = new LinearRing[random.Next(3)];
            for (var h = 0; h < holes.Length; h++)
                holes[h] = RandomRing(random, grid);
            var shell = random.Next(2) == 0
                ? ProjectGeometry.Factory.CreateLinearRing(Closed(new(0, 0), new(grid, 0), new(grid, grid), new(0, grid)))
                : RandomRing(random, grid);
            parts[p] = ProjectGeometry.Factory.CreatePolygon(shell, holes);
        }
        return parts.Length == 1 ? parts[0] : ProjectGeometry.Factory.CreateMultiPolygon(parts);
    }

    private static LinearRing RandomRing(Random random, int grid)
    {
        var points = new Coordinate[random.Next(3, 7)];
        for (var i = 0; i < points.Length; i++)
            points[i] = new Coordinate(random.Next(grid + 1), random.Next(grid + 1));
        return ProjectGeometry.Factory.CreateLinearRing(Closed(points));
    }

    private static Coordinate[] Closed(params Coordinate[] points) => [.. points, points[0].Copy()];
}
