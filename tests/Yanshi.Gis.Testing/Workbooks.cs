using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Yanshi.Gis.Testing;

/// <summary>Writes small .xlsx files by hand: inline texts, numbers, durations.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What a formula leaves that cannot be worked out.</summary>
    public sealed record CellFailure(string Text);

    /// <summary>A workbook of named sheets; cells are text, double, TimeSpan (a duration), a failure or null.</summary>
    public static byte[] Write(params (string Name, object?[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Concat(sheets, (sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i}" r:id="rId{i}"/>""")}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Concat(sheets, (_, i) => $"""<Relationship Id="rId{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>""")}<Relationship Id="rIdS" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
            Add(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i + 1)))
                Add(zip, $"xl/worksheets/sheet{i}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{Concat(sheet.Rows, Row)}</sheetData></worksheet>""");
        }

        return bytes.ToArray();
    }

    private static string Row(object?[] cells, int number) =>
        $"""<row r="{number}">{string.Concat(cells.Select((value, column) => Cell(value, $"{(char)('A' + column)}{number}")))}</row>""";

    private static string Cell(object? value, string reference) => value switch
    {
        null => string.Empty,
        double number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{reference}"><v>{number:R}</v></c>"""),
        CellFailure failure => $"""<c r="{reference}" t="e"><f>A1</f><v>{failure.Text}</v></c>""",
        TimeSpan duration => string.Create(CultureInfo.InvariantCulture, $"""<c r="{reference}" s="1"><v>{duration.TotalDays:R}</v></c>"""),
        _ => $"""<c r="{reference}" t="inlineStr"><is><t>{SecurityElement.Escape(value.ToString())}</t></is></c>""",
    };

    private static string Concat<T>(IEnumerable<T> items, Func<T, int, string> text) => string.Concat(items.Select((item, i) => text(item, i + 1)));

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
