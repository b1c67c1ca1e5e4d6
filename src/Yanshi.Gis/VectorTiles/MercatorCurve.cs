using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// From the analysis plane to the square of Web Mercator, whose sides are 1 and whose origin lies in the north-west. Both are cylindrical, so x is linear in x, and y depends on y
/// alone: a Chebyshev series over the heights of a workspace, good to a thousandth of a unit at the greatest zoom. CGCS2000 longitude and latitude are taken for those of WGS 84. Immutable.
/// </summary>
internal sealed class MercatorCurve
{
    private const int Nodes = 24;

    // Of the world's side; a unit at the greatest zoom is 2e-10.
    private const double Negligible = 1e-13;

    private readonly EqualAreaPlane _plane;
    private readonly double _middle;
    private readonly double _half;
    private readonly double _perHalf;
    private readonly double[] _terms;

    /// <summary>The curve of a plane, quick between two heights and right everywhere.</summary>
    internal MercatorCurve(EqualAreaPlane plane, double south, double north)
    {
        (_plane, _middle, _half, _perHalf) = (plane, (south + north) / 2, (north - south) / 2, 2 / (north - south));
        double[] x = [0, 1], y = [0, 0];
        plane.Unproject(x, y);
        (EastPerMetre, EastAtOrigin) = ((x[1] - x[0]) / 360, (plane.CentralMeridianDegrees + 180) / 360);
        _terms = TermsOf(Enumerable.Range(0, Nodes).Select(node => Exact(_middle + _half * Math.Cos(AngleOf(node)))).ToArray());
    }

    /// <summary>How far east a metre leads.</summary>
    internal double EastPerMetre { get; }

    /// <summary>Where x = 0 lies.</summary>
    internal double EastAtOrigin { get; }

    /// <summary>How far down the square a height lies.</summary>
    internal double SouthOf(double y)
    {
        var t = (y - _middle) * _perHalf;
        if (t is not (>= -1 and <= 1))
            return Exact(y);
        var (next, afterNext) = (0.0, 0.0);
        for (var i = _terms.Length - 1; i > 0; i--)
            (next, afterNext) = (_terms[i] + 2 * t * next - afterNext, next);
        return _terms[0] + t * next - afterNext;
    }

    /// <summary>The same of many heights, as many as fill vectors of eight: to the bit what they are one by one.</summary>
    internal void SouthOf(ReadOnlySpan<double> ys, Span<double> souths)
    {
        ref var from = ref MemoryMarshal.GetReference(ys);
        ref var to = ref MemoryMarshal.GetReference(souths[..ys.Length]);
        for (var i = 0; i + Vector512<double>.Count <= ys.Length; i += Vector512<double>.Count)
        {
            var t = (Vector512.LoadUnsafe(ref from, (nuint)i) - Vector512.Create(_middle)) * _perHalf;
            var (next, afterNext, twice) = (Vector512<double>.Zero, Vector512<double>.Zero, t * 2);
            for (var term = _terms.Length - 1; term > 0; term--)
                (next, afterNext) = (Vector512.Create(_terms[term]) + twice * next - afterNext, next);
            (Vector512.Create(_terms[0]) + t * next - afterNext).StoreUnsafe(ref to, (nuint)i);
            if (Vector512.LessThanOrEqualAll(Vector512.Abs(t), Vector512<double>.One))
                continue;
            for (var lane = i; lane < i + Vector512<double>.Count; lane++)
                souths[lane] = SouthOf(ys[lane]);
        }
    }

    /// <summary>The box in the plane of a part of the square; what lies beyond the plane's map is cut off.</summary>
    internal Box PlaneBoxOf(double west, double north, double east, double south)
    {
        double[] x = [Longitude(west), Longitude(east)], y = [Latitude(south), Latitude(north)];
        _plane.Project(x, y);
        return new Box(x[0], y[0], x[1], y[1]);

        static double Longitude(double east) => Math.Clamp(east * 360 - 180, -180, 180);
        static double Latitude(double south) => Math.Atan(Math.Sinh((0.5 - south) * 2 * Math.PI)) * (180 / Math.PI);
    }

    private double Exact(double y)
    {
        double[] x = [0], latitude = [y];
        _plane.Unproject(x, latitude);
        return 0.5 - Math.Asinh(Math.Tan(latitude[0] * (Math.PI / 180))) / (2 * Math.PI);
    }

    private static double AngleOf(int node) => Math.PI * (node + 0.5) / Nodes;

    private static double[] TermsOf(double[] values)
    {
        var terms = new double[Nodes];
        for (var i = 0; i < Nodes; i++)
        {
            for (var node = 0; node < Nodes; node++)
                terms[i] += values[node] * Math.Cos(i * AngleOf(node)) * (i == 0 ? 1 : 2) / Nodes;
        }

        var kept = Nodes;
        while (kept > 1 && Math.Abs(terms[kept - 1]) < Negligible)
            kept--;
        return terms[..kept];
    }
}
