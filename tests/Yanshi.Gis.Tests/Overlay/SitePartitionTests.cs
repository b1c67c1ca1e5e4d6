using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Overlay;
using static Yanshi.Gis.Tests.Overlay.PartitionOracle;

namespace Yanshi.Gis.Tests.Overlay;

public class SitePartitionTests
{
    private static readonly Geometry Site = Rectangle(0, 0, 100, 100);

    [Fact]
    public void Without_parts_the_site_is_one_cell() => Cells().ShouldBe([(string.Empty, 10_000.0)]);

    [Fact]
    public void One_part_leaves_the_rest() => Cells(Rectangle(0, 0, 30, 100)).ShouldBe([("0", 3_000), (string.Empty, 7_000)]);

    [Fact]
    public void Two_parts_that_cross_make_four_cells() =>
        Cells(Rectangle(0, 0, 50, 100), Rectangle(0, 0, 100, 50)).ShouldBe([("0 1", 2_500), ("0", 2_500), ("1", 2_500), (string.Empty, 2_500)]);

    [Fact]
    public void Two_parts_that_share_an_edge_have_no_cell_in_common() =>
        Cells(Rectangle(0, 0, 40, 100), Rectangle(40, 0, 100, 100)).ShouldBe([("0", 4_000), ("1", 6_000)]);

    [Fact]
    public void Of_two_equal_parts_neither_has_a_cell_alone() =>
        Cells(Rectangle(0, 0, 40, 100), Rectangle(0, 0, 40, 100)).ShouldBe([("0 1", 4_000), (string.Empty, 6_000)]);

    [Fact]
    public void Three_parts_around_one_corner() =>
        Cells(Rectangle(0, 0, 50, 50), Rectangle(40, 30, 80, 65), Rectangle(10, 40, 70, 90))
            .ShouldBe([("0 1 2", 100), ("0 1", 100), ("0 2", 300), ("1 2", 650), ("0", 2_000), ("1", 550), ("2", 1_950), (string.Empty, 4_350)]);

    [Fact]
    public void Parts_that_cover_all_or_nothing_are_labels()
    {
        var cells = Cells(Site, Area("POLYGON EMPTY"), Rectangle(0, 0, 50, 100), Rectangle(0, 0, 100, 100));
        cells.ShouldBe([("0 2 3", 5_000), ("0 3", 5_000)]);
    }

    [Fact]
    public void One_parts_outline_is_not_asked_for()
    {
        var cells = SitePartition.Of(Site, [new(10_000, Unasked), new(3_000, Unasked)]);
        cells.Select(cell => (Key(cell), cell.AreaSquareMetres)).ShouldBe([("0 1", 3_000), ("0", 7_000)]);

        static Geometry Unasked() => throw new InvalidOperationException();
    }

    [Fact]
    public void A_hole_and_a_second_polygon_belong_to_their_part()
    {
        var ring = Area("MULTIPOLYGON(((10 10, 50 10, 50 50, 10 50, 10 10), (20 20, 40 20, 40 40, 20 40, 20 20)), ((60 60, 70 60, 70 70, 60 70, 60 60)))");
        var cells = Cells(ring, Rectangle(0, 0, 30, 100));
        cells.ShouldBe([("0 1", 600), ("0", 700), ("1", 2_400), (string.Empty, 6_300)]);
    }

    [Fact]
    public void The_cells_geometry_lies_where_its_parts_do()
    {
        var cells = SitePartition.Of(Site, [new(Rectangle(0, 0, 50, 100)), new(Rectangle(0, 0, 100, 50))]);
        cells.Select(cell => cell.Geometry.EnvelopeInternal).ShouldBe([new Envelope(0, 50, 0, 50), new Envelope(0, 50, 50, 100), new Envelope(50, 100, 0, 50), new Envelope(50, 100, 50, 100)]);
    }

    [Fact]
    public void A_line_is_no_part() => Should.Throw<ArgumentException>(() => new SitePart(Area("LINESTRING(0 0, 1 1)")));

    private static List<(string Parts, double Area)> Cells(params Geometry[] parts)
    {
        var cells = SitePartition.Of(Site, [.. parts.Select(part => new SitePart(part))]);
        ShouldBeConsistent(Site, parts, cells);
        return [.. cells.Select(cell => (Key(cell), Math.Round(cell.AreaSquareMetres, 6)))];
    }

    private static Geometry Rectangle(double west, double south, double east, double north) => ProjectGeometry.Factory.ToGeometry(new Envelope(west, east, south, north));

    private static Geometry Area(string wkt) => new WKTReader(ProjectGeometry.Services).Read(wkt);
}
