using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>Makes ledger rows. Numbers are rounded as the record rounds them. Thread-safe.</summary>
public static class ScreeningRows
{
    private const string ProjectType = "projectType";
    private const string Sector = "sector";

    /// <summary>The row of a checked site.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="report">What the check answered.</param>
    /// <param name="digest">The digest of its record.</param>
    public static ScreeningRow Of(int number, string source, SiteReport report, string digest)
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
            Parks = [.. report.Parks.Select(park => new ScreeningPark(
                park.Id, park.Name, Rounding.ToCentimetre(park.AreaSquareMetres), Rounding.ToCentimetre(park.DistanceMetres), park.SectorFits))],
            Questions = [.. report.Questions.Select(question => question.Attribute.Code)],
            Digest = digest,
        };
    }

    /// <summary>The row of a project that cannot be used.</summary>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="problem">Why.</param>
    public static ScreeningRow Refused(int number, string source, SiteProblem problem)
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
