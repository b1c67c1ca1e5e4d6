using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What the reader of a ledger wants to see, and what its faces need beside it. Immutable.</summary>
public sealed record LedgerOptions
{
    /// <summary>The most rows that a spreadsheet of an Excel workbook has.</summary>
    internal const int MostSheetRows = 1_048_576;

    /// <summary>The language of headings and words; texts that stand in the ledger are Chinese.</summary>
    public Language Language { get; init; }

    /// <summary>The rule book, for names of attributes; null: their codes.</summary>
    public RuleBook? RuleBook { get; init; }

    /// <summary>The outline of the district, CGCS2000 longitude and latitude in degrees, for the page's map; null: the map shows the sites alone.</summary>
    public Geometry? District { get; init; }

    /// <summary>审图号, printed on the map; null: the map says that it was not reviewed and is for internal use.</summary>
    public string? MapReviewNumber { get; init; }

    /// <summary>The most rows of one sheet, heading included; a longer table goes on in another sheet.</summary>
    internal int SheetRows { get; init; } = MostSheetRows;
}
