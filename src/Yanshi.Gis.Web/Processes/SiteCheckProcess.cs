using System.Text;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Processes;

/// <summary>
/// <c>site-check</c>: sites in, records out, the bytes that <c>check --format json</c> prints for the same sites, and, when asked for, the pieces of their conflicts and the page that shows both. One site that cannot be
/// checked is a problem; among several it has its place in the array, as on the command line. Thread-safe.
/// </summary>
/// <param name="options">The service's options.</param>
/// <param name="served">The workspace.</param>
/// <param name="parser">The program that reads uploaded files.</param>
/// <param name="meter">Told what was checked.</param>
internal sealed class SiteCheckProcess(ServiceOptions options, ServedWorkspace served, ParserProgram parser, ServiceMeter meter) : IProcess
{
    private const string Sites = "site";
    private const string RecordOutput = "record";
    private const string RecordFile = "record.json";
    private const string PiecesOutput = "pieces";
    private const string PageOutput = "page";
    private const string Html = "text/html; charset=utf-8";

    // Only compared with what the content is; records do not carry it.
    private const string FileName = "site.geojson";

    private readonly ServiceLimits _limits = options.Limits;

    /// <inheritdoc/>
    public string Id => "site-check";

    /// <inheritdoc/>
    public bool AnswersAtOnce => true;

    /// <inheritdoc/>
    public ProcessDescription Description { get; } = new(
        "用地检查 / site check",
        "用地与全部管控图层的冲突、结论、手续和依据。/ A site against every control layer: conflicts, verdict, procedures, articles. 也可上传文件 / a file may be uploaded instead: multipart/form-data, file.",
        CheckInputDescriptions.With(Sites, "用地，GeoJSON 要素、几何或要素集 / the site: a GeoJSON feature, geometry or collection"),
        [
            new(RecordOutput, "检查记录；多个用地时为数组；没有写明 outputs 时只有它 / the check record, an array when there are several sites; what is answered when outputs is not there", RecordFile, JsonAnswer.ContentType),
            new(PiecesOutput, "冲突部位，GeoJSON；多个用地时为数组；作业不提供 / the pieces of the conflicts, an array when there are several sites; not in jobs", File: null, CollectionDocuments.GeoJson),
            new(PageOutput, "带地图的检查结果页，只能单独要；作业不提供 / the result as a page with a map, asked for alone; not in jobs", File: null, Html),
        ]);

    /// <inheritdoc/>
    public void Require(ExecuteRequest request) => _ = Parse(request);

    /// <inheritdoc/>
    public ProcessAnswer Answer(ExecuteRequest request, DateOnly today, CancellationToken stop)
    {
        var inputs = Parse(request);
        var asked = inputs.Outputs.Count == 0 ? [RecordOutput] : inputs.Outputs;
        if (asked.Count > 1 && !inputs.AsDocument)
            throw RequestProblems.Member("response", "要几项结果时应为 document。", "It must be document when several outputs are asked for.");
        if (inputs.AsDocument && asked.Contains(PageOutput, StringComparer.Ordinal))
            throw RequestProblems.Member("response", "page 不是 JSON，应为 raw。", "page is no JSON; it must be raw.");
        var answers = Check(inputs, asked, request, today, static _ => { }, stop);
        return inputs.AsDocument
            ? new ProcessAnswer([.. "{"u8, .. asked.SelectMany((output, i) => (byte[])[.. Name(output, i), .. answers[i]]), .. "}\n"u8], JsonAnswer.ContentType)
            : new ProcessAnswer(answers[0], Description.Outputs.First(output => output.Name.Equals(asked[0], StringComparison.Ordinal)).ContentType);
    }

    /// <inheritdoc/>
    public void Run(ProcessWork work)
    {
        var answers = Check(Parse(work.Request), [RecordOutput], work.Request, work.Today, work.Report, work.Stop);
        DurableFile.Write(Path.Combine(work.Folder, RecordFile), to => to.Write(answers[0]));
    }

    private static byte[] Name(string output, int place) => Encoding.UTF8.GetBytes($"{(place == 0 ? "" : ", ")}\"{output}\": ");

    private static CheckInputs Parse(ExecuteRequest request) => CheckInputs.Parse(request, Sites, RecordOutput, PiecesOutput, PageOutput);

    private List<byte[]> Check(CheckInputs inputs, IReadOnlyList<string> asked, ExecuteRequest request, DateOnly today, Action<int> report, CancellationToken stop)
    {
        var workspace = served.For(request.CameAt);
        var given = CheckReading.GivenOf(inputs, workspace);
        var sites = Read(inputs, workspace, stop);
        if (sites is [SiteProblem alone])
            throw Refusal(alone);
        stop.ThrowIfCancellationRequested();
        var (asOf, withPieces) = (inputs.AsOf ?? today, asked.Any(output => output is PiecesOutput or PageOutput));

        // Straight to its bytes: what every answer that is waited for while somebody draws is made by.
        if (sites is [Site only] && !withPieces)
            return [SiteReportJson.IndentedOf(ReportOf(only, workspace, asOf, given))];
        var answers = new CheckedSites();
        foreach (var site in sites)
        {
            stop.ThrowIfCancellationRequested();
            if (site is Site checkable)
                Add(answers, ReportOf(checkable, workspace, asOf, given), withPieces ? workspace.Data : null);
            else
                answers.Add(SiteJson.Of((SiteProblem)site));
            report(100 * answers.Count / sites.Count);
        }

        var page = new ReportOptions { Language = request.Language, MapReviewNumber = workspace.Catalogue.MapReviewNumber, Catalogue = workspace.Catalogue, RuleBook = workspace.RuleBook };
        return [.. asked.Select(output => output switch
        {
            PiecesOutput => answers.Pieces(),
            PageOutput => answers.Page(page),
            _ => answers.Records(),
        })];
    }

    private void Add(CheckedSites answers, SiteReport report, PlanningData? piecesOf)
    {
        var record = SiteReportJson.Of(report);
        answers.Add(record, piecesOf is null ? null : SitePiecesJson.Of(SitePieces.Of(report, piecesOf), record["digest"]!.GetValue<string>(), options.ServeRestricted));
    }

    private SiteReport ReportOf(Site site, Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string>? given)
    {
        var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current, given: given);
        meter.Checked(EnumCode.Of(report.Verdict));
        return report;
    }

    private IReadOnlyList<SiteOutcome> Read(CheckInputs inputs, Workspace workspace, CancellationToken stop)
    {
        var reading = CheckReading.ReadingOptionsOf(inputs, workspace, _limits);
        try
        {
            var file = CheckReading.FileOptionsOf(inputs, _limits);
            var source = inputs.File is { } upload ? UntrustedFile.ReadSites(upload, file, parser, stop) : SiteFile.Read(inputs.Sites, FileName, file);
            if (source.Projects.Count > _limits.SitesPerCheck)
                throw TooMany(source.Projects.Count);
            return SiteReading.Read(source, reading);
        }
        catch (InputRefusedException e)
        {
            throw ProblemMapping.Unprocessable(e.Problem);
        }
    }

    private HttpProblemException TooMany(int sites) => new(StatusCodes.Status413PayloadTooLarge, new Problem(
        "request.too-many-sites",
        "inputs.site",
        $"有 {sites} 个用地，一次最多 {_limits.SitesPerCheck} 个。请分次检查，或用 screening。",
        $"There are {sites} sites; at most {_limits.SitesPerCheck} are checked at a time. Send fewer, or use screening."));

    private static HttpProblemException Refusal(SiteProblem site) => ProblemMapping.Unprocessable(site.Problem, [.. site.Defects.Select(defect => defect.Problem)]);
}
