using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Differences;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

/// <summary>Differences of versions in the analysis plane, by eye: squares of 100 m; the border of the two towns runs through x = −8,247 m.</summary>
public sealed class LayerDifferenceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;
    private readonly Catalogue _catalogue;

    public LayerDifferenceTests()
    {
        _folder = _scratch.Workspace();
        _catalogue = Workspace.Open(_folder).Catalogue;
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Equal_versions_differ_in_nothing()
    {
        var difference = Of([Square("a", 0, "0103"), Square("b", 100, "0101")], [Square("a", 0, "0103"), Square("b", 100, "0101")]);
        difference.Features.ShouldBe(new FeatureChanges(0, 0, 0, 2));
        difference.Pieces.ShouldBeEmpty();
    }

    [Fact]
    public void Ground_without_an_equal_is_gained_and_lost()
    {
        var difference = Of([Square("a", 0, "0103"), Square("b", 200, "0103")], [Square("a", 0, "0103"), Square("b", 250, "0103"), Square("c", 1000, "0103")]);
        difference.Features.ShouldBe(new FeatureChanges(1, 0, 1, 1));
        Sums(difference).ShouldBe([("gained", "b", 5_000), ("gained", "c", 10_000), ("lost", "b", 5_000)]);
    }

    [Fact]
    public void A_parcel_that_changed_its_class_is_lost_to_one_and_gained_by_the_other()
    {
        var difference = Of([Square("a", 0, "0103")], [Square("a", 0, "0602")]);
        difference.Pieces.Select(piece => (piece.Kind, piece.Class, Math.Round(piece.AreaSquareMetres))).ShouldBe([(DifferenceKind.Gained, "0602", 10_000), (DifferenceKind.Lost, "0103", 10_000)]);
        LayerDifferencing.Of(Older(difference), Newer(difference), classField: null, towns: null).Pieces.ShouldBeEmpty("as one layer nothing changed");
    }

    [Fact]
    public void Parcels_divided_or_joined_change_features_and_no_ground()
    {
        var difference = Of([Square("a", 0, "0103"), Square("b", 100, "0103")], [Rectangle("a+b", 0, 200, "0103")]);
        difference.Features.ShouldBe(new FeatureChanges(1, 2, 0, 0));
        difference.Pieces.ShouldBeEmpty();
    }

    [Fact]
    public void What_two_features_of_one_version_cover_counts_once()
    {
        var difference = Of([Square("z", 5_000, "0103")], [Square("z", 5_000, "0103"), Square("a", 0, "0103"), Square("b", 50, "0103")]);
        Sums(difference).Sum(piece => piece.Item3).ShouldBe(15_000);
    }

    [Fact]
    public void Ground_is_told_by_town_and_what_lies_in_none_is_the_rest()
    {
        var border = Border();
        var difference = Of([Square("z", 5_000, "0103")], [Square("z", 5_000, "0103"), Rectangle("a", border - 30, 100, "0103")]);
        var json = LayerDifferenceJson.Of(difference);
        json["rows"]!.AsArray().Select(row => (row!["town"]!["name"]!.GetValue<string>(), row["class"]!.GetValue<string>(), Math.Round(row["gainedSquareMetres"]!.GetValue<double>()))).ShouldBe([("西镇", "0103", 3_000), ("东镇", "0103", 7_000)]);
        json["gainedSquareMetres"]!.GetValue<double>().ShouldBe(10_000, 0.02);
        json["lostSquareMetres"]!.GetValue<double>().ShouldBe(0);
        var geometry = LayerDifferenceJson.GeometryOf(difference, _catalogue.Plane);
        geometry["confidentiality"]!.GetValue<string>().ShouldBe("internal");
        geometry["features"]!.AsArray().ShouldHaveSingleItem()!["geometry"]!["type"]!.GetValue<string>().ShouldBe("Polygon");
    }

    [Fact]
    public void Random_versions_balance_and_their_sums_are_what_the_overlay_says()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var (before, after) = (Random(random), Random(random));
            var difference = Of(before, after);
            foreach (var kind in Enum.GetValues<DifferenceKind>())
            {
                var expected = new[] { "0101", "0103" }.Sum(@class =>
                {
                    var (old, @new) = (Union(before, @class), Union(after, @class));
                    return kind is DifferenceKind.Gained ? @new.Difference(old).Area : old.Difference(@new).Area;
                });
                difference.Pieces.Where(piece => piece.Kind == kind).Sum(piece => piece.AreaSquareMetres).ShouldBe(expected, 0.01);
            }
        }

        static Geometry Union(IEnumerable<PlacedFeature> features, string @class) =>
            NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Union(features.Where(feature => feature.Feature.FindText("DLBM") == @class).Select(feature => feature.Geometry).DefaultIfEmpty(ProjectGeometry.Factory.CreatePolygon()).ToList());

        static PlacedFeature[] Random(Random random) => [.. Enumerable.Range(0, 12).Select(i => Rectangle($"{i:D2}", random.Next(8) * 60 + random.Next(3) * 7, 40 + random.Next(80), random.Next(2) == 0 ? "0101" : "0103"))];
    }

    private LayerDifference Of(PlacedFeature[] older, PlacedFeature[] newer) =>
        LayerDifferencing.Of(Layer(older, 1), Layer(newer, 2), LayerDifferencing.ClassFieldOf("land-use"), Workspace.Open(_folder).Layers.Loaded("towns"));

    private ControlLayer Layer(PlacedFeature[] features, int number) =>
        ControlLayer.Of(_catalogue.Get("land-use"), SmallWorkspace.Version(number), [.. features.OrderBy(feature => feature.Feature.Id, StringComparer.Ordinal)], coverage: null, new string('0', 64));

    private double Border() => Workspace.Open(_folder).Layers.Loaded("towns")!.Prepared.BoxOf(0).MaxX;

    private static ControlLayer Older(LayerDifference difference) => difference.Older;

    private static ControlLayer Newer(LayerDifference difference) => difference.Newer;

    private static PlacedFeature Square(string id, double west, string @class) => Rectangle(id, west, 100, @class);

    private static PlacedFeature Rectangle(string id, double west, double width, string @class) => new(
        new LayerFeature { Id = id, Properties = [KeyValuePair.Create("DLBM", System.Text.Json.JsonSerializer.SerializeToElement(@class))] },
        ProjectGeometry.Factory.ToGeometry(new Envelope(west, west + width, 0, 100)));

    private static List<(string, string, double)> Sums(LayerDifference difference) =>
        [.. difference.Pieces.Select(piece => (EnumCode.Of(piece.Kind), piece.FeatureId, Math.Round(piece.AreaSquareMetres, 3)))];
}
