using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// The functions that map projections need, four at a time, on the short ranges where they need them. No branch depends on a value, and products are
/// fused explicitly: a number has the same result beside any others and on any machine, to about one unit in the last place.
/// The coefficients are those of the Taylor series, long enough that the first one left out is below 1e-17 of the result.
/// </summary>
internal static class VectorTrigonometry
{
    // π/2 in two parts: the first has 33 significant bits, so its small multiples are exact.
    private const double HalfPiHigh = 1.5707963267341256;
    private const double HalfPiLow = 6.077100506506192e-11;

    /// <summary>Sine and cosine for |angle| ≤ π.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCos(Vector256<double> angle)
    {
        var quarters = Vector256.Round(angle * (2 / Math.PI));
        var rest = Fused(quarters, Vector256.Create(-HalfPiHigh), angle);
        rest = Fused(quarters, Vector256.Create(-HalfPiLow), rest);

        var z = -(rest * rest);
        var sin = Next(Vector256.Create(1 / 355687428096000.0), z, 1 / 1307674368000.0);
        sin = Next(sin, z, 1 / 6227020800.0);
        sin = Next(sin, z, 1 / 39916800.0);
        sin = Next(sin, z, 1 / 362880.0);
        sin = Next(sin, z, 1 / 5040.0);
        sin = Next(sin, z, 1 / 120.0);
        sin = Next(sin, z, 1 / 6.0);
        sin = Fused(sin * z, rest, rest);

        var cos = Next(Vector256.Create(1 / 6402373705728000.0), z, 1 / 20922789888000.0);
        cos = Next(cos, z, 1 / 87178291200.0);
        cos = Next(cos, z, 1 / 479001600.0);
        cos = Next(cos, z, 1 / 3628800.0);
        cos = Next(cos, z, 1 / 40320.0);
        cos = Next(cos, z, 1 / 720.0);
        cos = Next(cos, z, 1 / 24.0);
        cos = Next(cos, z, 1 / 2.0);
        cos = Next(cos, z, 1);

        // Quarter turns: odd ones exchange the two; signs follow the half turns.
        var half = quarters * 0.5;
        var even = Vector256.Equals(Vector256.Round(half), half);
        var (sinOut, cosOut) = (Vector256.ConditionalSelect(even, sin, cos), Vector256.ConditionalSelect(even, cos, sin));
        var sinSign = One - 2 * Parity(Vector256.Floor(half));
        var cosSign = One - 2 * Parity(Vector256.Floor((quarters + One) * 0.5));
        return (sinOut * sinSign, cosOut * cosSign);
    }

    /// <summary>Hyperbolic sine and cosine for |value| ≤ 0.3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sinh, Vector256<double> Cosh) SinhCosh(Vector256<double> value)
    {
        var z = value * value;
        var sinh = Next(Vector256.Create(1 / 6227020800.0), z, 1 / 39916800.0);
        sinh = Next(sinh, z, 1 / 362880.0);
        sinh = Next(sinh, z, 1 / 5040.0);
        sinh = Next(sinh, z, 1 / 120.0);
        sinh = Next(sinh, z, 1 / 6.0);
        var cosh = Next(Vector256.Create(1 / 479001600.0), z, 1 / 3628800.0);
        cosh = Next(cosh, z, 1 / 40320.0);
        cosh = Next(cosh, z, 1 / 720.0);
        cosh = Next(cosh, z, 1 / 24.0);
        cosh = Next(cosh, z, 1 / 2.0);
        return (Fused(sinh * z, value, value), Next(cosh, z, 1));
    }

    /// <summary>Arc tangent for |tangent| ≤ tan 15°; beyond, a value that is too inexact to use but certainly greater than 15°.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ArcTangent(Vector256<double> tangent)
    {
        var half = tangent / (One + Vector256.Sqrt(Fused(tangent, tangent, One)));
        return 2 * ArcSeries(half, -(half * half));
    }

    /// <summary>Inverse hyperbolic tangent for |value| ≤ sin 15°.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ArcHyperbolicTangent(Vector256<double> value)
    {
        var half = value / (One + Vector256.Sqrt(Fused(-value, value, One)));
        return 2 * ArcSeries(half, half * half);
    }

    /// <summary>Sine and cosine for |angle| ≤ 0.01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCosOfSmall(Vector256<double> angle) => SmallSeries(angle, -(angle * angle));

    /// <summary>Hyperbolic sine and cosine for |value| ≤ 0.01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sinh, Vector256<double> Cosh) SinhCoshOfSmall(Vector256<double> value) => SmallSeries(value, value * value);

    private static Vector256<double> One => Vector256<double>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double>, Vector256<double>) SmallSeries(Vector256<double> value, Vector256<double> z)
    {
        var odd = Next(Next(Vector256.Create(1 / 5040.0), z, 1 / 120.0), z, 1 / 6.0);
        var even = Next(Next(Vector256.Create(1 / 720.0), z, 1 / 24.0), z, 1 / 2.0);
        return (Fused(odd * z, value, value), Next(even, z, 1));
    }

    // Σ zᵏ v / (2k + 1): the arc tangent for z = −v², the inverse hyperbolic tangent for z = v²; |v| ≤ 0.14.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ArcSeries(Vector256<double> value, Vector256<double> z)
    {
        var sum = Next(Vector256.Create(1 / 19.0), z, 1 / 17.0);
        sum = Next(sum, z, 1 / 15.0);
        sum = Next(sum, z, 1 / 13.0);
        sum = Next(sum, z, 1 / 11.0);
        sum = Next(sum, z, 1 / 9.0);
        sum = Next(sum, z, 1 / 7.0);
        sum = Next(sum, z, 1 / 5.0);
        sum = Next(sum, z, 1 / 3.0);
        return Fused(sum * z, value, value);
    }

    // 0 for even whole numbers, 1 for odd ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Parity(Vector256<double> whole) => Vector256.Abs(whole - 2 * Vector256.Floor(whole * 0.5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Next(Vector256<double> sum, Vector256<double> z, double coefficient) => Fused(sum, z, Vector256.Create(coefficient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fused(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);
}
