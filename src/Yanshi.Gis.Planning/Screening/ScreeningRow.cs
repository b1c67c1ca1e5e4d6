using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>What became of one row of a list.</summary>
public enum ScreeningState
{
    /// <summary>已检查: it has a record.</summary>
    Checked,

    /// <summary>位置不明: only a park or town is named, or nothing; it has findings about park and sector, and no verdict.</summary>
    LocationUnknown,

    /// <summary>无法读取: it cannot be used; the problem says why.</summary>
    Refused,
}

/// <summary>
/// One row of the ledger (台账): of a record the values that a list shows. Areas, shares and distances are rounded as the record rounds them, so that row and
/// record carry the same numbers. Immutable.
/// </summary>
public sealed record ScreeningRow
{
    /// <summary>Its place in the list, from 1, over all files.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the file it stands in, without folder.</summary>
    public required string Source { get; init; }

    /// <summary>The project's id in its file.</summary>
    public required string Id { get; init; }

    /// <summary>The project's name; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>What became of it.</summary>
    public required ScreeningState State { get; init; }

    /// <summary>Why it was not checked; null when it was.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The conclusion; null when it was not checked.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The mandatory layers that could not answer, in catalogue order.</summary>
    public IReadOnlyList<string> UndeterminedBy { get; init; } = [];

    /// <summary>What the verdict is worth; null when there is none.</summary>
    public VerdictBasis? Basis { get; init; }

    /// <summary>The statutory area, square metres; null when it was not checked.</summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>The middle of the site's bounds, CGCS2000 longitude and latitude, degrees; null when it was not checked.</summary>
    public (double Longitude, double Latitude)? Centre { get; init; }

    /// <summary>The project's type, a code; null when unknown.</summary>
    public string? ProjectType { get; init; }

    /// <summary>The project's sector, a code of the parks' table; null when unknown.</summary>
    public string? Sector { get; init; }

    /// <summary>The layers that say something other than a plain clear, in catalogue order; of context layers none that answered.</summary>
    public IReadOnlyList<ScreeningLayer> Layers { get; init; } = [];

    /// <summary>The findings of notice or worse, the worst first, with those of no layer.</summary>
    public IReadOnlyList<ScreeningFinding> Findings { get; init; } = [];

    /// <summary>The land classes of the site.</summary>
    public IReadOnlyList<LandClassArea> LandClasses { get; init; } = [];

    /// <summary>The towns it lies in, largest part first.</summary>
    public IReadOnlyList<TownArea> Towns { get; init; } = [];

    /// <summary>The villages it lies in (坐落单位 of the land-use data), largest part first; empty where the data names none.</summary>
    public IReadOnlyList<LandTakePlace> Villages { get; init; } = [];

    /// <summary>The parks it lies in or near, nearest first; of a row without a location the park that is named, without distance.</summary>
    public IReadOnlyList<ScreeningPark> Parks { get; init; } = [];

    /// <summary>The attributes that would decide and are not known, codes.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The record's digest; null when there is no record.</summary>
    public string? Digest { get; init; }
}

/// <summary>What one layer says of a row's site.</summary>
/// <param name="Id">The layer's id.</param>
/// <param name="State">Its answer.</param>
/// <param name="Reason">Why there is no plain answer; null when there is one.</param>
/// <param name="Verdict">The worst verdict among its findings; null when it has none.</param>
/// <param name="Certainty">Whether the answer survives moving the line; null when not measured.</param>
/// <param name="AreaSquareMetres">The area counted, square metres; null when not measured.</param>
/// <param name="Share">Its share of the site, 0 to 1; null likewise.</param>
/// <param name="Count">How many features overlap the site; null likewise.</param>
/// <param name="NearestDistanceMetres">The distance to the nearest feature, metres; null when none was found.</param>
public sealed record ScreeningLayer(
    string Id, LayerState State, string? Reason, Verdict? Verdict, Certainty? Certainty, double? AreaSquareMetres, double? Share, int? Count, double? NearestDistanceMetres);

/// <summary>One rule that fired on a row's site.</summary>
/// <param name="Layer">The layer's id; null for a rule without one.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Summary">The rule in a sentence, Chinese.</param>
/// <param name="Procedure">What is to be done, Chinese; null when there is nothing.</param>
/// <param name="Citation">Its first citation: document and article, Chinese; null when it cites nothing in force.</param>
/// <param name="IsVerified">Whether that citation was held against the text.</param>
public sealed record ScreeningFinding(string? Layer, string Rule, Verdict Verdict, string Summary, string? Procedure, string? Citation, bool IsVerified);

/// <summary>A park and a row's project.</summary>
/// <param name="Id">The park's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaSquareMetres">What of the site lies in it; null when the location is unknown.</param>
/// <param name="DistanceMetres">The distance, 0 inside; null when the location is unknown.</param>
/// <param name="SectorFits">Whether the project's sector is one of the park's; null when either is unknown.</param>
public sealed record ScreeningPark(string Id, string Name, double? AreaSquareMetres, double? DistanceMetres, bool? SectorFits);
