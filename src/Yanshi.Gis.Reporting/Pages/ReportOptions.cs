using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>What a report's reader wants to see, and where names that a record has only codes for come from. Immutable.</summary>
public sealed record ReportOptions
{
    /// <summary>The language of headings and words; texts that stand in the record are Chinese.</summary>
    public Language Language { get; init; }

    /// <summary>审图号, printed on maps; null: the maps say that they were not reviewed and are for internal use.</summary>
    public string? MapReviewNumber { get; init; }

    /// <summary>The workspace's catalogue, for English titles of layers; null: their Chinese titles.</summary>
    public Catalogue? Catalogue { get; init; }

    /// <summary>The rule book, for names of attributes; null: their codes.</summary>
    public RuleBook? RuleBook { get; init; }
}
