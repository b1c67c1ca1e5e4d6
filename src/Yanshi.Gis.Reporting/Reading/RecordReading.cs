using System.Globalization;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>
/// Reads a record's members for showing. Faces show the record's own numbers and compute none but sums, 亩 and shares of them. A member that the
/// record's schema does not have throws. Thread-safe.
/// </summary>
public static class RecordReading
{
    /// <summary>What stands where the record has no value.</summary>
    public const string None = "–";

    private const int PercentDecimals = 4;

    /// <summary>A text that the record always has.</summary>
    public static string Text(this JsonObject record, string name) => record[name]!.GetValue<string>();

    /// <summary>A text; null when the record has none.</summary>
    public static string? FindText(this JsonObject record, string name) => record[name]?.GetValue<string>();

    /// <summary>A number that the record always has.</summary>
    public static double Number(this JsonObject record, string name) => record[name]!.GetValue<double>();

    /// <summary>A number; null when the record has none.</summary>
    public static double? FindNumber(this JsonObject record, string name) => record[name]?.GetValue<double>();

    /// <summary>A truth value that the record always has.</summary>
    public static bool Flag(this JsonObject record, string name) => record[name]!.GetValue<bool>();

    /// <summary>An object that the record always has.</summary>
    public static JsonObject Object(this JsonObject record, string name) => record[name]!.AsObject();

    /// <summary>A list of objects.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.AsObject())];

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.GetValue<string>())];

    /// <summary>A number with a fixed count of decimal places; <see cref="None"/> when the record has none.</summary>
    public static string Figure(this JsonObject record, string name, int decimals) => record.FindNumber(name) is { } number ? Fixed(number, decimals) : None;

    /// <summary>A share as per cent with all four places the record has; <see cref="None"/> when it has none.</summary>
    public static string Percent(this JsonObject record, string name) => record.FindNumber(name) is { } share ? Percent(share) : None;

    /// <summary>A share as per cent with four places.</summary>
    public static string Percent(double share) => $"{Fixed((double)((decimal)share * 100m), PercentDecimals)}%";

    /// <summary>A number with a fixed count of decimal places.</summary>
    public static string Fixed(double number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A number with a fixed count of decimal places and a comma between thousands, as tables for people have it.</summary>
    public static string Grouped(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
