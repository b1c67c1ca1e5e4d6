using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>Random layers against the slow and obvious way: union, intersection, buffers.</summary>
public sealed class LayerMeasurePropertyTests
{
    private const int Layers = 300;
    private const double AreaTolerance = 1e-6;

    // Vertices may be moved by a micrometre, on an outline of some hundred metres.
    private const double PieceTolerance = 1e-3;

    private const double BandTolerance = 1e-4;

    // An inscribed circle of eight sides a quadrant reaches cos(π/32) = 0.9952 at least; the oracle's has four times as many.
    private const double LeastReach = 0.995;
    private const double GreatestReach = 1.0005;
    private static readonly DateOnly AsOf = new(2026, 11, 22);

    private static readonly Gen<(Patchwork Patchwork, double Accuracy)> Cases =
        from patchwork in Patchwork.Any()
        from accuracy in Gen.Elements(0.05, 0.5, 2, 10, 60)
        select (patchwork, accuracy);

    [Fact]
    public void The_area_is_that_of_the_site_within_the_union() => ForAll((patchwork, accuracy, result) =>
        result.AreaSquareMetres!.Value.ShouldBe(Common(patchwork.Site, patchwork.Union).Area, AreaTolerance));

    [Fact]
    public void Outside_a_layer_that_must_contain_it_lies_the_rest_of_the_site() => ForAll(
        (patchwork, accuracy, result) => result.AreaSquareMetres!.Value.ShouldBe(Rest(patchwork.Site, patchwork.Union).Area, AreaTolerance), LayerRole.MustContain);

    [Fact]
    public void The_band_is_that_of_buffers_of_the_union() => ForAll((patchwork, accuracy, result) =>
        ShouldBeBand(
            result, accuracy, patchwork, (union, reach) => Common(patchwork.Site, Moved(union, -reach)).Area, (union, reach) => Common(patchwork.Site, Moved(union, reach)).Area));

    [Fact]
    public void Features_that_part_at_a_needles_angle_have_no_line_between_them_that_moves()
    {
        var patchwork = new Patchwork(881372735, PatchworkKind.Overlapping);
        ShouldBeBand(
            Check(patchwork.Site, patchwork.Features, accuracy: 0.5, LayerRole.Restricts),
            0.5,
            patchwork,
            (union, reach) => Common(patchwork.Site, Moved(union, -reach)).Area,
            (union, reach) => Common(patchwork.Site, Moved(union, reach)).Area);
    }

    [Fact]
    public void The_band_of_a_layer_that_must_contain_the_site_is_that_of_what_is_outside() => ForAll(
        (patchwork, accuracy, result) =>
            ShouldBeBand(
                result, accuracy, patchwork, (union, reach) => Rest(patchwork.Site, Moved(union, reach)).Area, (union, reach) => Rest(patchwork.Site, Moved(union, -reach)).Area),
        LayerRole.MustContain);

    [Fact]
    public void The_area_lies_between_the_inner_and_the_outer() => ForAll((patchwork, accuracy, result) =>
    {
        result.AreaInnerSquareMetres!.Value.ShouldBeLessThanOrEqualTo(result.AreaSquareMetres!.Value + AreaTolerance);
        result.AreaOuterSquareMetres!.Value.ShouldBeGreaterThanOrEqualTo(result.AreaSquareMetres.Value);
        result.AreaOuterSquareMetres.Value.ShouldBeLessThanOrEqualTo(patchwork.Site.Area + AreaTolerance);
    });

    [Fact]
    public void The_pieces_are_those_of_the_plain_union() => ForAll((patchwork, accuracy, result) =>
    {
        var expected = PieceAreas(Common(patchwork.Site, patchwork.Union));
        var pieces = PieceAreas(MeasuredIn(patchwork, accuracy).Pieces.Value);
        pieces.Count.ShouldBe(expected.Count, $"{patchwork}");
        foreach (var (piece, other) in pieces.Zip(expected))
            piece.ShouldBe(other, PieceTolerance, $"{patchwork}");
    });

    [Fact]
    public void Moving_everything_together_changes_nothing() => ForAll((patchwork, accuracy, result) =>
    {
        var away = AffineTransformation.TranslationInstance(-3217.125, 1873.0625);
        var moved = Check(Moved(patchwork.Site, away), [.. patchwork.Features.Select(area => Moved(area, away))], accuracy, LayerRole.Restricts);
        ShouldBeSame(moved, result, patchwork, accuracy);
    });

    [Fact]
    public void The_order_of_features_changes_nothing() => ForAll((patchwork, accuracy, result) =>
        ShouldBeSame(Check(patchwork.Site, [.. patchwork.Features.Reverse()], accuracy, LayerRole.Restricts), result, patchwork, accuracy));

    [Fact]
    public async Task Threads_change_nothing()
    {
        var patchwork = new Patchwork(20261122, PatchworkKind.SharedEdges);
        var site = Site(patchwork.Site.AsText());
        var data = Set(LayerOf(patchwork.Features, 2, LayerRole.Restricts));
        var alone = Describe(SiteCheck.Run(site, data, AsOf, "test").Layers[0]);
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Describe(SiteCheck.Run(site, data, AsOf, "test").Layers[0]))));
        together.ShouldAllBe(answer => answer == alone);

        static string Describe(LayerResult result) => FormattableString.Invariant(
            $"{result.AreaSquareMetres:R} {result.AreaInnerSquareMetres:R} {result.AreaOuterSquareMetres:R} {result.State} {result.Certainty} {result.NearestDistanceMetres:R}");
    }

    private static List<double> PieceAreas(Geometry pieces) =>
        [.. PolygonExtracter.GetPolygons(pieces).Select(piece => piece.Area).Where(area => area > PieceTolerance).Order()];

    private static void ForAll(Action<Patchwork, double, LayerResult> holds, LayerRole role = LayerRole.Restricts) => Prop.ForAll(
        Cases.ToArbitrary(),
        item => holds(item.Patchwork, item.Accuracy, Check(item.Patchwork.Site, item.Patchwork.Features, item.Accuracy, role)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Layers));

    private static LayerResult Check(Geometry site, IReadOnlyList<Geometry> features, double accuracy, LayerRole role) =>
        SiteCheck.Run(Site(site), Set(LayerOf(features, accuracy, role)), AsOf, "test").Layers[0];

    private static MeasuredLayer MeasuredIn(Patchwork patchwork, double accuracy) => SiteCheck.Measure(
        new SiteFootprint(Site(patchwork.Site), Plane), Set(LayerOf(patchwork.Features, accuracy, LayerRole.Restricts)).Layers, AsOf, SiteCheckOptions.Default)[0];

    private static ControlLayer LayerOf(IReadOnlyList<Geometry> features, double accuracy, LayerRole role) => (Layer() with { AccuracyMetres = accuracy, Role = role }).With(
        [.. features.Select((area, i) => new PlacedFeature(new LayerFeature { Id = FormattableString.Invariant($"f{i:D3}") }, area))]);

    // Round ends have sides, so that a line reaches a little less far in one direction than in another: the truth lies between the least and the greatest reach. Where
    // two features part at a needle's angle, what is narrower than a centimetre is an inner cut that stays: the truth lies between the union and the union closed there.
    private static void ShouldBeBand(LayerResult result, double accuracy, Patchwork patchwork, Func<Geometry, double, double> innerAt, Func<Geometry, double, double> outerAt)
    {
        double least = 2 * accuracy * LeastReach, greatest = 2 * accuracy * GreatestReach;
        var (open, closed) = (patchwork.Union, Closed(patchwork.Union));
        var tolerance = BandTolerance + Math.Abs(closed.Area - open.Area);
        result.AreaInnerSquareMetres!.Value.ShouldBeInRange(
            Math.Min(innerAt(open, greatest), innerAt(closed, greatest)) - tolerance, Math.Max(innerAt(open, least), innerAt(closed, least)) + tolerance);
        result.AreaOuterSquareMetres!.Value.ShouldBeInRange(
            Math.Min(outerAt(open, least), outerAt(closed, least)) - tolerance, Math.Max(outerAt(open, greatest), outerAt(closed, greatest)) + tolerance);
    }

    // Gaps of up to a centimetre, and somewhat more, so that the last one is closed for certain.
    private static Geometry Closed(Geometry union)
    {
        const double halfGap = 0.006;
        var corners = new BufferParameters(8) { JoinStyle = JoinStyle.Mitre, SimplifyFactor = 1e-6 };
        return union.IsEmpty ? union : BufferOp.Buffer(BufferOp.Buffer(union, halfGap, corners), -halfGap, corners);
    }

    // Where the sides of a round end lie depends on where a line begins.
    private static void ShouldBeSame(LayerResult one, LayerResult other, Patchwork patchwork, double accuracy)
    {
        var tolerance = BandTolerance + (GreatestReach - LeastReach) * 2 * accuracy * patchwork.Site.Length;
        one.AreaSquareMetres!.Value.ShouldBe(other.AreaSquareMetres!.Value, 1e-6);
        one.AreaInnerSquareMetres!.Value.ShouldBe(other.AreaInnerSquareMetres!.Value, tolerance);
        one.AreaOuterSquareMetres!.Value.ShouldBe(other.AreaOuterSquareMetres!.Value, tolerance);
        one.State.ShouldBe(other.State);
        if (one.AreaInnerSquareMetres > tolerance)
            one.Certainty.ShouldBe(other.Certainty);
    }

    private static Geometry Moved(Geometry union, double by) => union.IsEmpty ? union : BufferOp.Buffer(union, by, new BufferParameters(32) { SimplifyFactor = 1e-5 });

    private static Geometry Moved(Geometry geometry, AffineTransformation by) => by.Transform(geometry);

    private static Geometry Common(Geometry one, Geometry other) => OverlayNGRobust.Overlay(one, other, SpatialFunction.Intersection);

    private static Geometry Rest(Geometry one, Geometry other) => OverlayNGRobust.Overlay(one, other, SpatialFunction.Difference);
}
