using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Σ c_j sin 2jθ, j = 1…6, for a real or complex angle θ, by Clenshaw's recurrence: the corrections between the latitudes of the
/// transverse Mercator projection.
/// </summary>
internal sealed class KruegerSeries
{
    private readonly double _c1;
    private readonly double _c2;
    private readonly double _c3;
    private readonly double _c4;
    private readonly double _c5;
    private readonly double _c6;

    /// <summary>Each row holds the coefficients of nʲ, nʲ⁺¹, … of one c_j.</summary>
    private KruegerSeries(double n, params ReadOnlySpan<double[]> rows)
    {
        Span<double> c = stackalloc double[6];
        for (var j = 0; j < rows.Length; j++)
        {
            for (var k = rows[j].Length - 1; k >= 0; k--)
                c[j] = c[j] * n + rows[j][k];
            for (var k = 0; k <= j; k++)
                c[j] *= n;
        }

        (_c1, _c2, _c3, _c4, _c5, _c6) = (c[0], c[1], c[2], c[3], c[4], c[5]);
    }

    /// <summary>From the transverse Mercator coordinates of the conformal sphere to those of the ellipsoid.</summary>
    public static KruegerSeries SphereToRectifying(double n) => new(
        n,
        [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800],
        [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360],
        [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440],
        [49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600],
        [34729.0 / 80640, -3418889.0 / 1995840],
        [212378941.0 / 319334400]);

    /// <summary>The way back.</summary>
    public static KruegerSeries RectifyingToSphere(double n) => new(
        n,
        [-1.0 / 2, 2.0 / 3, -37.0 / 96, 1.0 / 360, 81.0 / 512, -96199.0 / 604800],
        [-1.0 / 48, -1.0 / 15, 437.0 / 1440, -46.0 / 105, 1118711.0 / 3870720],
        [-17.0 / 480, 37.0 / 840, 209.0 / 4480, -5569.0 / 90720],
        [-4397.0 / 161280, 11.0 / 504, 830251.0 / 7257600],
        [-4583.0 / 161280, 108847.0 / 3991680],
        [-20648693.0 / 638668800]);

    /// <summary>From geodetic to conformal latitude.</summary>
    public static KruegerSeries GeodeticToConformal(double n) => new(
        n,
        [-2, 2.0 / 3, 4.0 / 3, -82.0 / 45, 32.0 / 45, 4642.0 / 4725],
        [5.0 / 3, -16.0 / 15, -13.0 / 9, 904.0 / 315, -1522.0 / 945],
        [-26.0 / 15, 34.0 / 21, 8.0 / 5, -12686.0 / 2835],
        [1237.0 / 630, -12.0 / 5, -24832.0 / 14175],
        [-734.0 / 315, 109598.0 / 31185],
        [444337.0 / 155925]);

    /// <summary>From conformal to geodetic latitude.</summary>
    public static KruegerSeries ConformalToGeodetic(double n) => new(
        n,
        [2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675],
        [7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945],
        [56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835],
        [4279.0 / 630, -332.0 / 35, -399572.0 / 14175],
        [4174.0 / 315, -144838.0 / 6237],
        [601676.0 / 22275]);

    /// <summary>The sum at a real angle, from its sine and cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Sum(Vector256<double> sin, Vector256<double> cos)
    {
        // 2 cos 2θ and sin 2θ.
        var a = Vector256.FusedMultiplyAdd(-4 * sin, sin, Vector256.Create(2.0));
        var b5 = Vector256.FusedMultiplyAdd(a, Vector256.Create(_c6), Vector256.Create(_c5));
        var b4 = Vector256.FusedMultiplyAdd(a, b5, Vector256.Create(_c4 - _c6));
        var b3 = Vector256.FusedMultiplyAdd(a, b4, Vector256.Create(_c3) - b5);
        var b2 = Vector256.FusedMultiplyAdd(a, b3, Vector256.Create(_c2) - b4);
        var b1 = Vector256.FusedMultiplyAdd(a, b2, Vector256.Create(_c1) - b3);
        return 2 * sin * cos * b1;
    }

    /// <summary>The sum at ξ + iη, its real and imaginary part, from the functions of 2ξ and 2η.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<double> Real, Vector256<double> Imaginary) Sum(
        Vector256<double> sin2Xi,
        Vector256<double> cos2Xi,
        Vector256<double> sinh2Eta,
        Vector256<double> cosh2Eta)
    {
        // 2 cos 2ζ for ζ = ξ + iη.
        var re = 2 * cos2Xi * cosh2Eta;
        var im = -2 * sin2Xi * sinh2Eta;
        var (r5, i5) = (Vector256.FusedMultiplyAdd(re, Vector256.Create(_c6), Vector256.Create(_c5)), im * _c6);
        var (r4, i4) = Next(re, im, r5, i5, Vector256.Create(_c4 - _c6), Vector256<double>.Zero);
        var (r3, i3) = Next(re, im, r4, i4, Vector256.Create(_c3) - r5, -i5);
        var (r2, i2) = Next(re, im, r3, i3, Vector256.Create(_c2) - r4, -i4);
        var (r1, i1) = Next(re, im, r2, i2, Vector256.Create(_c1) - r3, -i3);
        return Next(sin2Xi * cosh2Eta, cos2Xi * sinh2Eta, r1, i1, Vector256<double>.Zero, Vector256<double>.Zero);
    }

    // (re + i im)(r + i s) + addend.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Real, Vector256<double> Imaginary) Next(
        Vector256<double> re,
        Vector256<double> im,
        Vector256<double> r,
        Vector256<double> s,
        Vector256<double> addRe,
        Vector256<double> addIm) => (
            Vector256.FusedMultiplyAdd(re, r, Vector256.FusedMultiplyAdd(-im, s, addRe)),
            Vector256.FusedMultiplyAdd(re, s, Vector256.FusedMultiplyAdd(im, r, addIm)));
}
