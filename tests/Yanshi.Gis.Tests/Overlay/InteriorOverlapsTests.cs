using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Tests.Overlay;

public class InteriorOverlapsTests
{
    [Fact]
    public void In_a_clean_tiling_with_islands_nothing_overlaps() => Marks(Tiling(seed: 7)).ShouldAllBe(mark => mark == 0);

    [Theory]
    [InlineData("beside each other", "0 0, 4 0, 4 4, 0 4", "4 0, 8 0, 8 4, 4 4", false)]
    [InlineData("a hair over", "0 0, 4 0, 4 4, 0 4", "3.999999 0, 8 0, 8 4, 3.999999 4", true)]
    [InlineData("the same twice", "0 0, 4 0, 4 4, 0 4", "0 0, 4 0, 4 4, 0 4", true)]
    [InlineData("one within the other", "0 0, 9 0, 9 9, 0 9", "2 2, 5 2, 5 5, 2 5", true)]
    [InlineData("at a point", "0 0, 4 0, 4 4, 0 4", "4 4, 8 4, 8 8, 4 8", false)]
    public void Touching_is_no_overlap(string name, string first, string second, bool overlaps) =>
        Marks([Polygon(first), Polygon(second)]).ShouldBe(overlaps ? [1, 1] : [0, 0], name);

    [Fact]
    public void What_lies_over_whole_tiles_whose_edges_it_shares_is_found()
    {
        var tiles = Tiling(seed: 7);
        var whole = (Polygon)OverlayNGRobust.Union(tiles.Take(2).Cast<Geometry>().ToList());
        var marks = Marks([.. tiles, whole]);
        marks[0].ShouldBe((byte)1);
        marks[1].ShouldBe((byte)1);
        marks[^1].ShouldBe((byte)1);
    }

    [Fact]
    public void It_is_what_measuring_every_pair_says()
    {
        for (var seed = 0; seed < 60; seed++)
            ShouldBePairByPair(seed);
    }

    private static void ShouldBePairByPair(int seed)
    {
        var random = new Random(seed);
        var tiles = Tiling((ulong)(uint)seed).ToList();
        for (var i = random.Next(4); i > 0; i--)
            tiles[random.Next(tiles.Count)] = Moved(tiles[random.Next(tiles.Count)], random);
        for (var i = random.Next(3); i > 0; i--)
            tiles.Insert(random.Next(tiles.Count), tiles[random.Next(tiles.Count)]);

        Marks(tiles).ShouldBe(PairByPair(tiles), $"seed {seed}");
    }

    private static byte[] Marks(IReadOnlyList<Polygon> polygons)
    {
        var packed = PackedPolygons.Pack(polygons);
        return InteriorOverlaps.Of(packed, PreparedPolygons.Prepare(packed));
    }

    private static byte[] PairByPair(List<Polygon> polygons)
    {
        var marks = new byte[polygons.Count];
        for (var i = 0; i < polygons.Count; i++)
        {
            for (var j = i + 1; j < polygons.Count; j++)
            {
                if (polygons[i].EnvelopeInternal.Intersects(polygons[j].EnvelopeInternal) && polygons[i].Relate(polygons[j], "T********"))
                    marks[i] = marks[j] = 1;
            }
        }

        return marks;
    }

    private static IReadOnlyList<Polygon> Tiling(ulong seed) =>
        new SyntheticDistrict(new SyntheticDistrictPlan { Seed = seed, Columns = 6, Rows = 5, Islands = 4, WidthMetres = 600, HeightMetres = 500, SegmentsPerSide = 3 }).Parcels;

    // By a binary fraction, so that nothing is rounded.
    private static Polygon Moved(Polygon tile, Random random)
    {
        var moved = (Polygon)tile.Copy();
        var (east, north) = (random.Next(-64, 65) / 8.0, random.Next(-64, 65) / 8.0);
        foreach (var ring in moved.InteriorRings.Prepend(moved.ExteriorRing))
        {
            foreach (var vertex in ring.Coordinates)
                (vertex.X, vertex.Y) = (vertex.X + east, vertex.Y + north);
        }

        moved.GeometryChanged();
        return moved;
    }

    private static Polygon Polygon(string points) => ProjectGeometry.Factory.CreatePolygon(
        [.. points.Split(", ").Append(points.Split(", ")[0]).Select(point => point.Split(' ')).Select(pair => new Coordinate(double.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))]);
}
