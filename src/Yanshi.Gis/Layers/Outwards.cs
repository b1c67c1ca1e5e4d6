using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Layers;

/// <summary>Rounding of box sides to single precision, away from the box: it may grow by a rounding, never lose a point.</summary>
internal static class Outwards
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Below(double value)
    {
        var rounded = (float)value;
        return rounded > value ? MathF.BitDecrement(rounded) : rounded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Above(double value)
    {
        var rounded = (float)value;
        return rounded < value ? MathF.BitIncrement(rounded) : rounded;
    }
}
