using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// A running sum with its rounding errors kept beside it, so that terms which cancel in theory (a boundary walked once in each direction)
/// cancel to exactly zero here.
/// </summary>
internal struct BalancedSum
{
    private double _high;
    private double _low;
    private double _magnitude;
    private bool _hasLanes;
    private Vector512<double> _highs;
    private Vector512<double> _lows;
    private Vector512<double> _magnitudes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        var sum = _high + value;
        var virtualPart = sum - _high;
        _low += (_high - (sum - virtualPart)) + (value - virtualPart);
        _high = sum;
        _magnitude += Math.Abs(value);
    }

    /// <summary>Adds eight values at once, each to the sum of its lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> values)
    {
        _hasLanes = true;
        var sums = _highs + values;
        var virtualParts = sums - _highs;
        _lows += (_highs - (sums - virtualParts)) + (values - virtualParts);
        _highs = sums;
        _magnitudes += Vector512.Abs(values);
    }

    /// <summary>The total, and the sum of the magnitudes added: what rounding errors are proportional to.</summary>
    public (double Total, double Magnitude) Finish()
    {
        if (_hasLanes)
        {
            Span<double> lanes = stackalloc double[3 * Vector512<double>.Count];
            _highs.CopyTo(lanes);
            _lows.CopyTo(lanes[Vector512<double>.Count..]);
            _magnitudes.CopyTo(lanes[(2 * Vector512<double>.Count)..]);
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
            {
                Add(lanes[lane]);
                _low += lanes[lane + Vector512<double>.Count];
                _magnitude += lanes[lane + 2 * Vector512<double>.Count];
            }
        }
        return (_high + _low, _magnitude);
    }
}
