namespace Yanshi.Gis.Planning.Sites;

/// <summary>Compares the areas a file states with those computed.</summary>
internal static class StatedAreas
{
    /// <summary>Whether a computed area, rounded half up to the step of the stated one, equals it.</summary>
    public static bool Agrees(double computedSquareMetres, double statedSquareMetres, double stepSquareMetres)
    {
        if (!(Math.Abs(statedSquareMetres) < 1e15) || !(computedSquareMetres < 1e15))
            return false;
        return Steps(computedSquareMetres, stepSquareMetres) == Steps(statedSquareMetres, stepSquareMetres);
    }

    /// <summary>What a stated area agrees with; the statutory area first.</summary>
    public static StatedAreaMatch Match(bool ellipsoidal, bool plane) =>
        ellipsoidal ? StatedAreaMatch.Ellipsoidal : plane ? StatedAreaMatch.Plane : StatedAreaMatch.Neither;

    private static decimal Steps(double area, double step) => Math.Round((decimal)area / (decimal)step, MidpointRounding.AwayFromZero);
}
