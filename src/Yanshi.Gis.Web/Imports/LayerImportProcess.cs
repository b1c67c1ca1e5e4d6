using System.Text;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Uploads;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Imports;

/// <summary>
/// <c>layer-import</c>: a delivered file becomes a version of a layer, if the quality gate takes it; the command line's <c>layers import</c>, as a job. What the gate refuses is a result,
/// told by the report. Thread-safe.
/// </summary>
internal sealed class LayerImportProcess(ServiceOptions options, ServedWorkspace served, ParserProgram parser, TimeProvider clock) : IProcess
{
    private const string Command = "layers import";
    private const string Report = "report.json";
    private const string Page = "report.html";
    private const string Begun = "begun";

    // As long as the command line waits for another writer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public string Id => "layer-import";

    /// <inheritdoc/>
    public bool AnswersAtOnce => false;

    /// <inheritdoc/>
    public bool ChangesWorkspace => true;

    /// <inheritdoc/>
    public UploadFields Fields => ImportInputDescriptions.Fields;

    /// <inheritdoc/>
    public ProcessDescription Description { get; } = new(
        "导入图层 / layer import",
        "交付的文件成为图层的一个版本：识别、判断坐标系、质检、入库。上传文件：multipart/form-data，file。/ A delivered file becomes a version of a layer: recognised, placed, checked, entered. Upload it: multipart/form-data, file.",
        ImportInputDescriptions.All,
        [
            new("report", "导入报告 / the import report", Report, JsonAnswer.ContentType),
            new("page", "导入报告，网页 / the report as a page", Page, "text/html; charset=utf-8"),
        ]);

    /// <inheritdoc/>
    public void Require(ExecuteRequest request)
    {
        if (!options.TakesImports)
            throw ImportProblems.Off();
        _ = ImportInputs.Parse(request);
    }

    /// <inheritdoc/>
    public ProcessAnswer Answer(ExecuteRequest request, DateOnly today, CancellationToken stop) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Run(ProcessWork work)
    {
        var (request, begun) = (ImportInputs.Parse(work.Request), Path.Combine(work.Folder, Begun));

        // Nobody knows whether a run that was cut off had published; a second one could publish the same version twice.
        if (File.Exists(begun) && !request.IsDryRun)
            throw ImportProblems.CutOff();
        DurableFile.Write(begun, static _ => { });
        try
        {
            Keep(LayerImport.Run(served.Current, request, Act.Of(Command, clock.GetLocalNow()), parser, Patience, work.Publish, work.Stop), work.Folder);
        }
        catch (OperationCanceledException)
        {
            // Then nothing was published, and it may be begun again.
            File.Delete(begun);
            throw;
        }
    }

    private static void Keep(ImportOutcome outcome, string folder)
    {
        var report = InputNames.In(ImportReportJson.Of(outcome.Report));
        DurableFile.Write(Path.Combine(folder, Page), to => to.Write(Encoding.UTF8.GetBytes(ImportPage.Of(report, Language.Chinese))));
        DurableFile.Write(Path.Combine(folder, Report), to => to.Write(Encoding.UTF8.GetBytes(IndentedJson.Write(report) + "\n")));
    }
}
