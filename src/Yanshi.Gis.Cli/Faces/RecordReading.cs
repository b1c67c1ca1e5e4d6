using System.Globalization;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>Reads a record's members for showing. Faces show the record's own numbers and compute none.</summary>
internal static class RecordReading
{
    internal static string Text(this JsonObject record, string name) => record[name]!.GetValue<string>();

    internal static string? FindText(this JsonObject record, string name) => record[name]?.GetValue<string>();

    internal static JsonObject Object(this JsonObject record, string name) => record[name]!.AsObject();

    internal static IReadOnlyList<JsonObject> Objects(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.AsObject())];

    internal static IReadOnlyList<string> Texts(this JsonObject record, string name) => [.. record[name]!.AsArray().Select(item => item!.GetValue<string>())];

    /// <summary>A number with a fixed count of decimal places; an en dash when the record has none.</summary>
    internal static string Figure(this JsonObject record, string name, int decimals) =>
        record[name] is { } number ? Fixed(number.GetValue<double>(), decimals) : "–";

    /// <summary>A share as per cent with all four places the record has; an en dash when it has none.</summary>
    internal static string Percent(this JsonObject record, string name) =>
        record[name] is { } share ? $"{Fixed((double)((decimal)share.GetValue<double>() * 100m), 4)}%" : "–";

    private static string Fixed(double number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
