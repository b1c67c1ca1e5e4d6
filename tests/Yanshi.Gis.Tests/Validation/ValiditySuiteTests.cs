using System.Globalization;
using System.Xml.Linq;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Valid;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

/// <summary>Our "no error" is the same as valid: against the JTS suite's expected answers, and against IsValidOp on every area of the suite and on random grids.</summary>
public class ValiditySuiteTests
{
    private const string Suite = "tests/jts_testxml.zip";

    [OutsideDataFact(Suite)]
    public void Every_polygonal_isvalid_case_of_the_JTS_suite_is_answered_as_expected()
    {
        var asked = 0;
        var wrong = new List<string>();
        foreach (var (name, test) in Cases())
        {
            foreach (var operation in test.Descendants("op").Where(o => string.Equals((string?)o.Attribute("name"), "isvalid", StringComparison.OrdinalIgnoreCase)))
            {
                var argument = ((string?)operation.Attribute("arg1"))?.ToLowerInvariant() ?? "a";
                var area = Read(test.Element(argument)?.Value);
                if (area is not (Polygon or MultiPolygon))
                    continue;
                asked++;
                var expected = bool.Parse(operation.Value.Trim());
                if (IsFlawless(area) != expected)
                    wrong.Add($"{name}: expected {expected}: {area.AsText()[..Math.Min(300, area.AsText().Length)]}");
            }
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBe(404, "the suite's polygonal isvalid cases");
    }

    [OutsideDataFact(Suite)]
    public void Every_area_of_the_JTS_suite_is_judged_as_IsValidOp_judges_it()
    {
        var compared = 0;
        var wrong = new List<string>();
        foreach (var (name, test) in Cases())
        {
            foreach (var geometry in new[] { "a", "b" }.Select(side => Read(test.Element(side)?.Value)))
            {
                if (geometry is not (Polygon or MultiPolygon))
                    continue;
                compared++;
                var expected = new IsValidOp(geometry).IsValid;
                if (IsFlawless(geometry) != expected)
                    wrong.Add($"{name}: IsValidOp {expected}: {geometry.AsText()[..Math.Min(300, geometry.AsText().Length)]}");
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

    private static IEnumerable<(string Name, XElement Case)> Cases()
    {
        using var zip = TestData.OpenZip(Suite);
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var stream = entry.Open();
            var index = 0;
            foreach (var test in XDocument.Load(stream).Descendants("case"))
                yield return (string.Create(CultureInfo.InvariantCulture, $"{entry.FullName}#{index++} {test.Element("desc")?.Value.Trim()}"), test);
        }
    }

    private static Geometry? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        return text.All(char.IsAsciiHexDigit)
            ? new WKBReader(ProjectGeometry.Services).Read(WKBReader.HexToBytes(text))
            : new WKTReader(ProjectGeometry.Services).Read(text);
    }
}
