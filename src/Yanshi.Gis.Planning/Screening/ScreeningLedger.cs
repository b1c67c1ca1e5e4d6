using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// 台账: a screened list with all that its faces show. Rows are read from disk each time they are enumerated, best first by rank, so that a ledger of any
/// length fits. Immutable.
/// </summary>
public sealed record ScreeningLedger
{
    /// <summary>The files that were screened, by name.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What the answers rest on.</summary>
    public required ScreeningProvenance Provenance { get; init; }

    /// <summary>The counts and sums.</summary>
    public required ScreeningSummary Summary { get; init; }

    /// <summary>The rows in the order of their ranks; those without a verdict come last, in the list's order.</summary>
    public required IEnumerable<RankedRow> Rows { get; init; }

    /// <summary>By what the rows are ranked, in order.</summary>
    public required IReadOnlyList<RankingCriterion> Criteria { get; init; }

    /// <summary>Sites that share ground with another one or with a registered project, largest first.</summary>
    public required IReadOnlyList<CandidateOverlap> Overlaps { get; init; }

    /// <summary>The land taken by all sites together; ground that several want is counted once.</summary>
    public required LandTake LandTake { get; init; }

    /// <summary>The parks of the workspace and the sectors, for names.</summary>
    public required IReadOnlyDictionary<string, string> SectorNames { get; init; }
}

/// <summary>What a screening rests on.</summary>
/// <param name="AsOf">The date the answers are for.</param>
/// <param name="Engine">The program's version.</param>
/// <param name="Workspace">The workspace's name in Chinese.</param>
/// <param name="RuleBook">Id and version of the rule book; null when there was none.</param>
/// <param name="Layers">Every layer of the catalogue, in its order.</param>
public sealed record ScreeningProvenance(DateOnly AsOf, string Engine, string Workspace, string? RuleBook, IReadOnlyList<ScreenedLayer> Layers);

/// <summary>A layer that was asked.</summary>
/// <param name="Definition">Its catalogue entry.</param>
/// <param name="Version">The version used; null when there was none in force.</param>
public sealed record ScreenedLayer(LayerDefinition Definition, LayerVersion? Version);

/// <summary>A row with its rank.</summary>
/// <param name="Row">The row.</param>
/// <param name="Rank">Its rank, from 1; equal rows have the same; null when it has no verdict.</param>
/// <param name="Score">The weighted sum of its parts, 0 (nothing speaks against it) to 100; null likewise.</param>
/// <param name="Parts">What each criterion adds to the score, in the order of <see cref="ScreeningLedger.Criteria"/>; empty likewise.</param>
public sealed record RankedRow(ScreeningRow Row, int? Rank, double? Score, IReadOnlyList<double> Parts);

/// <summary>One criterion of the ranking.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Weight">Its weight; all weights together are 100.</param>
public sealed record RankingCriterion(string Code, string Chinese, string English, double Weight);

/// <summary>Ground that two candidates, or a candidate and a registered project, both want.</summary>
/// <param name="Row">The candidate's row number.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="OtherRow">The other candidate's row number, larger than <paramref name="Row"/>; null for a registered project.</param>
/// <param name="OtherId">The other's id.</param>
/// <param name="OtherName">The other's name; null when it has none.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area both want, square metres. Sites that only touch want no common ground.</param>
/// <param name="Share">Its share of the candidate's site, 0 to 1.</param>
public sealed record CandidateOverlap(int Row, string Id, string? Name, int? OtherRow, string OtherId, string? OtherName, double AreaSquareMetres, double Share);

/// <summary>The land that all sites take together, square metres.</summary>
/// <param name="AreaSquareMetres">The area of the sites' union.</param>
/// <param name="CountedTwiceSquareMetres">What the sum of the sites has more: ground that several want.</param>
/// <param name="ByClass">By land class, by code.</param>
/// <param name="ByTown">By town, largest first.</param>
/// <param name="ByVillage">By village (坐落单位 of the land-use data), largest first; the name is null where the data has none.</param>
public sealed record LandTake(double AreaSquareMetres, double CountedTwiceSquareMetres, IReadOnlyList<LandTakeClass> ByClass, IReadOnlyList<LandTakePlace> ByTown, IReadOnlyList<LandTakePlace> ByVillage);

/// <summary>What is taken of one land class.</summary>
public sealed record LandTakeClass(string Code, string Name, string? Group, double AreaSquareMetres);

/// <summary>What is taken in one town or village.</summary>
public sealed record LandTakePlace(string? Code, string? Name, double AreaSquareMetres);
