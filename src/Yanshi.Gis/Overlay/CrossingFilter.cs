using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Overlay;

/// <summary>One edge against eight: which of them may cross it. What passes is decided exactly, one by one.</summary>
internal static class CrossingFilter
{
    /// <summary>Which of eight edges have a box that meets another; touching counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Meeting(
        Vector512<double> x1, Vector512<double> y1, Vector512<double> x2, Vector512<double> y2,
        Vector512<double> west, Vector512<double> south, Vector512<double> east, Vector512<double> north)
    {
        var meets = Vector512.LessThanOrEqual(Vector512.MinNative(x1, x2), east)
            & Vector512.GreaterThanOrEqual(Vector512.MaxNative(x1, x2), west)
            & Vector512.LessThanOrEqual(Vector512.MinNative(y1, y2), north)
            & Vector512.GreaterThanOrEqual(Vector512.MaxNative(y1, y2), south);
        return meets.ExtractMostSignificantBits();
    }

    /// <summary>
    /// Which of eight edges b₁b₂ surely do not cross an edge a₁a₂: both ends of one lie on the same side of the other. Ends that coincide
    /// exactly lie on the line and count for the side to which moving A takes them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotCrossing(
        double a1x, double a1y, double a2x, double a2y,
        Vector512<double> b1x, Vector512<double> b1y, Vector512<double> b2x, Vector512<double> b2y)
    {
        var b1IsA1 = Equal(b1x, a1x, b1y, a1y);
        var b1IsA2 = Equal(b1x, a2x, b1y, a2y);
        var b2IsA1 = Equal(b2x, a1x, b2y, a1y);
        var b2IsA2 = Equal(b2x, a2x, b2y, a2y);

        var directionOfA = (X: Vector512.Create(a2x - a1x), Y: Vector512.Create(a2y - a1y));
        var leftOfA = Orientation.OfMovedPoint(a2x - a1x, a2y - a1y) < 0 ? ~0u : 0;
        var (left1, right1) = SureSides(directionOfA.X, directionOfA.Y, b1x - Vector512.Create(a1x), b1y - Vector512.Create(a1y));
        var (left2, right2) = SureSides(directionOfA.X, directionOfA.Y, b2x - Vector512.Create(a1x), b2y - Vector512.Create(a1y));
        var on1 = b1IsA1 | b1IsA2;
        var on2 = b2IsA1 | b2IsA2;
        var apart = ((left1 | (on1 & leftOfA)) & (left2 | (on2 & leftOfA))) | ((right1 | (on1 & ~leftOfA)) & (right2 | (on2 & ~leftOfA)));

        Vector512<double> directionX = b2x - b1x, directionY = b2y - b1y;
        var down = Vector512.LessThan(directionY, Vector512<double>.Zero).ExtractMostSignificantBits();
        var level = Vector512.Equals(directionY, Vector512<double>.Zero).ExtractMostSignificantBits();
        var east = Vector512.GreaterThan(directionX, Vector512<double>.Zero).ExtractMostSignificantBits();
        var leftOfB = (uint)(down | (level & east));
        (left1, right1) = SureSides(directionX, directionY, Vector512.Create(a1x) - b1x, Vector512.Create(a1y) - b1y);
        (left2, right2) = SureSides(directionX, directionY, Vector512.Create(a2x) - b1x, Vector512.Create(a2y) - b1y);
        on1 = b1IsA1 | b2IsA1;
        on2 = b1IsA2 | b2IsA2;
        return apart | ((left1 | (on1 & leftOfB)) & (left2 | (on2 & leftOfB))) | ((right1 | (on1 & ~leftOfB)) & (right2 | (on2 & ~leftOfB)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Equal(Vector512<double> x, double atX, Vector512<double> y, double atY) =>
        (uint)(Vector512.Equals(x, Vector512.Create(atX)) & Vector512.Equals(y, Vector512.Create(atY))).ExtractMostSignificantBits();

    /// <summary>Which of eight points, given relative to the start of a line, lie left and which right of it beyond doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Left, uint Right) SureSides(
        Vector512<double> directionX, Vector512<double> directionY, Vector512<double> x, Vector512<double> y)
    {
        var left = directionX * y;
        var right = directionY * x;
        var determinant = left - right;
        var bound = Vector512.Create(Orientation.FilterBound) * (Vector512.Abs(left) + Vector512.Abs(right));
        return ((uint)Vector512.GreaterThan(determinant, bound).ExtractMostSignificantBits(),
            (uint)Vector512.LessThan(determinant, -bound).ExtractMostSignificantBits());
    }
}
