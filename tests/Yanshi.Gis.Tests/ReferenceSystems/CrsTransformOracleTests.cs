using System.Globalization;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>Our transforms against PROJ's <c>cs2cs</c>, which also takes and gives EPSG's own order of the axes.</summary>
public class CrsTransformOracleTests
{
    // The promise is a millimetre. Measured are 0.23 mm at 6° from the central meridian and 0.003 mm in the district's own zone.
    private const double HalfAMillimetre = 5e-4;

    /// <summary>The systems in which data of the district and its neighbours arrives.</summary>
    public static IReadOnlyList<string> PlaneSystems { get; } =
        ["EPSG:4525", "EPSG:4526", "EPSG:4527", "EPSG:4546", "EPSG:4547", "EPSG:4548", "EPSG:4497", "EPSG:4508", "EPSG:32649", "EPSG:3857"];

    public static TheoryData<string> PlaneSystemData => new(PlaneSystems);

    [ToolTheory("cs2cs")]
    [MemberData(nameof(PlaneSystemData))]
    public void Degrees_to_the_plane_agree_far_within_a_millimetre(string code)
    {
        var crs = Crs.Get(code);
        var grid = Grid().ToArray();
        var expected = Cs2cs("EPSG:4490", code, grid);
        var transform = CrsTransform.Between(Crs.Cgcs2000, crs);
        for (var i = 0; i < grid.Length; i++)
        {
            var ours = transform.Transform(grid[i]);
            ours.Distance(expected[i]).ShouldBeLessThanOrEqualTo(HalfAMillimetre, $"{code} at {grid[i]}");
        }
    }

    [ToolTheory("cs2cs")]
    [MemberData(nameof(PlaneSystemData))]
    public void The_plane_to_degrees_agrees_far_within_a_millimetre(string code)
    {
        var crs = Crs.Get(code);
        var there = CrsTransform.Between(Crs.Cgcs2000, crs);
        var back = CrsTransform.Between(crs, Crs.Cgcs2000);
        var plane = Grid().Select(there.Transform).ToArray();
        var expected = Cs2cs(code, "EPSG:4490", plane);
        for (var i = 0; i < plane.Length; i++)
            Geodesic.DistanceMetres(back.Transform(plane[i]), expected[i]).ShouldBeLessThanOrEqualTo(HalfAMillimetre, $"{code} at {plane[i]}");
    }

    [ToolFact("cs2cs")]
    public void From_zone_37_to_zone_38_agrees_far_within_a_millimetre()
    {
        var points = Grid().Select(CrsTransform.Between(Crs.Cgcs2000, Crs.Get("4525")).Transform).ToArray();
        var expected = Cs2cs("EPSG:4525", "EPSG:4526", points);
        var transform = CrsTransform.Between(Crs.Get("4525"), Crs.Get("4526"));
        for (var i = 0; i < points.Length; i++)
            transform.Transform(points[i]).Distance(expected[i]).ShouldBeLessThanOrEqualTo(HalfAMillimetre);
    }

    /// <summary>Every Gauss–Krüger code of the catalogue: number, datum, meridian, false easting and axis order as EPSG has them.</summary>
    [ToolTheory("cs2cs")]
    [InlineData("EPSG:4490", 4491, 4554)]
    [InlineData("EPSG:4610", 2327, 2390)]
    [InlineData("EPSG:4214", 2401, 2442)]
    [InlineData("EPSG:4214", 21413, 21423)]
    [InlineData("EPSG:4214", 21453, 21463)]
    public void Every_Chinese_code_means_what_EPSG_says(string geographic, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            var crs = Crs.Get(number.ToString(CultureInfo.InvariantCulture));
            var point = new Coordinate(crs.CentralMeridianDegrees!.Value - 1.25, 34.5);
            var expected = Cs2cs(geographic, crs.Code, [point])[0];
            CrsTransform.Between(Crs.Get(geographic), crs).Transform(point).Distance(expected).ShouldBeLessThan(HalfAMillimetre, crs.Code);
        }
    }

    [ToolFact("cs2cs")]
    public void A_seven_parameter_shift_agrees_with_PROJ()
    {
        // An invented shift. PROJ's +towgs84 is the position-vector convention: rotations have the other sign.
        var transform = CrsTransform.Between(Crs.Get("4610"), Crs.Cgcs2000, DatumShift.Parse("12.5,-108.25,-60.75,0.9,-0.4,1.3,-2.5"));
        var points = Grid().ToArray();
        var expected = Run(
            ["-f", "%.12f", "+proj=longlat", "+a=6378140", "+rf=298.257", "+towgs84=12.5,-108.25,-60.75,-0.9,0.4,-1.3,-2.5",
                "+to", "+proj=longlat", "+ellps=GRS80", "+towgs84=0,0,0"],
            points);
        for (var i = 0; i < points.Length; i++)
            Geodesic.DistanceMetres(transform.Transform(points[i]), expected[i]).ShouldBeLessThanOrEqualTo(HalfAMillimetre);
    }

    /// <summary>The district, half a degree around it, as a grid; and zone 39's own middle.</summary>
    private static IEnumerable<Coordinate> Grid()
    {
        for (var longitude = 112.1; longitude < 113.5; longitude += 0.0731)
        {
            for (var latitude = 34.0; latitude < 35.4; latitude += 0.0817)
                yield return new Coordinate(longitude, latitude);
        }

        yield return new Coordinate(116.9, 34.6);
    }

    private static Coordinate[] Cs2cs(string from, string to, IReadOnlyList<Coordinate> points)
    {
        var northFirst = Crs.Get(from).AuthorityAxisOrder == AxisOrder.NorthEast;
        var input = northFirst ? points.Select(point => new Coordinate(point.Y, point.X)).ToArray() : points;
        var output = Run(["-f", "%.12f", from, to], input);
        return Crs.Get(to).AuthorityAxisOrder == AxisOrder.NorthEast ? [.. output.Select(point => new Coordinate(point.Y, point.X))] : output;
    }

    private static Coordinate[] Run(string[] arguments, IReadOnlyList<Coordinate> points)
    {
        var input = string.Join('\n', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:R} {point.Y:R}"))) + "\n";
        var lines = ToolProcess.Run("cs2cs", arguments, input).EnsureSuccess().OutputLines;
        lines.Count.ShouldBe(points.Count);
        return [.. lines.Select(line =>
        {
            var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            return new Coordinate(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
        })];
    }
}
