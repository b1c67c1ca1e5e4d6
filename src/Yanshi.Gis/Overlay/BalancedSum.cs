using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// A running sum with its rounding errors kept beside it, so that terms which cancel in theory (a boundary walked once in each direction)
/// cancel to exactly zero here.
/// </summary>
internal struct BalancedSum
{
    private double high;
    private double low;
    private double magnitude;
    private bool hasLanes;
    private Vector512<double> highs;
    private Vector512<double> lows;
    private Vector512<double> magnitudes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        var sum = high + value;
        var virtualPart = sum - high;
        low += (high - (sum - virtualPart)) + (value - virtualPart);
        high = sum;
        magnitude += Math.Abs(value);
    }

    /// <summary>Adds eight values at once, each to the sum of its lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> values)
    {
        hasLanes = true;
        var sums = highs + values;
        var virtualParts = sums - highs;
        lows += (highs - (sums - virtualParts)) + (values - virtualParts);
        highs = sums;
        magnitudes += Vector512.Abs(values);
    }

    /// <summary>The total, and the sum of the magnitudes added: what rounding errors are proportional to.</summary>
    public (double Total, double Magnitude) Finish()
    {
        if (hasLanes)
        {
            Span<double> lanes = stackalloc double[3 * Vector512<double>.Count];
            highs.CopyTo(lanes);
            lows.CopyTo(lanes[Vector512<double>.Count..]);
            magnitudes.CopyTo(lanes[(2 * Vector512<double>.Count)..]);
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
            {
                Add(lanes[lane]);
                low += lanes[lane + Vector512<double>.Count];
                magnitude += lanes[lane + 2 * Vector512<double>.Count];
            }
        }
        return (high + low, magnitude);
    }
}
