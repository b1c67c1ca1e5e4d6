using System.Text;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Ledgers;
using Yanshi.Gis.Web.Api;
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
internal sealed class ScreeningProcess(ServiceLimits limits, ServedWorkspace served, ParserProgram parser) : IProcess
{
    private const string Sites = "sites";
    private const string Input = "sites.geojson";
    private const string Summary = "summary.json";
    private const string Ledger = "ledger.csv";

    /// <inheritdoc/>
    public string Id => "screening";

    /// <inheritdoc/>
    public bool AnswersAtOnce => false;

    /// <inheritdoc/>
    public ProcessDescription Description { get; } = new(
        "批量筛查 / screening",
        "整批用地的台账：每行一次检查，另有相互重叠、占地合计和排序。/ A ledger of many sites: a check for each row, overlaps among them, land take, ranking. 也可上传清单文件 / a file may be uploaded instead: multipart/form-data, file.",
        CheckInputDescriptions.With(Sites, "用地，GeoJSON 要素集 / the sites: a GeoJSON feature collection"),
        [
            new("summary", "计数和合计 / counts and sums", Summary, JsonAnswer.ContentType),
            new("ledger", "台账 / the ledger", Ledger, "text/csv; charset=utf-8"),
            new("records", "检查记录，每行一份 / check records, one a line", ScreeningRun.RecordsName, "application/jsonl"),
        ]);

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
        Write(run.Finished(work.Stop), workspace.RuleBook, work.Folder);
        run.End();
    }

    private CheckInputs Parse(ExecuteRequest request) => CheckInputs.Parse(request, Sites, [.. Description.Outputs.Select(output => output.Name)]);

    private static void Write(ScreenedList list, Planning.Rules.RuleBook? book, string folder)
    {
        // What the ledger leaves out stands in its own rows; there is nobody at a terminal to be warned.
        var ledger = list.Ledger(static _ => { });
        var options = new LedgerOptions { RuleBook = book };
        DurableFile.Write(Path.Combine(folder, Ledger), to => Buffered(to, stream => LedgerCsv.Write(stream, ledger, options)));
        list.KeepRecords(Path.Combine(folder, ScreeningRun.RecordsName));
        DurableFile.Write(Path.Combine(folder, Summary), to => to.Write(Encoding.UTF8.GetBytes(IndentedJson.Write(ScreeningSummaryJson.Of(ledger)) + "\n")));
    }

    // Not disposed of: that would close the stream, which is not ours.
    private static void Buffered(Stream to, Action<Stream> write)
    {
        var buffered = new BufferedStream(to, 1 << 18);
        write(buffered);
        buffered.Flush();
    }
}
