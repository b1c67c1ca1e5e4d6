namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// Rounding as the record wants it: half up, away from zero, in decimal arithmetic at the last step (the survey rule; .NET's default
/// rounds half to even). Negative zero becomes zero. Thread-safe.
/// </summary>
public static class Rounding
{
    private const int AreaDecimals = 2;
    private const int ShareDecimals = 6;
    private const int DegreeDecimals = 9;

    // Decimals keep 15 significant digits, so what is not that near to a half does not become one.
    private const double BinaryLimit = 1e12;
    private const double HalfMargin = 1e-9;
    private const double HalfMarginShare = 1e-13;

    private static readonly decimal[] PowersOfTen = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m, 1_000_000_000m];
    private static readonly double[] BinaryPowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <summary>An area or length, to 0.01 of its unit.</summary>
    /// <param name="value">Square metres or metres.</param>
    public static double ToCentimetre(double value) => Round(value, AreaDecimals);

    /// <summary>A share, to one millionth.</summary>
    /// <param name="value">A share of a whole, 0 to 1.</param>
    public static double ToMillionth(double value) => Round(value, ShareDecimals);

    /// <summary>An angle, to a billionth of a degree (about 0.1 mm on the ground).</summary>
    /// <param name="degrees">Degrees.</param>
    public static double ToNanodegree(double degrees) => Round(degrees, DegreeDecimals);

    /// <summary>
    /// Rounds parts so that they sum to their rounded total: each is first rounded down, then the units of the last place that are missing go
    /// to the parts with the largest remainders (the earlier part where remainders are equal), so no part is off by a whole unit or more.
    /// </summary>
    /// <param name="parts">Areas or shares, not negative.</param>
    /// <param name="total">
    /// The whole that the parts make up, in their unit. When it differs from their sum by more than a unit of the last place for each part
    /// (parts that overlap, a whole that has other parts), the parts are rounded one by one.
    /// </param>
    /// <param name="decimals">The decimal places to keep, 0 to 9: 2 for square metres.</param>
    /// <returns>The rounded parts, in order.</returns>
    public static double[] PartsOf(IReadOnlyList<double> parts, double total, int decimals = AreaDecimals)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, DegreeDecimals);
        if (parts.Count == 0)
            return [];
        var units = PowersOfTen[decimals];
        var (wholes, remainders) = (new decimal[parts.Count], new decimal[parts.Count]);
        var missing = RoundHalfUp(Exact(total), decimals) * units;
        for (var i = 0; i < wholes.Length; i++)
        {
            var scaled = Exact(parts[i]) * units;
            wholes[i] = Math.Floor(scaled);
            remainders[i] = scaled - wholes[i];
            missing -= wholes[i];
        }

        var rounded = new double[wholes.Length];
        if (missing < 0 || missing > wholes.Length)
        {
            for (var i = 0; i < rounded.Length; i++)
                rounded[i] = Round(parts[i], decimals);
            return rounded;
        }

        foreach (var i in Largest(remainders, (int)missing))
            wholes[i] += 1m;
        for (var i = 0; i < rounded.Length; i++)
            rounded[i] = (double)(wholes[i] / units);
        return rounded;
    }

    // The places of so many of the largest, the earlier first where they are equal.
    private static ReadOnlySpan<int> Largest(decimal[] remainders, int count)
    {
        if (count == 0)
            return [];
        var places = new int[remainders.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(places, (one, other) => remainders[other].CompareTo(remainders[one]) is not 0 and var order ? order : one.CompareTo(other));
        return places.AsSpan(0, count);
    }

    // Where no half is near, binary arithmetic finds the same whole number of units, and its quotient is the same double.
    private static double Round(double value, int decimals)
    {
        var units = BinaryPowersOfTen[decimals];
        var scaled = Math.Abs(value) * units;
        var whole = Math.Floor(scaled + 0.5);
        if (scaled < BinaryLimit && Math.Abs(scaled - Math.Floor(scaled) - 0.5) > HalfMargin + HalfMarginShare * scaled)
            return value < 0 && whole > 0 ? -whole / units : whole / units;
        return InDecimals(value, decimals);
    }

    // Adding zero turns the −0 of a rounded small negative number into 0.
    private static double InDecimals(double value, int decimals) => (double)RoundHalfUp(Exact(value), decimals) + 0.0;

    private static decimal RoundHalfUp(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    // The conversion keeps 15 significant digits: the noise of the last binary digits must not decide a half.
    private static decimal Exact(double value) => (decimal)value;
}

/// <summary>Measurements that may be absent, as the record writes them.</summary>
internal static class RecordNumbers
{
    /// <summary>An area or length to 0.01, or null.</summary>
    internal static double? ToRecordLength(this double? value) => value is { } number ? Rounding.ToCentimetre(number) : null;

    /// <summary>A share to one millionth, or null.</summary>
    internal static double? ToRecordShare(this double? value) => value is { } number ? Rounding.ToMillionth(number) : null;
}
