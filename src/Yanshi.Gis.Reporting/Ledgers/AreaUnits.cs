namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Areas in the units of land offices, with the four decimals that their papers have.</summary>
internal static class AreaUnits
{
    private const decimal HectaresPerSquareMetre = 0.0001m;
    private const decimal MuPerSquareMetre = 0.0015m;
    private const int Decimals = 4;

    /// <summary>公顷.</summary>
    internal static double? HectaresOf(double? squareMetres) => In(squareMetres, HectaresPerSquareMetre);

    /// <summary>亩.</summary>
    internal static double? MuOf(double? squareMetres) => In(squareMetres, MuPerSquareMetre);

    private static double? In(double? squareMetres, decimal unit) => squareMetres is { } area ? (double)Math.Round((decimal)area * unit, Decimals, MidpointRounding.AwayFromZero) : null;
}
