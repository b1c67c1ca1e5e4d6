using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>The site is 100 m by 100 m.</summary>
public class PartitionTests
{
    private static readonly string West = "POLYGON((-50 -50, 50 -50, 50 150, -50 150, -50 -50))";
    private static readonly string South = "POLYGON((-50 -50, 150 -50, 150 50, -50 50, -50 -50))";

    [Fact]
    public void Without_a_conflict_the_site_is_one_cell() => Of(Layer("a").With(Square(500, 0, 10))).ShouldBe([(string.Empty, 10_000)]);

    [Fact]
    public void Two_conflicts_that_cross_make_four_cells() =>
        Of(Layer("a").With(West), Layer("b").With(South)).ShouldBe([("a b", 2_500), ("a", 2_500), ("b", 2_500), (string.Empty, 2_500)]);

    [Fact]
    public void Of_a_must_contain_layer_the_part_outside_counts() =>
        Of((Layer("boundary") with { Role = LayerRole.MustContain }).With(West), Layer("b").With(South)).ShouldBe([("boundary b", 2_500), ("boundary", 2_500), ("b", 2_500), (string.Empty, 2_500)]);

    [Fact]
    public void Features_of_one_layer_that_overlap_are_one_cell() =>
        Of(Layer("a").With("POLYGON((0 0, 60 0, 60 100, 0 100, 0 0))", "POLYGON((40 0, 80 0, 80 100, 40 100, 40 0))")).ShouldBe([("a", 8_000), (string.Empty, 2_000)]);

    [Fact]
    public void Context_and_layers_below_their_threshold_cut_nothing() =>
        Of((Layer("land-use") with { Role = LayerRole.Context }).With(West), (Layer("b") with { MinAreaSquareMetres = 6_000 }).With(South)).ShouldBe([(string.Empty, 10_000)]);

    [Fact]
    public void A_layer_that_cannot_cut_the_site_is_told_and_left_out()
    {
        var site = Site(Square(0, 0, 100));
        var layers = SiteCheck.Measure(
            new SiteFootprint(site, Plane), Set(Layer("a").With(West), Layer("b").With(South), Layer("c").With(Square(60, 60, 20))).Layers, new DateOnly(2026, 11, 22), SiteCheckOptions.Default);
        layers[1] = layers[1] with { Pieces = new(() => throw new ReferenceDataException(ReasonCodes.OverlayFailed, "b", "测试", "test")) };
        var cells = SitePartitioning.Of(site, layers, out var failures);
        failures.Keys.ShouldBe(["b"]);
        cells.Select(cell => (string.Join(' ', cell.Layers), Math.Round(cell.AreaSquareMetres, 6))).ShouldBe([("a", 5_000), ("c", 400), (string.Empty, 4_600)]);
    }

    [Fact]
    public void Thirty_layers_over_one_site_add_up()
    {
        var layers = Enumerable.Range(0, 30).Select(i => Layer(FormattableString.Invariant($"layer-{i:D2}")).With(
            FormattableString.Invariant($"POLYGON(({i} -10, {40 + i * 2} -10, {70 - i} {60 + i}, {i - 5} {30 + i}, {i} -10))"), Square(90 - i, 70, 15))).ToArray();
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), Set(layers), new DateOnly(2026, 11, 22), "test");
        report.Partition.Count.ShouldBeGreaterThan(60);
        report.Partition.Sum(cell => cell.AreaSquareMetres).ShouldBe(10_000, 1e-6);
        foreach (var layer in report.Layers)
            report.Partition.Where(cell => cell.Layers.Contains(layer.Layer.Id, StringComparer.Ordinal)).Sum(cell => cell.AreaSquareMetres).ShouldBe(layer.AreaSquareMetres!.Value, 2e-6, layer.Layer.Id);
    }

    private static List<(string Layers, double Area)> Of(params ControlLayer[] layers)
    {
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), Set(layers), new DateOnly(2026, 11, 22), "test");
        return [.. report.Partition.Select(cell => (string.Join(' ', cell.Layers), Math.Round(cell.AreaSquareMetres, 6)))];
    }
}
