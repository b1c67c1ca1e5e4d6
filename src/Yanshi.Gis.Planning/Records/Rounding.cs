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
        var units = Enumerable.Repeat(10m, decimals).Aggregate(1m, (product, ten) => product * ten);
        var floors = parts.Select(part => Math.Floor(Exact(part) * units)).ToArray();
        var missing = RoundHalfUp(Exact(total), decimals) * units - floors.Sum();
        if (missing < 0 || missing > parts.Count)
            return [.. parts.Select(part => Round(part, decimals))];

        var byRemainder = Enumerable.Range(0, parts.Count).OrderByDescending(i => Exact(parts[i]) * units - floors[i]).ThenBy(i => i);
        foreach (var i in byRemainder.Take((int)missing))
            floors[i] += 1m;
        return [.. floors.Select(whole => (double)(whole / units))];
    }

    // Adding zero turns the −0 of a rounded small negative number into 0.
    private static double Round(double value, int decimals) => (double)RoundHalfUp(Exact(value), decimals) + 0.0;

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
