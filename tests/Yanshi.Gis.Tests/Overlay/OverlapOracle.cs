using NetTopologySuite.Geometries;
using Shouldly;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>How a pair's area was confirmed.</summary>
internal enum OverlapConfirmation
{
    /// <summary>Overlay NG has the same area.</summary>
    ByOverlayNG,

    /// <summary>Overlay NG is off; exact arithmetic has the same area.</summary>
    ByExactArithmetic,

    /// <summary>Neither has it.</summary>
    None,
}

/// <summary>
/// The slower, more obvious ways to the same area: build the overlap with overlay NG and measure it; and, where that differs, exact
/// arithmetic as the judge, because overlay NG moves vertices in nasty cases.
/// </summary>
internal static class OverlapOracle
{
    /// <summary>How far the areas may differ, in parts of the smaller polygon's area.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Whether the kernel's area of the pair is right, and who says so.</summary>
    public static OverlapConfirmation Confirm(Geometry a, Geometry b) => Confirm(a, b, OverlapPieces.Of(a, b).Area);

    /// <summary>Whether the kernel's area of the pair is the expected one, or else exact.</summary>
    public static OverlapConfirmation Confirm(Geometry a, Geometry b, double expected)
    {
        var area = OverlapArea.Of(a, b);
        var allowed = Tolerance * Math.Min(a.Area, b.Area);
        if (Math.Abs(area - expected) <= allowed)
            return OverlapConfirmation.ByOverlayNG;
        return Math.Abs(area - ExactOverlapArea.Of(a, b)) <= Math.Max(allowed, Rounding(a, b))
            ? OverlapConfirmation.ByExactArithmetic
            : OverlapConfirmation.None;
    }

    /// <summary>The kernel's area is confirmed by overlay NG.</summary>
    public static void ShouldAgree(Geometry a, Geometry b)
    {
        var confirmation = Confirm(a, b);
        if (confirmation != OverlapConfirmation.ByOverlayNG)
            confirmation.ShouldBe(OverlapConfirmation.ByOverlayNG, Describe(a, b));
    }

    /// <summary>The kernel's area is that of exact arithmetic up to the given difference, and exactly 0 when that is.</summary>
    public static void ShouldBeExact(Geometry a, Geometry b, double difference)
    {
        var (area, exact) = (OverlapArea.Of(a, b), ExactOverlapArea.Of(a, b));
        if (!(Math.Abs(area - exact) <= difference) || (area == 0.0) != (exact == 0.0))
            area.ShouldBe(exact, Describe(a, b));
    }

    /// <summary>The pair and its three areas, for failure messages.</summary>
    public static string Describe(Geometry a, Geometry b) => FormattableString.Invariant(
        $"kernel {OverlapArea.Of(a, b):R}, overlay NG {OverlapPieces.Of(a, b).Area:R}, exact {ExactOverlapArea.Of(a, b):R}\n{a}\n{b}");

    /// <summary>How far the kernel and overlay NG are from the exact area, in parts of the smaller polygon's area.</summary>
    public static string DescribeErrors(Geometry a, Geometry b)
    {
        var (exact, smaller) = (ExactOverlapArea.Of(a, b), Math.Min(a.Area, b.Area));
        return FormattableString.Invariant(
            $"kernel off by {Math.Abs(OverlapArea.Of(a, b) - exact) / smaller:E1}, overlay NG by {Math.Abs(OverlapPieces.Of(a, b).Area - exact) / smaller:E1} of {smaller:E1}");
    }

    /// <summary>
    /// What rounding the crossings' coordinates alone does to the area, which matters for slivers only: the last place of a coordinate times
    /// the shorter outline.
    /// </summary>
    private static double Rounding(Geometry a, Geometry b)
    {
        var window = a.EnvelopeInternal.Intersection(b.EnvelopeInternal);
        var largest = new[] { window.MinX, window.MaxX, window.MinY, window.MaxY }.Max(Math.Abs);
        return (Math.BitIncrement(largest) - largest) * Math.Min(a.Length, b.Length);
    }
}
