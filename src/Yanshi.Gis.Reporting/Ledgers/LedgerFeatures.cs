using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The rows of a ledger as attributes of map features: the columns of 台账, by their titles, with numbers as numbers. Thread-safe.</summary>
public static class LedgerFeatures
{
    /// <summary>What makes the attributes of a row; columns that say nothing are null.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="options">What the reader wants to see.</param>
    public static Func<RankedRow, JsonObject> PropertiesOf(ScreeningLedger ledger, LedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        var columns = LedgerColumns.OfLedger(new LedgerNames(ledger, options));
        return row => new JsonObject(columns.Select(column => KeyValuePair.Create(column.Title, (JsonNode?)NodeOf(column.Value(row)))));
    }

    private static JsonValue? NodeOf(CellValue value) => value.Number is { } number && double.IsFinite(number) ? JsonValue.Create(number) : value.Text is { } text ? JsonValue.Create(CellText.Clean(text)) : null;
}
