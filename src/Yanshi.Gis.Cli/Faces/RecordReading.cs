using System.Globalization;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>Reads a record's members for showing. Faces show the record's own numbers and compute none but sums, 亩 and shares of them.</summary>
internal static class RecordReading
{
    /// <summary>What stands where the record has no value.</summary>
    internal const string None = "–";

    internal static string Text(this JsonObject record, string name) => record[name]!.GetValue<string>();

    internal static string? FindText(this JsonObject record, string name) => record[name]?.GetValue<string>();

    internal static double Number(this JsonObject record, string name) => record[name]!.GetValue<double>();

    internal static double? FindNumber(this JsonObject record, string name) => record[name]?.GetValue<double>();

    internal static JsonObject Object(this JsonObject record, string name) => record[name]!.AsObject();

    internal static IReadOnlyList<JsonObject> Objects(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.AsObject())];

    internal static IReadOnlyList<string> Texts(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.GetValue<string>())];

    /// <summary>A number with a fixed count of decimal places; an en dash when the record has none.</summary>
    internal static string Figure(this JsonObject record, string name, int decimals) => record.FindNumber(name) is { } number ? Fixed(number, decimals) : None;

    /// <summary>A share as per cent with all four places the record has; an en dash when it has none.</summary>
    internal static string Percent(this JsonObject record, string name) => record.FindNumber(name) is { } share ? Percent(share) : None;

    /// <summary>A share as per cent with four places.</summary>
    internal static string Percent(double share) => $"{Fixed((double)((decimal)share * 100m), 4)}%";

    /// <summary>A number with a fixed count of decimal places.</summary>
    internal static string Fixed(double number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
