using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>
/// 行政区: the layer XZQ holds a district, its towns or its villages, and only the codes in it tell. Six digits are a county, nine a town, twelve a village
/// (GB/T 2260, GB/T 10114); a town may be written with three zeros at the end.
/// </summary>
internal enum AdministrativeLevel
{
    /// <summary>No code tells.</summary>
    Unknown,

    District,

    Town,

    Village,

    /// <summary>Codes of different levels.</summary>
    Mixed,
}

/// <summary>Reads the level of administrative areas from their codes.</summary>
internal static class AdministrativeLevels
{
    private const string Field = "XZQDM";
    private const int DistrictDigits = 6;
    private const int TownDigits = 9;
    private const int VillageDigits = 12;

    /// <summary>The level of some features.</summary>
    internal static AdministrativeLevel Of(IEnumerable<JsonObject> sample)
    {
        var levels = sample.Select(LevelOf).Where(level => level is not AdministrativeLevel.Unknown).Distinct().ToList();
        return levels.Count switch { 0 => AdministrativeLevel.Unknown, 1 => levels[0], _ => AdministrativeLevel.Mixed };
    }

    private static AdministrativeLevel LevelOf(JsonObject properties)
    {
        var code = properties.FirstOrDefault(property => property.Key.Equals(Field, StringComparison.OrdinalIgnoreCase)).Value?.ToString().Trim() ?? string.Empty;
        if (code.Length == 0 || !code.All(char.IsAsciiDigit))
            return AdministrativeLevel.Unknown;
        if (code.Length == VillageDigits && code.EndsWith("000000", StringComparison.Ordinal))
            return AdministrativeLevel.District;
        return code.Length switch
        {
            DistrictDigits => AdministrativeLevel.District,
            TownDigits => AdministrativeLevel.Town,
            VillageDigits => code.EndsWith("000", StringComparison.Ordinal) ? AdministrativeLevel.Town : AdministrativeLevel.Village,
            _ => AdministrativeLevel.Unknown,
        };
    }
}
