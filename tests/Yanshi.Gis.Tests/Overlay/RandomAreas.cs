using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>Generators of valid polygons and multipolygons with integer coordinates from 0 to 8: on so small a grid nearly every pair touches,
/// shares edges, or has vertices on each other's edges.</summary>
internal static class RandomAreas
{
    private const int Grid = 8;

    /// <summary>Any of the kinds below, always valid and with an area.</summary>
    public static Gen<Geometry> OnGrid() =>
        Gen.OneOf(Rings(), RingsWithHole(), Mosaics(), Rectangles()).Where(area => area.Area > 0.0 && new IsValidOp(area).IsValid);

    public static Gen<(Geometry A, Geometry B)> PairsOnGrid() => OnGrid().SelectMany(_ => OnGrid(), (a, b) => (a, b));

    /// <summary>A few random points joined in their order: mostly spiky.</summary>
    private static Gen<Geometry> Rings() =>
        from count in Gen.Choose(3, 7)
        from points in Points(count)
        select (Geometry)Factory.CreatePolygon(Closed(points));

    private static Gen<Geometry> RingsWithHole() =>
        from outer in Rectangles().Where(shell => shell.Area >= 12.0)
        from count in Gen.Choose(3, 4)
        from points in Points(count)
        select (Geometry)Factory.CreatePolygon(((Polygon)outer).Shell, [Factory.CreateLinearRing(Closed(points))]);

    private static Gen<Geometry> Rectangles() =>
        from corners in Points(2)
        where corners[0].X != corners[1].X && corners[0].Y != corners[1].Y
        select Factory.ToGeometry(new Envelope(corners[0], corners[1]));

    /// <summary>The union of a random half of the triangles that fill the grid: holes, islands, parts that touch at points.</summary>
    private static Gen<Geometry> Mosaics() =>
        from seed in Gen.Choose(0, int.MaxValue)
        from step in Gen.Elements(2, 4)
        select Mosaic(new SplitMix64((ulong)seed), step);

    private static Geometry Mosaic(SplitMix64 random, int step)
    {
        var triangles = new List<Geometry>();
        for (var x = 0; x < Grid; x += step)
        {
            for (var y = 0; y < Grid; y += step)
            {
                Coordinate southWest = new(x, y), southEast = new(x + step, y), northEast = new(x + step, y + step), northWest = new(x, y + step);
                foreach (var corner in new[] { southEast, northWest })
                {
                    if (random.NextBelow(2) == 0)
                        triangles.Add(Factory.CreatePolygon(Closed([southWest, corner, northEast])));
                }
            }
        }

        return triangles.Count == 0 ? Factory.CreatePolygon() : Factory.BuildGeometry(triangles).Union();
    }

    private static Gen<Coordinate[]> Points(int count) =>
        (from x in Gen.Choose(0, Grid) from y in Gen.Choose(0, Grid) select new Coordinate(x, y)).ArrayOf(count);

    private static Coordinate[] Closed(Coordinate[] points) => [.. points, points[0].Copy()];

    private static GeometryFactory Factory => ProjectGeometry.Factory;
}
