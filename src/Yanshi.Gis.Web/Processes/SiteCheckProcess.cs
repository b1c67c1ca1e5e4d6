using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Processes;

/// <summary>
/// <c>site-check</c>: sites in, records out, the bytes that <c>check --format json</c> prints for the same sites. One site that cannot be checked is a problem; among several it has
/// its place in the array, as on the command line. Thread-safe.
/// </summary>
/// <param name="limits">The service's limits.</param>
/// <param name="served">The workspace.</param>
/// <param name="parser">The program that reads uploaded files.</param>
/// <param name="meter">Told what was checked.</param>
internal sealed class SiteCheckProcess(ServiceLimits limits, ServedWorkspace served, ParserProgram parser, ServiceMeter meter) : IProcess
{
    private const string Sites = "site";
    private const string Output = "record";

    // Only compared with what the content is; records do not carry it.
    private const string FileName = "site.geojson";

    /// <inheritdoc/>
    public string Id => "site-check";

    /// <inheritdoc/>
    public bool AnswersAtOnce => true;

    /// <inheritdoc/>
    public ProcessDescription Description { get; } = new(
        "用地检查 / site check",
        "用地与全部管控图层的冲突、结论、手续和依据。/ A site against every control layer: conflicts, verdict, procedures, articles. 也可上传文件 / a file may be uploaded instead: multipart/form-data, file.",
        CheckInputDescriptions.With(Sites, "用地，GeoJSON 要素、几何或要素集 / the site: a GeoJSON feature, geometry or collection"),
        [new(Output, "检查记录；多个用地时为数组 / the check record, an array when there are several sites", "record.json", JsonAnswer.ContentType)]);

    /// <inheritdoc/>
    public void Require(ExecuteRequest request) => _ = Parse(request);

    /// <inheritdoc/>
    public byte[] Answer(ExecuteRequest request, DateOnly today, CancellationToken stop)
    {
        var inputs = Parse(request);
        var answer = Check(inputs, today, static _ => { }, stop);
        return inputs.AsDocument ? [.. Encoding.UTF8.GetBytes($"{{\"{Output}\": "), .. answer, .. "}\n"u8] : answer;
    }

    /// <inheritdoc/>
    public void Run(ProcessWork work)
    {
        var answer = Check(Parse(work.Request), work.Today, work.Report, work.Stop);
        DurableFile.Write(Path.Combine(work.Folder, Description.Outputs[0].File), to => to.Write(answer));
    }

    private static CheckInputs Parse(ExecuteRequest request) => CheckInputs.Parse(request, Sites, Output);

    private byte[] Check(CheckInputs inputs, DateOnly today, Action<int> report, CancellationToken stop)
    {
        var workspace = served.Current;
        var given = CheckReading.GivenOf(inputs, workspace);
        var sites = Read(inputs, workspace);
        if (sites is [SiteProblem alone])
            throw Refusal(alone);
        stop.ThrowIfCancellationRequested();
        var asOf = inputs.AsOf ?? today;
        if (sites is [Site only])
            return [.. SiteReportJson.IndentedOf(ReportOf(only, workspace, asOf, given)), (byte)'\n'];
        var records = new JsonArray();
        foreach (var site in sites)
        {
            stop.ThrowIfCancellationRequested();
            records.Add((JsonNode)RecordOf(site, workspace, asOf, given));
            report(100 * records.Count / sites.Count);
        }

        return Encoding.UTF8.GetBytes(IndentedJson.Write(records) + "\n");
    }

    private JsonObject RecordOf(SiteOutcome outcome, Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string>? given) =>
        outcome is Site site ? SiteReportJson.Of(ReportOf(site, workspace, asOf, given)) : SiteJson.Of((SiteProblem)outcome);

    private SiteReport ReportOf(Site site, Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string>? given)
    {
        var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current, given: given);
        meter.Checked(EnumCode.Of(report.Verdict));
        return report;
    }

    private IReadOnlyList<SiteOutcome> Read(CheckInputs inputs, Workspace workspace)
    {
        var options = CheckReading.ReadingOptionsOf(inputs, workspace, limits);
        try
        {
            var reading = CheckReading.FileOptionsOf(inputs, limits);
            var source = inputs.File is { } file ? UntrustedFile.ReadSites(file, reading, parser) : SiteFile.Read(inputs.Sites, FileName, reading);
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
