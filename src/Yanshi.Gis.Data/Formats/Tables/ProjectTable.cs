using System.Globalization;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>
/// Reads tables of projects (CSV, TSV or XLSX): a row per project, with its outline as WKT or as pairs in one cell. A row without an outline is a project
/// of which nobody can say where it lies. The table is read twice, and never held.
/// </summary>
internal sealed class ProjectTable(SiteFileOptions options, Func<IEnumerable<(ProjectHeading Heading, TableRow Row)>> rows)
{
    /// <summary>Characters of one line: a row may hold the outline of a large site.</summary>
    private const int MaxLineCharacters = 16 * 1024 * 1024;

    private static readonly char[] Delimiters = ['\t', ';', ',', '，'];

    private readonly DefectLog _fileLog = new(options.Limits.MaxDefectsPerCode);

    /// <summary>Reads a delimited text; null when it is no table of projects.</summary>
    /// <exception cref="InputRefusedException">It is one, and cannot be used.</exception>
    public static SiteStream? FindDelimited(SiteFileContent content, DetectedEncoding encoding, SiteFileOptions options)
    {
        var limits = options.Limits with { MaxLineCharacters = Math.Max(MaxLineCharacters, options.Limits.MaxLineCharacters) };
        foreach (var delimiter in Delimiters)
        {
            if (Heading(delimiter) is not { } heading)
                continue;
            if (heading.IsDoubtful && RowsOfOutlines.AreIn(heading, Rows(delimiter)))
                return null;
            var table = new ProjectTable(options, () => Rows(delimiter).SkipWhile(row => row.Number <= heading.Row.Number).Select(row => (heading, row)));
            return table.Read("csv", content.FileName, encoding.Name, heading);
        }

        return null;

        ProjectHeading? Heading(char delimiter)
        {
            try
            {
                return ProjectHeading.Find(Rows(delimiter), options.Columns);
            }
            catch (InputRefusedException e) when (e.Problem.Code is "csv.quotation" or "text.line-too-long")
            {
                return null; // with this delimiter; the reader of coordinates says what is wrong
            }
        }

        IEnumerable<TableRow> Rows(char delimiter)
        {
            using var text = encoding.Open(content.Bytes);
            foreach (var row in DelimitedRows.Read(text, delimiter, limits))
                yield return row;
        }
    }

    /// <summary>Reads the sheets of a workbook that are tables of projects; null when none is, or when there is a table of coordinates.</summary>
    /// <exception cref="InputRefusedException">The archive is refused, or outlines stand beside a table of coordinates.</exception>
    public static SiteStream? FindWorkbook(SiteFileContent content, SiteFileOptions options)
    {
        WorkbookArchive.Check(content.Bytes, options.Limits);
        var headings = new Dictionary<string, ProjectHeading>(StringComparer.Ordinal);
        var unused = new List<string>();
        using (var workbook = new WorkbookRows(content.Bytes))
        {
            do
            {
                var rows = workbook.Read().ToHeadAndRest(out var head);
                var heading = ProjectHeading.Find(head, options.Columns);
                var isCoordinates = TableHeading.Find(head, []) is not null;
                if (heading is not null && !(heading.IsDoubtful && RowsOfOutlines.AreIn(heading, rows)))
                    headings[workbook.Sheet] = heading;
                else if (isCoordinates)
                    return headings.Values.Any(other => other.Outline is not null) ? throw Mixed(workbook.Sheet) : null;
                else if (head.Exists(row => !row.IsBlank))
                    unused.Add(workbook.Sheet);
            }
            while (workbook.NextSheet());
        }

        if (headings.Count == 0)
            return null;
        var table = new ProjectTable(options, Rows);
        foreach (var sheet in unused)
            table._fileLog.Warning("table.sheet-unused", sheet, $"工作表“{sheet}”没有项目表头，未使用。", $"the sheet '{sheet}' has no heading of projects; it is not used.");
        return table.Read("xlsx", content.FileName, encoding: null, headings.Values.FirstOrDefault(heading => heading.Outline is not null) ?? headings.Values.First());

        IEnumerable<(ProjectHeading, TableRow)> Rows()
        {
            using var workbook = new WorkbookRows(content.Bytes);
            do
            {
                if (!headings.TryGetValue(workbook.Sheet, out var heading))
                    continue;
                foreach (var row in workbook.Read().Where(row => row.Number > heading.Row.Number))
                    yield return (heading, row);
            }
            while (workbook.NextSheet());
        }
    }

    private SiteStream Read(string format, string fileName, string? encoding, ProjectHeading heading)
    {
        var survey = new FeatureSurvey(options);
        var kept = new List<ParcelReading>();
        var isGrouped = !FeatureSurvey.Suits(options);
        foreach (var reading in Projects())
        {
            survey.Add(reading);
            if (isGrouped)
                kept.Add(reading);
        }

        if (survey.Count == 0)
            throw new InputRefusedException("table.no-projects", heading.Row.Where, "表头之后没有项目行。", "no row with a project follows the heading.");
        var again = isGrouped ? null : survey.Finish(_fileLog);
        var file = new SiteSource
        {
            Format = format,
            FileName = fileName,
            Encoding = encoding,
            Declared = heading.Declaration,
            Projects = isGrouped ? new ProjectGrouping(options, FileProject.Unsaid, _fileLog).Group(kept, ProjectGrouping.ByFeature) : [],
            Defects = _fileLog.ToList(),
        };
        return again is null ? SiteStream.Of(file) : new SiteStream(file, survey.Count, survey.Bounds, again(Projects()));
    }

    private IEnumerable<ParcelReading> Projects()
    {
        var count = 0;
        foreach (var (heading, row) in rows())
        {
            if (row.IsBlank || IsHeadingAgain(heading, row))
                continue;
            if (++count > options.Limits.MaxParcels)
                throw ParcelLimit.Exceeded(options.Limits.MaxParcels, row.Where);
            yield return new ProjectRow(heading, row, options.Limits).Read(count);
        }
    }

    /// <summary>Printed tables repeat their heading on each page.</summary>
    private static bool IsHeadingAgain(ProjectHeading heading, TableRow row) => row.Cells.SequenceEqual(heading.Row.Cells, StringComparer.Ordinal);

    private static InputRefusedException Mixed(string sheet) => new(
        "table.mixed-sheets",
        sheet,
        $"工作簿既有带图形的项目表，又有坐标表（“{sheet}”），不能确定以哪个为准。请分成两个文件。",
        $"the workbook has a table of projects with outlines and a table of coordinates ('{sheet}'); it cannot be told which one counts. Make two files of it.");
}

/// <summary>Tells tables of points from lists of projects, where the headings leave it open.</summary>
internal static class RowsOfOutlines
{
    /// <summary>Whether rows with a point follow one another under one name: they are the points of an outline.</summary>
    public static bool AreIn(ProjectHeading heading, IEnumerable<TableRow> rows)
    {
        var (east, north) = heading.Point!.Value;
        var before = (string?)null;
        foreach (var row in rows.Where(row => row.Number > heading.Row.Number && row.Cell(east).Length > 0 && row.Cell(north).Length > 0))
        {
            var name = $"{row.Cell(heading.IdColumn)}\n{row.Cell(heading.NameColumn)}";
            if (name == before || name == "\n")
                return true;
            before = name;
        }

        return false;
    }

    /// <summary>The first rows, to look for headings in, and all rows.</summary>
    public static IEnumerable<TableRow> ToHeadAndRest(this IEnumerable<TableRow> rows, out List<TableRow> head)
    {
        const int looked = 64;
        var reading = rows.GetEnumerator();
        var first = new List<TableRow>();
        while (first.Count < looked && reading.MoveNext())
            first.Add(reading.Current);
        head = first;
        return All();

        IEnumerable<TableRow> All()
        {
            using (reading)
            {
                foreach (var row in first)
                    yield return row;
                while (reading.MoveNext())
                    yield return reading.Current;
            }
        }
    }
}
