using NetTopologySuite.Geometries;
using NetTopologySuite.Utilities;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public sealed class FeatureUnionsTests
{
    private static readonly Box Everywhere = new(-1000, -1000, 1000, 1000);

    [Fact]
    public void The_same_features_are_dissolved_once()
    {
        var layer = Layer(Circle(0, vertices: 60), Circle(5, vertices: 60), Circle(50, vertices: 60));
        var first = FeatureUnion.Of(layer, [0, 1], Everywhere);
        FeatureUnion.Of(layer, new List<int> { 0, 1 }, new Box(-1, -1, 1, 1)).ShouldBeSameAs(first, "no feature is cut to the window, so it does not matter");
        FeatureUnion.Of(layer, [0, 2], Everywhere).Geometry.Area.ShouldBeGreaterThan(first.Geometry.Area, "others are not taken for them");
        first.Packed.GeometryOf(0).EqualsTopologically(first.Geometry).ShouldBeTrue();
    }

    [Fact]
    public void A_feature_that_is_cut_to_the_window_is_dissolved_for_each()
    {
        var layer = Layer(Circle(0, vertices: 2_000), Circle(5, vertices: 60));
        var small = FeatureUnion.Of(layer, [0, 1], new Box(-3, -3, 3, 3)).Geometry;
        var whole = FeatureUnion.Of(layer, [0, 1], Everywhere).Geometry;
        whole.Area.ShouldBeGreaterThan(small.Area + 50);
    }

    [Fact]
    public void Memory_is_bounded()
    {
        var (unions, large) = (new FeatureUnions(), Circle(0, vertices: 150_000));
        unions.Of([0], () => large).ShouldBeSameAs(unions.Of([0], () => large));
        unions.Of([1], () => large).ShouldBeSameAs(unions.Of([1], () => large));
        unions.Of([2], () => large).ShouldNotBeSameAs(unions.Of([2], () => large), "there is no room for a third");
        unions.Of([1], () => large).ShouldBeSameAs(unions.Of([1], () => large), "what is kept stays");
    }

    private static PreparedPolygons Layer(params Geometry[] features) => PreparedPolygons.Prepare(PackedPolygons.Pack(features));

    private static Polygon Circle(double x, int vertices) =>
        new GeometricShapeFactory(ProjectGeometry.Factory) { Centre = new Coordinate(x, 0), Size = 20, NumPoints = vertices }.CreateCircle();
}
