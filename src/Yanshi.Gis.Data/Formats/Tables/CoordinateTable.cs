using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>
/// Reads coordinate tables (CSV or XLSX): a row per point, columns told by their headings, parcels parted by a parcel column or by blank
/// rows. A table is one project. Columns named X and Y mean north or east first, depending on who wrote them: then the numbers decide later.
/// </summary>
internal sealed class CoordinateTable
{
    private readonly SiteFileOptions _options;
    private readonly TableHeading _heading;
    private readonly DefectLog _fileLog;
    private readonly PointBudget _budget;
    private readonly List<ParcelReading> _parcels = [];
    private readonly bool _hasParcelColumn;
    private readonly HashSet<string> _leftOpen = new(StringComparer.Ordinal);
    private TableParcel? _current;
    private TableRow? _separator;

    private CoordinateTable(TableHeading heading, DefectLog fileLog, SiteFileOptions options)
    {
        _heading = heading;
        _fileLog = fileLog;
        _options = options;
        _budget = new PointBudget(options.Limits.MaxPointsPerSite);
        _hasParcelColumn = heading.Column(TableColumn.ParcelId) is not null || heading.Column(TableColumn.ParcelName) is not null;
    }

    /// <summary>Reads a delimited text.</summary>
    /// <exception cref="InputRefusedException">No heading is understood, or no row is a point.</exception>
    public static SiteSource ReadDelimited(SiteFileContent content, DetectedEncoding encoding, SiteFileOptions options)
    {
        var delimiter = DelimitedRows.FindDelimiter(content, encoding, options.Limits) ?? throw NoHeading(null);
        var log = new DefectLog(options.Limits.MaxDefectsPerCode);
        using var text = encoding.Open(content.Bytes);
        using var rows = DelimitedRows.Read(text, delimiter, options.Limits).GetEnumerator();
        var found = TableHeading.Find(Rest(rows), [])!;
        var source = new CoordinateTable(found, log, options).Read(Rest(rows));
        return source with { Format = "csv", FileName = content.FileName, Encoding = encoding.Name };
    }

    /// <summary>Reads the one sheet of a workbook that holds coordinates.</summary>
    /// <exception cref="InputRefusedException">The archive is refused, no heading is understood, or no row is a point.</exception>
    public static SiteSource ReadWorkbook(SiteFileContent content, SiteFileOptions options)
    {
        WorkbookArchive.Check(content.Bytes, options.Limits);
        var log = new DefectLog(options.Limits.MaxDefectsPerCode);
        using var workbook = new WorkbookRows(content.Bytes);
        SiteSource? source = null;
        var firstSheet = workbook.Sheet;
        do
        {
            using var rows = workbook.Read().GetEnumerator();
            var above = new List<TableRow>();
            var found = TableHeading.Find(Rest(rows), above);
            if (found is null && above.Count > 0)
                ReportUnusedSheet(workbook.Sheet, log);
            else if (found is not null && source is not null)
                ReportSecondTable(workbook.Sheet, log);
            else if (found is not null)
                source = new CoordinateTable(found, log, options).Read(Rest(rows));
        }
        while (workbook.NextSheet());
        if (source is null)
            throw NoHeading(firstSheet);
        return source with { Format = "xlsx", FileName = content.FileName, Defects = log.ToList() };
    }

    /// <summary>What the rows below the heading say.</summary>
    private SiteSource Read(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows)
            Take(row);
        return Finish();
    }

    private static IEnumerable<TableRow> Rest(IEnumerator<TableRow> rows)
    {
        while (rows.MoveNext())
            yield return rows.Current;
    }

    private void Take(TableRow row)
    {
        if (row.IsBlank)
            Separate(row);
        else if (HasPoint(row))
            TakePoint(row);
        else if (!IsHeadingAgain(row))
        {
            ReportUnused(row);
            Separate(row);
        }
    }

    /// <summary>A row that has a point's number, or names the parcel again, but has no coordinates is a lost point and not a remark.</summary>
    private bool HasPoint(TableRow row)
    {
        var hasCoordinates = row.Cell(_heading.First).Length > 0 || row.Cell(_heading.Second).Length > 0;
        return hasCoordinates
            ? !IsHeadingAgain(row)
            : TableParcel.IsPointLabel(row.Cell(_heading.Column(TableColumn.PointLabel))) || _current is { } parcel && (parcel.IsNamedBy(row) || parcel.IsLabelledLike(row));
    }

    private void Separate(TableRow row)
    {
        // Where a column parts the parcels a blank row means nothing; a row of text may have been a point.
        if (!_hasParcelColumn || !row.IsBlank)
            _separator ??= row;
    }

    private void TakePoint(TableRow row)
    {
        _budget.Take(row.Where);
        if (_current is not null && (_current.IsLeftBy(row) || IsParted(_current, row)))
            FinishParcel();
        _separator = null;
        _current ??= NewParcel(row);
        _current.Add(row);
    }

    /// <summary>
    /// Whether a blank row or a title parts the row from the parcel before. Inside an open ring it does only if the points are numbered
    /// from the beginning again; else nobody can tell, and half an outline must not pass for a whole one.
    /// </summary>
    private bool IsParted(TableParcel parcel, TableRow row)
    {
        if (_separator is null)
            return false;
        if (!parcel.HasOpenRing || (!_hasParcelColumn && parcel.IsNumberedAgainFrom(row)))
            return !_hasParcelColumn;
        parcel.ReportInterruption(_separator);
        return false;
    }

    private TableParcel NewParcel(TableRow row)
    {
        if (_parcels.Count >= _options.Limits.MaxParcels)
            throw ParcelLimit.Exceeded(_options.Limits.MaxParcels, row.Where);
        if (_leftOpen.Contains(row.Cell(_heading.Column(TableColumn.ParcelId))))
            ReportResumed(row);
        return new TableParcel(_heading, row, _parcels.Count + 1, _options.Limits.MaxDefectsPerCode);
    }

    private void FinishParcel()
    {
        if (_current is { Id: { } id, HasOpenRing: true })
            _leftOpen.Add(id);
        if (_current is not null)
            _parcels.Add(_current.Finish());
        _current = null;
    }

    private SiteSource Finish()
    {
        FinishParcel();
        if (_heading.UnusedPair is { } unused)
            _fileLog.Warning(
                "table.two-coordinate-pairs",
                _heading.Row.Where,
                $"表中还有另一组坐标列（{unused}），未使用。",
                $"the table has a second pair of coordinate columns ({unused}); it is not used.");
        if (_parcels.Count == 0)
            throw new InputRefusedException(
                "table.no-points",
                _heading.Row.Where,
                "表头之后没有坐标行。",
                "no row with coordinates follows the heading.");
        return new SiteSource
        {
            Format = string.Empty,
            FileName = string.Empty,
            Declared = _heading.Declaration,
            Projects = new ProjectGrouping(_options, FileProject.Unsaid, _fileLog).Group(_parcels, ProjectGrouping.ByFile),
            Defects = _fileLog.ToList(),
        };
    }

    /// <summary>Printed tables repeat their heading on each page.</summary>
    private bool IsHeadingAgain(TableRow row) =>
        string.Equals(row.Cell(_heading.First), _heading.Row.Cell(_heading.First), StringComparison.Ordinal)
        && string.Equals(row.Cell(_heading.Second), _heading.Row.Cell(_heading.Second), StringComparison.Ordinal);

    private void ReportUnused(TableRow row)
    {
        if (_current?.HoldsPointLikeLast(row) is true)
            ReportNotSplit(row);
        else
            WarnOfUnused(row);
    }

    private void ReportNotSplit(TableRow row) => _fileLog.Error(
        "table.row-not-split",
        row.Where,
        "这一行含有坐标数值，却没有分到坐标列中（例如混用了全角逗号）：丢失了一个点。请改正分隔符。",
        "the row holds the numbers of a point, but not in the columns of the coordinates (mixed delimiters, perhaps): a point is lost. Correct its delimiters.");

    private void ReportResumed(TableRow row) => _fileLog.Error(
        "table.parcel-resumed",
        row.Where,
        "该地块的一圈没有闭合，在另一地块之后又出现：无法判断是同一圈的后半还是另一地块。请按地块排序，或重复首点闭合。",
        "a ring of this parcel was left open, and the parcel comes again after another: it cannot be told whether this is the ring's second half or another parcel. Sort the rows by parcel, or close rings with their first point.");

    private void WarnOfUnused(TableRow row) => _fileLog.Warning(
        "table.row-unused",
        row.Where,
        $"这一行没有坐标（“{row.Cells.First(cell => cell.Length > 0)}”），未使用。",
        $"the row has no coordinates ('{row.Cells.First(cell => cell.Length > 0)}'); it is not used.");

    private static void ReportSecondTable(string sheet, DefectLog log) => log.Error(
        "table.several-sheets",
        sheet,
        $"工作表“{sheet}”也是坐标表，不能确定是否属于同一项目。请只保留一张坐标表，或合并到一张表并用地块号区分。",
        $"the sheet '{sheet}' is a coordinate table too, and it cannot be told whether it belongs to the same project. Keep one sheet, or join them with a parcel column.");

    private static void ReportUnusedSheet(string sheet, DefectLog log) => log.Warning(
        "table.sheet-unused",
        sheet,
        $"工作表“{sheet}”没有坐标表头，未使用。",
        $"the sheet '{sheet}' has no heading of coordinates; it is not used.");

    private static InputRefusedException NoHeading(string? sheet) => new(
        "table.no-header",
        sheet,
        $"前 4 行中没有可识别的坐标表头。可识别的列名：{TableColumns.Understood}。",
        $"no heading of coordinates is found in the first 4 rows. Understood are: {TableColumns.Understood}.");
}
