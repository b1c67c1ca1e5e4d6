using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// On which side of a directed line a point lies, decided exactly for any finite coordinates.
/// A floating-point filter answers almost always; the rest is computed as an exact sum of products.
/// </summary>
/// <remarks>Filter constant and the idea of adaptive predicates: J. R. Shewchuk, Discrete &amp; Computational Geometry 18 (1997) 305–363.</remarks>
internal static class Orientation
{
    /// <summary>(3 + 16 u) u for u = 2⁻⁵³: relative error bound of the determinant computed in doubles.</summary>
    public const double FilterBound = 3.3306690738754716e-16;

    /// <summary>+1 when c is left of the line a→b, −1 when right, 0 when exactly on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var left = (ax - cx) * (by - cy);
        var right = (ay - cy) * (bx - cx);
        var determinant = left - right;
        var bound = FilterBound * (Math.Abs(left) + Math.Abs(right));
        if (determinant > bound) return 1;
        if (determinant < -bound) return -1;
        return Exact(ax, ay, bx, by, cx, cy);
    }

    /// <summary>The side of a line with this direction, +1 or −1, to which a point on it moves by the infinitesimal (ε, ε²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfMovedPoint(double directionX, double directionY) =>
        directionY != 0 ? (directionY < 0 ? 1 : -1) : (directionX > 0 ? 1 : -1);

    /// <summary>The sign of ax·by − ax·cy − cx·by − ay·bx + ay·cx + cy·bx, each product held as an unrounded pair.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Exact(double ax, double ay, double bx, double by, double cx, double cy)
    {
        if ((ax == bx && ay == by) || (ax == cx && ay == cy) || (bx == cx && by == cy)) return 0;

        Span<double> expansion = stackalloc double[12];
        var length = 0;
        AddProduct(expansion, ref length, ax, by);
        AddProduct(expansion, ref length, -ax, cy);
        AddProduct(expansion, ref length, -cx, by);
        AddProduct(expansion, ref length, -ay, bx);
        AddProduct(expansion, ref length, ay, cx);
        AddProduct(expansion, ref length, cy, bx);

        // The components do not overlap and grow in magnitude, so the last one that is not zero has the sum's sign.
        for (var i = length - 1; i >= 0; i--)
            if (expansion[i] != 0)
                return Math.Sign(expansion[i]);
        return 0;
    }

    private static void AddProduct(Span<double> expansion, ref int length, double p, double q)
    {
        var high = p * q;
        var low = Math.FusedMultiplyAdd(p, q, -high);
        Grow(expansion, ref length, low);
        Grow(expansion, ref length, high);
    }

    private static void Grow(Span<double> expansion, ref int length, double value)
    {
        for (var i = 0; i < length; i++)
        {
            var sum = expansion[i] + value;
            var virtualPart = sum - value;
            var error = (value - (sum - virtualPart)) + (expansion[i] - virtualPart);
            expansion[i] = error;
            value = sum;
        }
        expansion[length++] = value;
    }
}
