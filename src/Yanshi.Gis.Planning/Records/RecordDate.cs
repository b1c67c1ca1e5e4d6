using System.Globalization;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Dates as records and every other JSON of this project write them: <c>2026-11-22</c>. Thread-safe.</summary>
public static class RecordDate
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>A date as text; null for none.</summary>
    /// <param name="date">The date.</param>
    public static string? Of(DateOnly? date) => date?.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The date that a text is; null when it is none.</summary>
    /// <param name="text">Any text, or null.</param>
    public static DateOnly? Find(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The date of a text.</summary>
    /// <param name="text">What <see cref="Of"/> wrote.</param>
    /// <exception cref="FormatException">It is no such date.</exception>
    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
