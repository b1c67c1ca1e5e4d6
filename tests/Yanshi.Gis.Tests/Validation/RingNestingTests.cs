using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class RingNestingTests
{
    private const string Outer = "0 0, 9 0, 9 9, 0 9";
    private const string Middle = "1 1, 8 1, 8 8, 1 8";
    private const string Inner = "2 2, 7 2, 7 7, 2 7";
    private const string Core = "3 3, 6 3, 6 6, 3 6";
    private const string Beside = "20 0, 24 0, 24 4, 20 4";

    [Fact]
    public void One_ring_is_one_area_wound_counter_clockwise()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, "0 0, 0 9, 9 9, 9 0")]);
        nested.Defects.ShouldBeEmpty();
        nested.Area.AsText().ShouldBe("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))");
    }

    [Fact]
    public void A_ring_inside_is_a_hole_wound_clockwise()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, Inner)]);
        nested.Defects.ShouldBeEmpty();
        nested.Area.AsText().ShouldBe("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 7, 7 7, 7 2, 2 2))");
    }

    [Fact]
    public void A_hole_written_before_its_shell_is_found_and_both_numbers_are_doubted()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Inner), Wkt.Ring(2, Outer)]);
        nested.Area.AsText().ShouldBe("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 7, 7 7, 7 2, 2 2))");
        nested.Defects.Summarise().ShouldBe(["ring.number-disagrees-with-nesting 2 2", "ring.number-disagrees-with-nesting 0 0"]);
        nested.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void A_second_ring_beside_the_first_is_a_part_and_its_number_is_doubted()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, Beside)], "第 9 行");
        nested.Area.Area.ShouldBe(81 + 16);
        nested.Area.NumGeometries.ShouldBe(2);
        var warning = nested.Defects.ShouldHaveSingleItem();
        warning.Severity.ShouldBe(DefectSeverity.Warning);
        warning.Problem.Code.ShouldBe(DefectCodes.NumberDisagrees);
        warning.Problem.Where.ShouldBe("第 9 行 (20, 0)");
    }

    [Fact]
    public void Two_rings_numbered_1_are_two_parts_without_doubt() =>
        RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(1, Beside)]).Defects.ShouldBeEmpty();

    [Fact]
    public void Islands_in_holes_are_parts_of_their_own_to_any_depth()
    {
        var nested = RingNesting.Nest([Wkt.Ring(4, Core), Wkt.Ring(2, Middle), Wkt.Ring(1, Outer), Wkt.Ring(1, Inner)]);
        nested.Defects.ShouldBeEmpty();
        nested.Area.AsText().ShouldBe(
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 8, 8 8, 8 1, 1 1)), ((2 2, 7 2, 7 7, 2 7, 2 2), (3 3, 3 6, 6 6, 6 3, 3 3)))");
    }

    [Theory]
    [InlineData("touches the shell at one of its corners", "0 0, 5 2, 2 5", 81 - 10.5)]
    [InlineData("has all its points on the shell's boundary but one", "0 4, 9 4, 5 5", null)]
    [InlineData("has all its corners on the shell's edges", "0 4, 4 0, 9 4, 4 9", null)]
    public void A_hole_that_touches_its_shell(string name, string hole, double? area)
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, hole)]);
        if (area is { } expected)
            nested.Area.Area.ShouldBe(expected, 1e-12, name);
        else
            nested.Defects.ShouldContain(d => d.Problem.Code == DefectCodes.DisconnectedInterior, name);
        nested.Area.NumGeometries.ShouldBe(1);
        nested.IsUsable.ShouldBe(area is not null);
    }

    [Fact]
    public void An_island_that_touches_its_hole_only_with_its_corners_is_inside_it()
    {
        // Every point of the island lies on the hole: the angle at the corner decides.
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, Middle), Wkt.Ring(1, "1 1, 4.5 2, 8 1, 7 4.5, 8 8, 1 8, 2 4.5")]);
        nested.Defects.Summarise().ShouldBe(["geometry.shared-edge 8 8"]);
        nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, Middle), Wkt.Ring(1, "1 1, 8 5, 4 8")]);
        nested.Defects.ShouldBeEmpty();
        nested.Area.NumGeometries.ShouldBe(2);
    }

    [Theory]
    [InlineData("cross", "5 5, 12 5, 12 12, 5 12", DefectCodes.RingsCross)]
    [InlineData("share an edge", "9 0, 12 0, 12 9, 9 9", DefectCodes.SharedEdge)]
    [InlineData("are the same", "9 9, 0 9, 0 0, 9 0", DefectCodes.DuplicateRing)]
    [InlineData("has two points", "20 20, 21 21", DefectCodes.TooFewPoints)]
    public void Rings_that_cannot_be_told_apart_are_errors_and_no_guess(string name, string second, string code)
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer), Wkt.Ring(2, second)]);
        nested.Defects.ShouldContain(d => d.Problem.Code == code && d.Severity == DefectSeverity.Error, name);
        nested.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public void A_declared_hole_outside_its_shell_is_an_error_and_not_a_part()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, Outer, RingRole.Shell), Wkt.Ring(2, Beside, RingRole.Hole)]);
        nested.Defects.Summarise().ShouldBe(["geometry.hole-outside-shell 20 0"]);
        nested.Defects[0].Severity.ShouldBe(DefectSeverity.Error);
    }

    [Fact]
    public void A_declared_structure_is_kept()
    {
        var nested = RingNesting.Nest(
        [
            Wkt.Ring(1, Outer, RingRole.Shell), Wkt.Ring(2, Middle, RingRole.Hole), Wkt.Ring(1, Inner, RingRole.Shell), Wkt.Ring(1, Beside, RingRole.Shell),
        ]);
        nested.Defects.ShouldBeEmpty();
        nested.Area.NumGeometries.ShouldBe(3);
        nested.Area.Area.ShouldBe(81 - 49 + 25 + 16);
    }

    [Fact]
    public void A_ring_of_two_points_leaves_nothing_and_says_so()
    {
        var nested = RingNesting.Nest([Wkt.Ring(1, "0 0, 1 1")]);
        nested.Area.IsEmpty.ShouldBeTrue();
        nested.IsUsable.ShouldBeFalse();
        nested.Defects.Summarise().ShouldBe(["ring.too-few-points 0 0"]);
    }

    [Fact]
    public void Order_winding_and_first_points_of_the_rings_change_nothing()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 300; round++)
        {
            var (squares, area) = Nest(random, x: 0, y: 0, size: 81, depth: 0);
            var rings = squares.Select(square => new ClosedRing(1, RingRole.ByNesting, Turn(random, square))).ToArray();
            var expected = RingNesting.Nest(rings);
            expected.IsUsable.ShouldBeTrue();
            expected.Area.Area.ShouldBe(area, 1e-9);
            expected.Area.IsValid.ShouldBeTrue();
            random.Shuffle(rings);
            RingNesting.Nest(rings).Area.EqualsTopologically(expected.Area).ShouldBeTrue();
        }
    }

    /// <summary>A square, and in some of the nine cells of its inner third grid further squares; their even-odd area.</summary>
    private static (List<Coordinate[]> Squares, double Area) Nest(Random random, double x, double y, double size, int depth)
    {
        var squares = new List<Coordinate[]> { new Coordinate[] { new(x, y), new(x + size, y), new(x + size, y + size), new(x, y + size) } };
        var area = size * size;
        if (depth == 3)
            return (squares, area);
        var cell = size / 3;
        for (var i = 0; i < 9; i++)
        {
            if (random.Next(3) > 0)
                continue;
            // Squares in neighbouring cells keep a gap, so nothing touches.
            var (inner, innerArea) = Nest(random, x + i % 3 * cell + cell / 9, y + i / 3 * cell + cell / 9, cell * 7 / 9, depth + 1);
            squares.AddRange(inner);
            area -= innerArea;
        }
        return (squares, area);
    }

    private static Coordinate[] Turn(Random random, Coordinate[] square)
    {
        var start = random.Next(4);
        var turned = Enumerable.Range(0, 5).Select(i => square[(start + i) % 4].Copy());
        return [.. random.Next(2) == 0 ? turned : turned.Reverse()];
    }

    [Fact]
    public void Mistakes_of_the_caller_are_argument_exceptions()
    {
        Should.Throw<ArgumentException>(() => RingNesting.Nest([]));
        Should.Throw<ArgumentException>(() => RingNesting.Nest([new ClosedRing(1, RingRole.ByNesting, [new(0, 0), new(1, 0), new(1, 1)])]));
        Should.Throw<ArgumentException>(() => RingNesting.Nest([Wkt.Ring(1, Outer, RingRole.Shell), Wkt.Ring(2, Inner)]));
        Should.Throw<ArgumentException>(() => RingNesting.Nest([Wkt.Ring(1, Outer, RingRole.Hole)]));
    }
}
