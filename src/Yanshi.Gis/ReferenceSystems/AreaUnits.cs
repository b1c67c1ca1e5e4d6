namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Areas in the units of the field, as printed: from the unrounded square metres, in decimal arithmetic, rounded once, halves away from
/// zero. 1 公顷 = 10 000 m² = 15 亩; 1 亩 = 2000/3 m² exactly.
/// </summary>
public static class AreaUnits
{
    /// <summary>Square metres to 2 decimal places.</summary>
    /// <exception cref="OverflowException">The area is not finite or beyond 7.9e28.</exception>
    public static decimal SquareMetres(double areaSquareMetres) => Round((decimal)areaSquareMetres, 2);

    /// <summary>Hectares (公顷), by default to 4 decimal places.</summary>
    /// <exception cref="OverflowException">The area is not finite or beyond 7.9e28.</exception>
    public static decimal Hectares(double areaSquareMetres, int decimals = 4) => Round((decimal)areaSquareMetres / 10_000m, decimals);

    /// <summary>亩, by default to 4 decimal places.</summary>
    /// <exception cref="OverflowException">The area is not finite or beyond 7.9e28.</exception>
    public static decimal Mu(double areaSquareMetres, int decimals = 4) => Round((decimal)areaSquareMetres * 3m / 2000m, decimals);

    private static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
