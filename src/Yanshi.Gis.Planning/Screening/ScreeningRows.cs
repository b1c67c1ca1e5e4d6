using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>Makes ledger rows. Numbers are rounded as the record rounds them. Thread-safe.</summary>
internal static class ScreeningRows
{
    private const string ProjectType = "projectType";
    private const string Sector = "sector";

    /// <summary>The row of a checked site.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="report">What the check answered.</param>
    /// <param name="villages">The villages it lies in.</param>
    /// <param name="digest">The digest of its record.</param>
    internal static ScreeningRow Of(int number, string source, SiteReport report, IReadOnlyList<LandTakePlace> villages, string digest)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bounds = report.Site.BoundsLonLat;
        return new ScreeningRow
        {
            Number = number,
            Source = source,
            Id = report.Site.Id,
            Name = report.Site.Name,
            State = ScreeningState.Checked,
            Verdict = report.Verdict,
            UndeterminedBy = report.UndeterminedBy,
            Basis = report.Basis,
            AreaSquareMetres = Rounding.ToCentimetre(report.Site.AreaSquareMetres),
            Centre = (Rounding.ToNanodegree(bounds.Centre.X), Rounding.ToNanodegree(bounds.Centre.Y)),
            ProjectType = report.Project.Find(ProjectType),
            Sector = report.Project.Find(Sector),
            Layers = [.. report.Layers.Where(SaysSomething).Select(layer => LayerOf(layer, report.Site))],
            Findings = [.. report.Layers
                .Where(layer => layer.Layer.Role is not LayerRole.Context)
                .SelectMany(layer => layer.Findings.Select(finding => (Layer: (string?)layer.Layer.Id, Finding: finding)))
                .Concat(report.Findings.Select(finding => (Layer: (string?)null, Finding: finding)))
                .Where(entry => entry.Finding.Verdict >= Verdict.Notice)
                .OrderByDescending(entry => entry.Finding.Verdict)
                .Select(entry => FindingOf(entry.Layer, entry.Finding))],
            LandClasses = Rounded(report.LandClasses, land => land.AreaSquareMetres, (land, area) => land with { AreaSquareMetres = area }),
            Towns = Rounded(report.Towns, town => town.AreaSquareMetres, (town, area) => town with { AreaSquareMetres = area }),
            Villages = Rounded(villages, village => village.AreaSquareMetres, (village, area) => village with { AreaSquareMetres = area }),
            Parks = [.. report.Parks.Select(park => new ScreeningPark(
                park.Id, park.Name, Rounding.ToCentimetre(park.AreaSquareMetres), Rounding.ToCentimetre(park.DistanceMetres), park.SectorFits))],
            Questions = [.. report.Questions.Select(question => question.Attribute.Code)],
            Digest = digest,
        };
    }

    /// <summary>
    /// The row of a project of which only a name is known. What its park and its sector mean can be said, taking the list at its word that it lies there; a
    /// verdict cannot.
    /// </summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="project">What is known of it.</param>
    /// <param name="data">The parks, sectors and rules.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="given">What the user says of all projects, by attribute code; null: nothing.</param>
    internal static ScreeningRow Unlocated(int number, string source, UnlocatedProject project, PlanningData data, DateOnly asOf, IReadOnlyDictionary<string, string>? given)
    {
        var known = data.RuleBook is { } book ? ProjectAttributes.Of(book, project.Attributes, given) : ProjectAttributes.Unknown;
        var sector = known.Find(Sector);
        var park = project.Park;
        var fits = park?.IsFor(sector);

        // Without a park's name the project may lie in one or in none; rules that hold everywhere say nothing of this one.
        var rules = data.RuleBook is null ? [] : new RuleEvaluation(data.RuleBook, known, asOf).Of(new ParkFacts(park is null ? null : true, fits));
        var findings = rules.Where(finding => finding.Verdict >= Verdict.Notice && finding.Rule.Relation is (RuleRelation.OutsideParks or RuleRelation.SectorUnfit));
        return new ScreeningRow
        {
            Number = number,
            Source = source,
            Id = project.Id,
            Name = project.Name,
            State = ScreeningState.LocationUnknown,
            Problem = project.Problem,
            ProjectType = known.Find(ProjectType),
            Sector = sector,
            Findings = [.. findings.OrderByDescending(finding => finding.Verdict).Select(finding => FindingOf(layer: null, finding))],
            Parks = park is null ? [] : [new ScreeningPark(park.Id, park.Name, AreaSquareMetres: null, DistanceMetres: null, fits)],
        };
    }

    /// <summary>The row of a project that cannot be used.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="problem">Why.</param>
    internal static ScreeningRow Refused(int number, string source, SiteProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ScreeningRow { Number = number, Source = source, Id = problem.Id, State = ScreeningState.Refused, Problem = problem.Problem };
    }

    // What a context layer says stands in the row's classes, towns and parks; that it could not answer stands nowhere else.
    private static bool SaysSomething(LayerResult layer) => layer.Layer.Role is LayerRole.Context
        ? layer.State is not LayerState.Clear
        : layer.State is not LayerState.Clear || layer.Certainty is Certainty.WithinAccuracy;

    private static ScreeningLayer LayerOf(LayerResult layer, Site site) => new(
        layer.Layer.Id,
        layer.State,
        layer.Reason,
        layer.Findings.Count == 0 ? null : layer.Findings.Max(finding => finding.Verdict),
        layer.Certainty,
        layer.AreaSquareMetres is { } area ? Rounding.ToCentimetre(area) : null,
        layer.AreaSquareMetres is { } part ? Rounding.ToMillionth(part / site.AreaSquareMetres) : null,
        layer.Count,
        layer.NearestDistanceMetres is { } distance ? Rounding.ToCentimetre(distance) : null);

    private static ScreeningFinding FindingOf(string? layer, Finding finding)
    {
        var citation = finding.Citations.Count == 0 ? null : finding.Citations[0];
        return new ScreeningFinding(
            layer,
            finding.Rule.Id,
            finding.Verdict,
            finding.Rule.Summary,
            finding.Rule.Procedure,
            citation is null ? null : $"《{citation.Document.Title}》{citation.Article}",
            citation is { IsVerified: true });
    }

    private static List<T> Rounded<T>(IReadOnlyList<T> items, Func<T, double> areaOf, Func<T, double, T> with)
    {
        var exact = items.Select(areaOf).ToList();
        var rounded = Rounding.PartsOf(exact, exact.Sum());
        return [.. items.Select((item, i) => with(item, rounded[i]))];
    }
}
