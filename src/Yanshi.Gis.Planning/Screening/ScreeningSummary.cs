using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>The counts and sums of a screening. Immutable.</summary>
public sealed record ScreeningSummary
{
    /// <summary>Rows in all.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were checked.</summary>
    public required int Checked { get; init; }

    /// <summary>Rows whose location is unknown.</summary>
    public required int LocationUnknown { get; init; }

    /// <summary>Rows that could not be read.</summary>
    public required int Refused { get; init; }

    /// <summary>The sum of the sites' areas, square metres; ground that several want counts as often.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>Rows and area by verdict, the worst first, every verdict.</summary>
    public required IReadOnlyList<VerdictCount> ByVerdict { get; init; }

    /// <summary>Rows per layer, in catalogue order; layers that were clear for all are left out.</summary>
    public required IReadOnlyList<LayerCount> ByLayer { get; init; }

    /// <summary>Rows per town by verdict; a site in several towns counts where its largest part lies.</summary>
    public required IReadOnlyList<GroupCount> ByTown { get; init; }

    /// <summary>Rows per sector by verdict; the code is null for unknown.</summary>
    public required IReadOnlyList<GroupCount> BySector { get; init; }

    /// <summary>Rows per park they lie in; the code is null for those in none.</summary>
    public required IReadOnlyList<GroupCount> ByPark { get; init; }

    /// <summary>How often each problem code stands among the rows that were not checked.</summary>
    public required IReadOnlyList<ProblemCount> Problems { get; init; }
}

/// <summary>Rows of one verdict.</summary>
public sealed record VerdictCount(Verdict Verdict, int Rows, double AreaSquareMetres);

/// <summary>What one layer said over all rows.</summary>
/// <param name="Id">The layer's id.</param>
/// <param name="Conflicts">Rows in conflict.</param>
/// <param name="WithoutAnswer">Rows for which it had no data or failed.</param>
/// <param name="BelowThreshold">Rows that meet it below its thresholds.</param>
/// <param name="AreaSquareMetres">The area in conflict over all rows, square metres.</param>
public sealed record LayerCount(string Id, int Conflicts, int WithoutAnswer, int BelowThreshold, double AreaSquareMetres);

/// <summary>Rows of one town, sector or park.</summary>
/// <param name="Code">Its code or id; null for those without.</param>
/// <param name="Name">Its name; null for those without.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="ByVerdict">Checked rows by verdict, the worst first, only those that occur.</param>
/// <param name="AreaSquareMetres">Their area, square metres.</param>
public sealed record GroupCount(string? Code, string? Name, int Rows, IReadOnlyList<VerdictCount> ByVerdict, double AreaSquareMetres);

/// <summary>How often a problem occurred.</summary>
public sealed record ProblemCount(string Code, int Rows);
