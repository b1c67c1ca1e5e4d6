using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class StatutoryAreaTests
{
    private static readonly AnalysisProjection FromZone38 = new(Crs.Get("4526"), District.Plane);
    private static readonly AnalysisProjection FromDegrees = new(Crs.Cgcs2000, District.Plane);

    private static readonly Polygon ParcelA = District.FromNorthEast(
        (3836986, 38389077), (3836986, 38389277), (3837136, 38389277), (3837136, 38389077));

    private static readonly Polygon HoleOfA = District.FromNorthEast(
        (3837036, 38389137), (3837036, 38389177), (3837076, 38389177), (3837076, 38389137));

    private static readonly Polygon NetA = ProjectGeometry.Factory.CreatePolygon(ParcelA.Shell, [HoleOfA.Shell]);

    private static readonly Polygon Square = District.FromNorthEast(
        (3836986, 38389077), (3836986, 38391077), (3838986, 38391077), (3838986, 38389077));

    private static readonly Polygon Cell = (Polygon)ProjectGeometry.Factory.ToGeometry(new Envelope(112.70, 112.71, 34.70, 34.71));

    [Fact]
    public void The_cell_of_a_hundredth_degree()
    {
        StatutoryArea.Of(FromDegrees.ToPlane(Cell)).ShouldBe(1_016_328.0622, 1e-4);
        PlaneArea.Of(FromDegrees.ToZone(Cell, Crs.Get("4547"))).ShouldBe(1_016_680.61, 0.01);
        PlaneArea.Of(FromDegrees.ToZone(Cell, Crs.Get("4546"))).ShouldBe(1_016_939.27, 0.01);
    }

    [Fact]
    public void Parcel_A_with_its_hole()
    {
        StatutoryArea.Of(FromZone38.ToPlane(ParcelA)).ShouldBe(29_990.92, 0.005);
        StatutoryArea.Of(FromZone38.ToPlane(HoleOfA)).ShouldBe(1_599.52, 0.005);
        // In thirty digits, from degrees of PROJ: 28 391.407320.
        StatutoryArea.Of(FromZone38.ToPlane(NetA)).ShouldBe(28_391.407320, 1e-5);
        PlaneArea.Of(NetA).ShouldBe(28_400);
        PlaneArea.Of(FromZone38.ToZone(NetA, Crs.PlaneZoneAt(112.79))).ShouldBe(28_400);
    }

    [Fact]
    public void Splitting_long_edges_changes_two_kilometres_square_by_two_hundredths()
    {
        StatutoryArea.Of(FromZone38.ToPlane(Square)).ShouldBe(3_998_809.28, 0.005);

        var cornersOnly = FromDegrees.LonLatToPlane(VertexForVertex(Square));
        StatutoryArea.Of(cornersOnly).ShouldBe(3_998_809.31, 0.005);
    }

    /// <summary>0.8 ha to 84 km²: the shoelace in the analysis plane is the statutory formula, vertex for vertex.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(1500)]
    [InlineData(5170)]
    public void The_plane_gives_what_the_statutory_formula_gives(double radiusMetres)
    {
        var random = new Random(20260314);
        for (var round = 0; round < 50; round++)
        {
            var lonLat = RandomPolygon.InDegrees(random, radiusMetres, vertices: 5 + random.Next(60));
            var plane = FromDegrees.ToPlane(lonLat);
            StatutoryArea.Of(plane).ShouldBe(TdtAreaFormula.Of(lonLat), 1e-4);
        }
    }

    [Fact]
    public void The_plane_chosen_does_not_matter()
    {
        var elsewhere = new AnalysisProjection(Crs.Cgcs2000, new EqualAreaPlane(105, 20));
        StatutoryArea.Of(elsewhere.ToPlane(Cell)).ShouldBe(1_016_328.0622, 1e-3);
    }

    [Fact]
    public void The_way_round_does_not_matter_and_parts_add_up()
    {
        var plane = (Polygon)FromZone38.ToPlane(ParcelA);
        StatutoryArea.Of(plane.Reverse()).ShouldBe(StatutoryArea.Of(plane), 1e-9);
        StatutoryArea.OfRing(plane.Shell.CoordinateSequence).ShouldBe(StatutoryArea.Of(plane));

        var both = ProjectGeometry.Factory.CreateMultiPolygon([plane, (Polygon)FromZone38.ToPlane(HoleOfA)]);
        StatutoryArea.Of(both).ShouldBe(StatutoryArea.Of(plane) + StatutoryArea.Of(FromZone38.ToPlane(HoleOfA)), 1e-9);
    }

    [Fact]
    public void Lines_points_and_nothing_have_no_area()
    {
        StatutoryArea.Of(ParcelA.Shell).ShouldBe(0);
        StatutoryArea.Of(ProjectGeometry.Factory.CreatePoint(new Coordinate(1, 2))).ShouldBe(0);
        StatutoryArea.Of(ProjectGeometry.Factory.CreatePolygon()).ShouldBe(0);
    }

    [Fact]
    public void Units_are_rounded_once_halves_up()
    {
        AreaUnits.SquareMetres(28_391.4067).ShouldBe(28391.41m);
        AreaUnits.Hectares(28_391.4067).ShouldBe(2.8391m);
        AreaUnits.Mu(28_391.4067).ShouldBe(42.5871m);
        AreaUnits.Mu(28_391.4067, decimals: 2).ShouldBe(42.59m);
        AreaUnits.Mu(10_000).ShouldBe(15m);
        AreaUnits.Mu(2000.0 / 3, decimals: 10).ShouldBe(1m);
        AreaUnits.SquareMetres(0.125).ShouldBe(0.13m);
        AreaUnits.SquareMetres(0.135).ShouldBe(0.14m);
        AreaUnits.SquareMetres(-0.125).ShouldBe(-0.13m);
        AreaUnits.Hectares(0.5).ShouldBe(0.0001m);
    }

    private static Polygon VertexForVertex(Polygon inZone38)
    {
        var toDegrees = CrsTransform.Between(Crs.Get("4526"), Crs.Cgcs2000);
        return ProjectGeometry.Factory.CreatePolygon([.. inZone38.Shell.Coordinates.Select(toDegrees.Transform)]);
    }
}
