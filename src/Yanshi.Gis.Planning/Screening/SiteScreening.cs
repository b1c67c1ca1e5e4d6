using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// The check of one row of a list: the same check, on the same data, and so the same record as when the site is checked alone. Thread-safe.
/// </summary>
/// <param name="data">The layers, parks and rules.</param>
/// <param name="asOf">The date the answers are for.</param>
/// <param name="engine">The program's version.</param>
/// <param name="given">What the user says of all projects, by attribute code; null: nothing.</param>
public sealed class SiteScreening(PlanningData data, DateOnly asOf, string engine, IReadOnlyDictionary<string, string>? given = null)
{
    /// <summary>Checks a site.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="outcome">The site, or why there is none.</param>
    public ScreenedRow Check(int number, string source, SiteOutcome outcome)
    {
        if (outcome is not Site site)
            return new ScreenedRow(ScreeningRows.Refused(number, source, (SiteProblem)outcome), Site: null, Record: null);
        var report = SiteCheck.Run(site, data, asOf, engine, given: given);
        var record = SiteReportJson.CanonicalOf(report);
        var villages = GroundTaken.VillagesOf(report, data.Layers);
        return new ScreenedRow(ScreeningRows.Of(number, source, report, villages, record.Digest), site, record);
    }

    /// <summary>Says what can be said of a project without a location.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="project">What is known of it.</param>
    public ScreenedRow Check(int number, string source, UnlocatedProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new ScreenedRow(ScreeningRows.Unlocated(number, source, project, data, asOf, given), Site: null, Record: null);
    }
}

/// <summary>A row with what it rests on.</summary>
/// <param name="Row">The row.</param>
/// <param name="Site">The site; null when there was none.</param>
/// <param name="Record">The record; null likewise.</param>
public sealed record ScreenedRow(ScreeningRow Row, Site? Site, CanonicalRecord? Record);
