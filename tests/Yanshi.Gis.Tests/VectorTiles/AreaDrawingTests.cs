using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.VectorTiles;

namespace Yanshi.Gis.Tests.VectorTiles;

/// <summary>Areas that cover the ground, with corners of a neighbour on their sides and crooked edges of many vertices, as small as a few units of the tile.</summary>
public class AreaDrawingTests
{
    private static readonly EqualAreaPlane Plane = new(112.7, 34.7);
    private static readonly MercatorCurve Curve = new(Plane, -20_000, 20_000);

    public static TheoryData<int, double, int> Lattices()
    {
        var lattices = new TheoryData<int, double, int>();
        for (var zoom = 13; zoom <= 18; zoom++)
        {
            foreach (var units in (double[])[7, 20, 90])
                lattices.Add(zoom, units, zoom * 100 + (int)units);
        }

        return lattices;
    }

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Areas_that_cover_the_ground_leave_no_gap_and_do_not_overlap(int zoom, double units, int seed)
    {
        var (frame, corner, unit) = FrameOf(zoom);
        var random = new Random(seed);
        var side = Math.Min(24, (int)(500 / units) + 2);

        // One half of the lattices reaches over the tile's side.
        var origin = seed % 2 == 0 ? (X: corner.X + 100 * unit, Y: corner.Y + 100 * unit) : (X: corner.X - 40 * unit, Y: corner.Y - 40 * unit);
        var layer = PreparedPolygons.Prepare(PackedPolygons.Pack(Lattice(random, side, units * unit, origin)), maxVertices: 32);
        var shapes = new AreaDrawing(frame.Least, frame.Most).Draw(layer, frame);
        shapes.Select(shape => shape.Feature!.Value).ShouldBeInOrder();
        var polygons = shapes.Where(shape => shape.Kind is TileShapeKind.Polygons).Select(shape => PolygonsOf(shape.Geometry.Span, frame)).ToList();
        polygons.Count.ShouldBeGreaterThan(4);
        polygons.ShouldAllBe(polygon => polygon.IsValid);
        var union = UnaryUnionOp.Union(polygons);
        union.Area.ShouldBe(polygons.Sum(polygon => polygon.Area), 1e-6);
        union.ShouldBeOfType<Polygon>().NumInteriorRings.ShouldBe(0);
    }

    [Fact]
    public void A_drawing_that_was_used_before_draws_the_same()
    {
        var (frame, corner, unit) = FrameOf(14);
        var layer = PreparedPolygons.Prepare(PackedPolygons.Pack(Lattice(new Random(5), 12, 6 * unit, (corner.X - 20 * unit, corner.Y))), maxVertices: 32);
        var other = PreparedPolygons.Prepare(PackedPolygons.Pack(Lattice(new Random(6), 12, 9 * unit, corner)), maxVertices: 32);
        var drawing = new AreaDrawing(frame.Least, frame.Most);
        var first = Bytes(drawing.Draw(layer, frame));
        drawing.Draw(other, frame);
        Bytes(drawing.Draw(layer, frame)).ShouldBe(first);

        static List<string> Bytes(List<TileShape> shapes) => shapes.ConvertAll(shape => $"{shape.Feature} {shape.Kind} {Convert.ToHexString(shape.Geometry.Span)}");
    }

    [Fact]
    public void Many_heights_are_the_same_together_as_one_by_one()
    {
        var random = new Random(3);
        double[] heights = [.. Enumerable.Range(0, 64).Select(_ => 50_000 * (random.NextDouble() - 0.5))], together = new double[64];
        Curve.SouthOf(heights, together);
        together.ShouldBe(heights.Select(Curve.SouthOf));
    }

    [Fact]
    public void Many_places_are_in_the_same_units_together_as_one_by_one()
    {
        var random = new Random(4);
        double[] xs = [.. Enumerable.Range(0, 64).Select(i => i % 4 == 0 ? i / 2 - 7.5 : 5000 * (random.NextDouble() - 0.3))], ys = [.. Enumerable.Reverse(xs)];
        var together = new TilePoint[64];
        TileFrame.Round(xs, ys, 64, together);
        together.ShouldBe(xs.Zip(ys, (x, y) => new TilePoint(TileFrame.Unit(x), TileFrame.Unit(y))));
    }

    private static (TileFrame Frame, (double X, double Y) Corner, double Unit) FrameOf(int zoom)
    {
        double east = (112.7 + 180) / 360, south = 0.5 - Math.Asinh(Math.Tan(34.7 * Math.PI / 180)) / (2 * Math.PI);
        var frame = new TileFrame(Curve, new TileAddress(zoom, (int)(south * (1 << zoom)), (int)(east * (1 << zoom))));
        var box = frame.PlaneBox;
        return (frame, (box.MinX, box.MinY), box.Width / (frame.Most - frame.Least));
    }

    // Corners are moved by up to a quarter of a step, and every side has vertices of its own in between, which both neighbours have.
    private static IEnumerable<Geometry> Lattice(Random random, int side, double step, (double X, double Y) origin)
    {
        var corners = new Coordinate[side + 1, side + 1];
        for (var i = 0; i <= side; i++)
        {
            for (var j = 0; j <= side; j++)
                corners[i, j] = new Coordinate(origin.X + step * (j + Shift(0.5)), origin.Y + step * (i + Shift(0.5)));
        }

        var sides = new Dictionary<(int, int, bool), Coordinate[]>();
        for (var i = 0; i < side; i++)
        {
            for (var j = 0; j < side; j++)
            {
                var ring = new List<Coordinate>();
                ring.AddRange(Side(i, j, isEast: true));
                ring.AddRange(Side(i, j + 1, isEast: false));
                ring.AddRange(Side(i + 1, j, isEast: true).Reverse());
                ring.AddRange(Side(i, j, isEast: false).Reverse());
                Coordinate[] closed = [.. ring.Where((corner, at) => at == 0 || !corner.Equals2D(ring[at - 1]))];
                yield return ProjectGeometry.Factory.CreatePolygon(closed);
            }
        }

        double Shift(double range) => range * (random.NextDouble() - 0.5);

        Coordinate[] Side(int i, int j, bool isEast)
        {
            if (sides.TryGetValue((i, j, isEast), out var known))
                return known;
            var (from, to) = (corners[i, j], isEast ? corners[i, j + 1] : corners[i + 1, j]);
            var between = random.Next(7);
            Coordinate[] made = [from, .. Enumerable.Range(1, between).Select(at => Between(from, to, at / (between + 1.0), Shift(0.1))), to];
            sides.Add((i, j, isEast), made);
            return made;
        }

        static Coordinate Between(Coordinate from, Coordinate to, double share, double aside) =>
            new(from.X + (to.X - from.X) * share - (to.Y - from.Y) * aside, from.Y + (to.Y - from.Y) * share + (to.X - from.X) * aside);
    }

    private static MultiPolygon PolygonsOf(ReadOnlySpan<byte> geometry, in TileFrame frame)
    {
        List<(List<Coordinate> Shell, List<LinearRing> Holes)> polygons = [];
        List<Coordinate> ring = [];
        var (at, x, y) = (0, 0, 0);
        while (at < geometry.Length)
        {
            var command = Varint(geometry, ref at);
            if ((command & 7) == 7)
            {
                ring.Add(ring[0].Copy());
                var area = NetTopologySuite.Algorithm.Area.OfRingSigned([.. ring]);
                area.ShouldNotBe(0);

                // Shells run with the clock on the screen.
                if (area > 0)
                    polygons.Add((ring, []));
                else
                    polygons[^1].Holes.Add(ProjectGeometry.Factory.CreateLinearRing([.. ring]));
                ring = [];
                continue;
            }

            for (var i = 0; i < command >> 3; i++)
            {
                x += Signed(Varint(geometry, ref at));
                y += Signed(Varint(geometry, ref at));
                (x >= frame.Least && x <= frame.Most && y >= frame.Least && y <= frame.Most).ShouldBeTrue();
                ring.Add(new Coordinate(x, -y));
            }
        }

        return ProjectGeometry.Factory.CreateMultiPolygon(
            [.. polygons.Select(polygon => ProjectGeometry.Factory.CreatePolygon(ProjectGeometry.Factory.CreateLinearRing([.. polygon.Shell]), [.. polygon.Holes]))]);

        static int Signed(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
    }

    private static uint Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (uint)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
