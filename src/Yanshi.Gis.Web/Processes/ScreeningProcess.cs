using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Processes;

/// <summary>
/// <c>screening</c>: a list of sites as a ledger, always as a job. The run is the command line's, with its state in the job's folder: a service that was stopped goes on behind the
/// last row that is on disk. Thread-safe.
/// </summary>
/// <param name="limits">The service's limits.</param>
/// <param name="served">The workspace.</param>
/// <param name="parser">The program that reads what readers of ours do not read in this process.</param>
/// <param name="clock">The clock.</param>
internal sealed class ScreeningProcess(ServiceLimits limits, ServedWorkspace served, ParserProgram parser, TimeProvider clock) : IProcess
{
    private const string Sites = "sites";
    private const string Input = "sites.geojson";

    /// <inheritdoc/>
    public string Id => "screening";

    /// <inheritdoc/>
    public bool AnswersAtOnce => false;

    /// <inheritdoc/>
    public ProcessDescription Description { get; } = new(
        "批量筛查 / screening",
        "整批用地的台账：每行一次检查，另有相互重叠、占地合计和排序。/ A ledger of many sites: a check for each row, overlaps among them, land take, ranking. 也可上传清单文件 / a file may be uploaded instead: multipart/form-data, file.",
        CheckInputDescriptions.With(Sites, "用地，GeoJSON 要素集 / the sites: a GeoJSON feature collection"),
        LedgerFiles.Outputs);

    /// <inheritdoc/>
    public void Require(ExecuteRequest request) => _ = Parse(request);

    /// <inheritdoc/>
    public ProcessAnswer Answer(ExecuteRequest request, DateOnly today, CancellationToken stop) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Run(ProcessWork work)
    {
        var (inputs, workspace, input) = (Parse(work.Request), served.Current, Path.Combine(work.Folder, Input));
        if (inputs.File is null && !File.Exists(input))
            DurableFile.Write(input, to => to.Write(inputs.Sites));
        var plan = new ScreeningPlan
        {
            Paths = inputs.File is null ? [input] : [],
            Upload = inputs.File,
            Folder = work.Folder,
            Workspace = workspace,
            AsOf = inputs.AsOf ?? work.Today,
            Input = new ScreeningInputOptions
            {
                Files = CheckReading.FileOptionsOf(inputs, limits),
                Sites = CheckReading.ReadingOptionsOf(inputs, workspace, limits),
                Parser = parser,
                Parks = workspace.Parks.Parks,
                Threads = limits.JobThreads,
            },
            Given = CheckReading.GivenOf(inputs, workspace),
        };
        using var run = ScreeningRun.Begin(plan, resume: true);

        // Writing the ledger is the last part of the work.
        if (!run.CheckAll(progress => work.Report(90 * progress.Done / Math.Max(progress.Known, 1)), work.Stop))
            throw new OperationCanceledException(work.Stop);
        new LedgerFiles(plan, run.Finished(work.Stop), clock).Write();
        run.End();
    }

    private CheckInputs Parse(ExecuteRequest request) => CheckInputs.Parse(request, Sites, [.. Description.Outputs.Select(output => output.Name)]);
}
