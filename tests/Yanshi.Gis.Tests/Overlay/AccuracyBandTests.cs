using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public class AccuracyBandTests
{
    private const int Samples = 1_500;
    private const double NothingSquareMetres = 1e-6;

    // Half a side of an inscribed circle of 32 sides from its centre: no place nearer than that share of the reach may be left out.
    private static readonly double LeastShare = Math.Cos(Math.PI / 32);

    [Fact]
    public void The_sweep_finds_no_less_and_no_more_than_round_ends_allow()
    {
        var i = 0;
        foreach (var (site, layer) in RandomAreas.PairsOnGrid().Sample(Samples))
        {
            var random = SplitMix64.For(6_001, i++);
            foreach (var reach in new[] { 0.01, 0.4, 3, 45 })
            {
                // All of the boundary, or some of it: free ends.
                var share = random.NextBelow(2) == 0 ? 1 : random.NextUnit();
                ShouldAgree(Placed(site, 10, 0), Placed(layer, 10, 0), _ => random.NextUnit() < share ? reach : 0);
            }
        }
    }

    [Fact]
    public void Edges_that_move_by_different_reaches_agree_too()
    {
        var i = 0;
        foreach (var (site, layer) in RandomAreas.PairsOnGrid().Sample(Samples))
        {
            var random = SplitMix64.For(6_002, i++);
            ShouldAgree(Placed(site, 10, 0.3), Placed(layer, 10, 0.3), _ => random.NextBelow(3) switch { 0 => 2, 1 => 7.5, _ => 0 });
        }
    }

    [Fact]
    public void Askew_so_that_what_coincided_nearly_does_they_agree()
    {
        foreach (var (site, layer) in RandomAreas.PairsOnGrid().Sample(Samples))
            ShouldAgree(Placed(site, 10, 0.1), Placed(AffineTransformation.RotationInstance(0.07).Transform(AffineTransformation.RotationInstance(0.03).Transform(layer)), 10, 0), _ => 3);
    }

    [Fact]
    public void Irregular_sites_across_a_winding_boundary_agree()
    {
        for (var i = 0; i < 200; i++)
        {
            var random = SplitMix64.For(6_003, i);
            var site = Irregular(random, new Coordinate(380_000, 3_840_000), 90, 40);
            var layer = Irregular(random, new Coordinate(380_000 + random.NextBetween(-500, 500), 3_840_000 + random.NextBetween(-500, 500)), 400, 300);
            ShouldAgree(site, layer, _ => random.NextBelow(10) == 0 ? 0 : 5);
        }
    }

    [Fact]
    public void A_straight_boundary_through_a_square_has_a_band_of_twice_its_reach()
    {
        var band = Of(Square(0, 0, 100), Square(50, -1000, 2000), _ => 4, out _)!.Value;
        band.InsideSquareMetres.ShouldBe(400, 1e-6);
        band.OutsideSquareMetres.ShouldBe(400, 1e-6);
    }

    [Fact]
    public void A_boundary_along_the_sites_own_side_has_its_band_all_on_one_side()
    {
        var inside = Of(Square(0, 0, 100), Square(0, -1000, 2000), _ => 4, out _)!.Value;
        inside.InsideSquareMetres.ShouldBe(400, 1e-6);
        inside.OutsideSquareMetres.ShouldBe(0, 1e-9);
        var outside = Of(Square(0, 0, 100), Square(-2000, -1000, 2000), _ => 4, out _)!.Value;
        outside.InsideSquareMetres.ShouldBe(0, 1e-9);
        outside.OutsideSquareMetres.ShouldBe(400, 1e-6);
    }

    [Fact]
    public void A_corner_that_only_the_arc_of_a_bend_reaches_is_not_lost()
    {
        // The layer's corner lies 3 m west and 4 m south of the site's.
        var band = Of(Square(0, 0, 100), Square(-103, -104, 100), _ => 5.2, out _)!.Value;
        band.InsideSquareMetres.ShouldBe(0, 1e-9);
        band.OutsideSquareMetres.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Too_many_edges_for_a_sweep_are_left_to_buffers_with_the_same_answer()
    {
        var random = SplitMix64.For(6_004, 0);
        var centre = new Coordinate(380_000, 3_840_000);
        var site = Irregular(random, centre, 900, 60);
        var layer = Irregular(random, centre, 800, 3_000);
        Of(site, layer, _ => 5, out var question).ShouldBeNull();
        var band = AccuracyBand.Of(question.Ground, question.Layer, question.Near);
        var expected = BufferedBand.Of(question.Ground, question.Near, question.Layer.AreaInside);
        band.ShouldBe(expected);
        band.InsideSquareMetres.ShouldBeGreaterThan(1000);
    }

    private static void ShouldAgree(Geometry site, Geometry layer, Func<OutlineEdge, double> reachOf)
    {
        var found = Of(site, layer, reachOf, out var question);
        if (question.Near.Count == 0)
            return;
        var (band, sample) = (found.ShouldNotBeNull($"{site} {layer}"), $"{site} {layer} {string.Join(' ', question.Near)}");
        var (least, most) = (Buffered(question, LeastShare), Buffered(question, 1 / LeastShare));
        var rounding = NothingSquareMetres + 1e-6 * site.Length;
        band.InsideSquareMetres.ShouldBeInRange(least.InsideSquareMetres - rounding, most.InsideSquareMetres + rounding, sample);
        band.OutsideSquareMetres.ShouldBeInRange(least.OutsideSquareMetres - rounding, most.OutsideSquareMetres + rounding, sample);
        (band.InsideSquareMetres + band.OutsideSquareMetres).ShouldBeLessThanOrEqualTo(site.Area + rounding, sample);
        band.InsideSquareMetres.ShouldBeLessThanOrEqualTo(question.Ground.InsideSquareMetres + rounding, sample);
    }

    private static AccuracyBand Buffered(in Question question, double share) =>
        BufferedBand.Of(question.Ground, question.Near.ConvertAll(item => (item.Edge, item.Reach * share)), question.Layer.AreaInside);

    private static AccuracyBand? Of(Geometry site, Geometry layer, Func<OutlineEdge, double> reachOf, out Question question)
    {
        PackedPolygons packed = PackedPolygons.Pack([site]), packedLayer = PackedPolygons.Pack([layer]);
        var moving = LocalOutline.Of(PackedPolygons.Pack([layer]), packed.BoxOf(0).Widened(50)).Edges.ConvertAll(edge => (Edge: edge, Reach: reachOf(edge)));
        question = new Question(
            new BandGround(site, packed, OverlapArea.Of(site, layer)),
            new BandLayer(
                moving.ConvertAll(item => item.Edge),
                (x, y) => WindingNumber.Of(x, y, packedLayer.View(), otherItem: 0, otherIsMoved: false),
                area => OverlapArea.Of(area, layer)),
            moving.FindAll(item => AccuracyBand.IsNear(packed, item.Edge, item.Reach)));
        return AccuracyBand.FindSwept(question.Ground, question.Layer, question.Near);
    }

    private static Geometry Placed(Geometry area, double scale, double turn) => AffineTransformation.RotationInstance(turn)
        .Compose(AffineTransformation.ScaleInstance(scale, scale))
        .Compose(AffineTransformation.TranslationInstance(380_000, 3_840_000))
        .Transform(area);

    private static Polygon Irregular(SplitMix64 random, Coordinate centre, double radius, int vertices) =>
        ProjectGeometry.Factory.CreatePolygon(IrregularOutline.Ring(random, centre, radius, roughness: random.NextUnit(), vertices: vertices));

    private static Geometry Square(double x, double y, double side) => ProjectGeometry.Factory.ToGeometry(new Envelope(x, x + side, y, y + side));

    private readonly record struct Question(BandGround Ground, BandLayer Layer, List<(OutlineEdge Edge, double Reach)> Near);
}
