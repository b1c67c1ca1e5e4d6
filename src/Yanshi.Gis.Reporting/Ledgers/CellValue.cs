using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>How a value is shown.</summary>
internal enum CellFormat
{
    /// <summary>Text on one line.</summary>
    Text,

    /// <summary>Text on as many lines as it needs.</summary>
    Wrapped,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A score, one decimal.</summary>
    Score,

    /// <summary>Square metres or metres, two decimals.</summary>
    Measure,

    /// <summary>公顷 or 亩, four decimals.</summary>
    Fine,

    /// <summary>A share of a whole, as per cent.</summary>
    Share,

    /// <summary>The title of a sheet.</summary>
    Title,

    /// <summary>A remark about a sheet.</summary>
    Note,

    /// <summary>What must not be overlooked.</summary>
    Warning,

    /// <summary>The head of a column.</summary>
    Header,

    /// <summary>The head of a part of a sheet.</summary>
    Heading,

    /// <summary>A link to another sheet.</summary>
    Link,

    /// <summary>Text outside a table.</summary>
    Free,
}

/// <summary>One value of a table: a text, a number, or nothing.</summary>
/// <param name="Text">The text; null when it is a number or nothing.</param>
/// <param name="Number">The number; null likewise.</param>
/// <param name="Format">How it is shown.</param>
internal readonly record struct CellValue(string? Text, double? Number, CellFormat Format)
{
    /// <summary>The verdict whose colour lies behind the text; null: none.</summary>
    internal Verdict? Colour { get; init; }

    internal static CellValue None => default;

    internal static CellValue Of(string? text) => new(text, null, CellFormat.Text);

    internal static CellValue Of(string? text, CellFormat format) => new(text, null, format);

    internal static CellValue Of(double? number, CellFormat format) => new(null, number, format);

    internal static CellValue Wrapped(string? text) => new(text, null, CellFormat.Wrapped);

    internal static CellValue Whole(int? number) => new(null, number, CellFormat.Whole);

    internal static CellValue Measure(double? number) => new(null, number, CellFormat.Measure);

    internal static CellValue Hectares(double? squareMetres) => new(null, squareMetres is { } area ? (double)AreaUnits.Hectares(area) : null, CellFormat.Fine);

    internal static CellValue Mu(double? squareMetres) => new(null, squareMetres is { } area ? (double)AreaUnits.Mu(area) : null, CellFormat.Fine);
}
