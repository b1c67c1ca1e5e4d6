using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Checks;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Processes;

/// <summary>
/// <c>POST /processes/site-check/execution</c>: sites in, records out, the bytes that <c>check --format json</c> prints for the same sites. One site that cannot be checked is a
/// problem; among several it has its place in the array, as on the command line. Thread-safe.
/// </summary>
internal sealed class SiteCheckProcess(ServiceLimits limits, ServedWorkspace served, Lane lane, ServiceMeter meter, TimeProvider clock)
{
    /// <summary>The process's id.</summary>
    internal const string Id = "site-check";

    /// <summary>The name of its one output.</summary>
    internal const string Output = "record";

    // Only compared with what the content is; records do not carry it.
    private const string FileName = "site.geojson";

    private readonly SiteFileLimits _files = SiteFileLimits.Default with { MaxBytes = limits.SiteBytes, MaxPointsPerSite = limits.VerticesPerSite };

    /// <summary>Answers a request.</summary>
    internal async Task ExecuteAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var inputs = SiteCheckInputs.Parse(await RequestBody.ReadJsonAsync(context, limits.SiteBytes, limits.BodySeconds));
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        await JsonAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(Answer(inputs)));
    }

    private string Answer(SiteCheckInputs inputs)
    {
        var workspace = served.Current;
        var given = new StatedAttributes(workspace.RuleBook);
        foreach (var (name, value) in inputs.Attributes)
            given.Add("inputs.attributes", name, value);
        var sites = Read(inputs, workspace.Catalogue);
        if (sites is [SiteProblem alone])
            throw Refusal(alone);
        var asOf = inputs.AsOf ?? DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var records = sites.Select(site => RecordOf(site, workspace, asOf, given.ByCode)).ToList();
        var answer = IndentedJson.Write(records.Count == 1 ? records[0] : new JsonArray([.. records])) + "\n";
        return inputs.AsDocument ? $"{{\"{Output}\": {answer}}}\n" : answer;
    }

    private JsonObject RecordOf(SiteOutcome outcome, Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string> given)
    {
        if (outcome is not Site site)
            return SiteJson.Of((SiteProblem)outcome);
        var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current, given: given.Count == 0 ? null : given);
        meter.Checked(EnumCode.Of(report.Verdict));
        return SiteReportJson.Of(report);
    }

    private IReadOnlyList<SiteOutcome> Read(SiteCheckInputs inputs, Layers.Catalogue catalogue)
    {
        var options = new SiteReadingOptions
        {
            ExtentLonLat = catalogue.Extent.ToEnvelope(),
            Plane = catalogue.Plane,
            UserCrs = inputs.Crs is { } code ? Crs.Get(code) : null,
            Repair = inputs.Repair,
            WidthMetres = inputs.WidthMetres,
            MaximumPoints = limits.VerticesPerSite,
        };
        try
        {
            var source = SiteFile.Read(inputs.Site, FileName, new SiteFileOptions { Group = inputs.Group, UserCrsGiven = inputs.Crs is not null, Limits = _files });
            if (source.Projects.Count > limits.SitesPerCheck)
                throw TooMany(source.Projects.Count);
            return SiteReading.Read(source, options);
        }
        catch (InputRefusedException e)
        {
            throw new HttpProblemException(ProblemMapping.StatusOf(e.Problem, StatusCodes.Status422UnprocessableEntity), e.Problem);
        }
    }

    private HttpProblemException TooMany(int sites) => new(StatusCodes.Status413PayloadTooLarge, new Problem(
        "request.too-many-sites",
        "inputs.site",
        $"有 {sites} 个用地，一次最多 {limits.SitesPerCheck} 个。请分次检查，或用 screening。",
        $"There are {sites} sites; at most {limits.SitesPerCheck} are checked at a time. Send fewer, or use screening."));

    private static HttpProblemException Refusal(SiteProblem site) => new(ProblemMapping.StatusOf(site.Problem, StatusCodes.Status422UnprocessableEntity), site.Problem)
    {
        Flaws = [.. site.Defects.Select(defect => defect.Problem)],
    };
}
