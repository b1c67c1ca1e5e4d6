using System.Text;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Ledgers;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The files of a ledger in a job's folder: those that <c>screen</c> writes, and the rows as the map's table reads them. Each is there as a whole or not at all.</summary>
/// <param name="plan">What was screened.</param>
/// <param name="list">What came out.</param>
/// <param name="clock">The clock.</param>
internal sealed class LedgerFiles(ScreeningPlan plan, ScreenedList list, TimeProvider clock)
{
    private const string Workbook = "ledger.xlsx";
    private const string Table = "ledger.csv";
    private const string Sites = "sites.gpkg";
    private const string SitesJson = "sites.geojson";
    private const string Summary = "summary.json";
    private const string Page = "index.html";
    private const string Title = "筛查的用地";

    /// <summary>The outputs, those for people first.</summary>
    internal static IReadOnlyList<ProcessOutput> Outputs { get; } =
    [
        new("summary", "计数和合计 / counts and sums", Summary, JsonAnswer.ContentType),
        new("workbook", "台账，Excel / the ledger as a workbook", Workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        new("page", "台账，网页 / the ledger as a page", Page, "text/html; charset=utf-8"),
        new("ledger", "台账，CSV / the ledger as CSV", Table, "text/csv; charset=utf-8"),
        new("sites", "用地，GeoPackage / the sites as a GeoPackage", Sites, "application/geopackage+sqlite3"),
        new("outlines", "用地，GeoJSON / the sites as GeoJSON", SitesJson, "application/geo+json"),
        new("records", "检查记录，每行一份 / check records, one a line", ScreeningRun.RecordsName, "application/jsonl"),
    ];

    /// <summary>Writes them.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal void Write()
    {
        // What the ledger leaves out stands in its own rows; there is nobody at a terminal to be warned.
        var ledger = list.Ledger(static _ => { });
        var options = new LedgerOptions { RuleBook = plan.Workspace.RuleBook, District = list.District(), MapReviewNumber = plan.Workspace.Catalogue.MapReviewNumber };
        var properties = LedgerFeatures.PropertiesOf(ledger, options);
        SharedReading.ByAll(
            ledger.Rows,
            rows => Write(Workbook, to => LedgerWorkbook.Write(to, ledger with { Rows = rows }, options, OpenScratch)),
            rows => DurableFile.Write(PathOf(Sites), to => ScreenedSites.WriteGeoPackage(to, list, rows, properties, Title, JobTime())),
            rows => Write(SitesJson, to => ScreenedSites.WriteGeoJson(to, list, rows, properties, Title)),
            rows => Write(Table, to => LedgerCsv.Write(to, ledger with { Rows = rows }, options)),
            rows => Write(LedgerRows.FileName, to => LedgerRows.Write(to, rows)),
            rows => Write(Page, to => to.Write(Encoding.UTF8.GetBytes(ScreeningPage.Of(ledger with { Rows = rows }, options)))));
        list.KeepRecords(PathOf(ScreeningRun.RecordsName));
        DurableFile.Write(PathOf(Summary), to => to.Write(Encoding.UTF8.GetBytes(IndentedJson.Write(ScreeningSummaryJson.Of(ledger)) + "\n")));
    }

    private void Write(string name, Action<Stream> write) => DurableFile.Write(PathOf(name), to => Buffered(to, write));

    private string PathOf(string name) => Path.Combine(plan.Folder, name);

    private string JobTime() => Jobs.JobState.TimeOf(clock.GetUtcNow())!;

    // Not disposed of: that would close the stream, which is not ours.
    private static void Buffered(Stream to, Action<Stream> write)
    {
        var buffered = new BufferedStream(to, 1 << 18);
        write(buffered);
        buffered.Flush();
    }

    // Rows on their way into the workbook; the system removes the file when it is closed, however the program ends.
    private FileStream OpenScratch() => new(
        Path.Combine(plan.Folder, ScreeningRun.StateName, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
