using System.Text;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Ledgers;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Writes everything a screening answers into its folder: each file as a whole or not at all, the summary last.</summary>
/// <param name="terminal">For the language, and for what has to be said.</param>
/// <param name="plan">What was screened.</param>
/// <param name="list">What came out.</param>
/// <param name="mapReviewNumber">审图号 of the page's map; null when it was not reviewed.</param>
internal sealed class ScreenOutputs(Terminal terminal, ScreeningPlan plan, ScreenedList list, string? mapReviewNumber)
{
    private const string Workbook = "ledger.xlsx";
    private const string Table = "ledger.csv";
    private const string Sites = "sites.gpkg";
    private const string SitesJson = "sites.geojson";
    private const string Summary = "summary.json";
    private const string Page = "index.html";

    /// <summary>Writes the files.</summary>
    /// <exception cref="Yanshi.Gis.ReferenceDataException"><c>storage.*</c></exception>
    /// <exception cref="OperationCanceledException">The user wants to stop; some files may be written, and all can be written again.</exception>
    internal ScreeningAnswers Write()
    {
        var ledger = list.Ledger(terminal.Warn);
        var options = new LedgerOptions { Language = terminal.Language, RuleBook = plan.Workspace.RuleBook, District = list.District(), MapReviewNumber = mapReviewNumber };
        var title = terminal.Say("筛查的用地", "screened sites");
        var properties = LedgerFeatures.PropertiesOf(ledger, options);
        SharedReading.ByAll(
            ledger.Rows,
            rows => Write(Workbook, to => LedgerWorkbook.Write(to, ledger with { Rows = rows }, options, OpenScratch)),
            rows => DurableFile.Write(PathOf(Sites), to => ScreenedSites.WriteGeoPackage(to, list, rows, properties, title, Clock.Now)),
            rows => Write(SitesJson, to => ScreenedSites.WriteGeoJson(to, list, rows, properties, title)),
            rows => Write(Table, to => LedgerCsv.Write(to, ledger with { Rows = rows }, options)),
            rows => Write(Page, to => to.Write(Encoding.UTF8.GetBytes(ScreeningPage.Of(ledger with { Rows = rows }, options)))));
        var records = list.KeepRecords(PathOf(ScreeningRun.RecordsName));
        DurableFile.Write(PathOf(Summary), to => to.Write(Encoding.UTF8.GetBytes(IndentedJson.Write(ScreeningSummaryJson.Of(ledger)) + "\n")));
        return new ScreeningAnswers(plan.Folder, ledger, records, [Workbook, Page, Table, Sites, SitesJson, ScreeningRun.RecordsName, Summary]);
    }

    private void Write(string name, Action<Stream> write) => DurableFile.Write(PathOf(name), to => Buffered(to, write));

    private string PathOf(string name) => Path.Combine(plan.Folder, name);

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

/// <summary>What a screening has answered.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Records">How many records were kept.</param>
/// <param name="Files">The files' names, those for people first.</param>
internal sealed record ScreeningAnswers(string Folder, ScreeningLedger Ledger, int Records, IReadOnlyList<string> Files);
