using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// A running sum with its rounding errors kept beside it, so that terms which cancel in theory (a boundary walked once in each direction)
/// cancel to exactly zero here.
/// </summary>
internal struct BalancedSum
{
    private double high;
    private double low;

    /// <summary>Sum of the magnitudes added: what rounding errors are proportional to.</summary>
    public double Magnitude { get; private set; }

    public readonly double Value => high + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        var sum = high + value;
        var virtualPart = sum - high;
        low += (high - (sum - virtualPart)) + (value - virtualPart);
        high = sum;
        Magnitude += Math.Abs(value);
    }
}
