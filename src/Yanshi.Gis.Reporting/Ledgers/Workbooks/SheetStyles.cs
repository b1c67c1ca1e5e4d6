using System.Globalization;
using System.Text;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The cell styles of a ledger's workbook: one per format, and one per verdict with its colour behind the word.</summary>
internal static class SheetStyles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string FontName = "Microsoft YaHei";

    // What stands before the fonts and fills of verdicts; Excel wants the first two fills as they are.
    private const int PlainFonts = 6;
    private const int PlainFills = 4;
    private const int FirstNumberFormat = 164;

    private static readonly string[] NumberFormats = ["0.0", "#,##0.00", "#,##0.0000", "0.00%", "#,##0"];

    private static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();

    /// <summary>The number of a value's style.</summary>
    internal static int Of(CellValue value) => value.Colour is { } verdict ? Enum.GetValues<CellFormat>().Length + (int)verdict : (int)value.Format;

    /// <summary>The part <c>styles.xml</c>.</summary>
    internal static string Xml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n").Append(CultureInfo.InvariantCulture, $"<styleSheet xmlns=\"{Main}\">");
        Append(xml, "numFmts", [.. NumberFormats.Select((format, i) => string.Create(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstNumberFormat + i}\" formatCode=\"{format}\"/>"))]);
        Append(xml, "fonts",
        [
            Font(10, null), Font(15, null, bold: true), Font(10, "444444"), Font(11, "7E0103", bold: true), Font(10, null, bold: true), Font(10, "1F4E9E", underlined: true),
            .. Verdicts.Select(verdict => Font(10, SeverityColours.TextOn(ColourOf(verdict))[1..].ToUpperInvariant(), bold: true)),
        ]);
        Append(xml, "fills",
        [
            "<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>", Fill("E3E8EF"), Fill("FFF6D6"),
            .. Verdicts.Select(verdict => Fill(ColourOf(verdict)[1..].ToUpperInvariant())),
        ]);
        Append(xml, "borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>", Border("C8CCD2"), Border("6B7480")]);
        Append(xml, "cellStyleXfs", ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]);
        Append(xml, "cellXfs", [.. Enum.GetValues<CellFormat>().Select(Style), .. Verdicts.Select(verdict => Style(0, PlainFonts + (int)verdict, PlainFills + (int)verdict, 1, "center", wrapped: true))]);
        Append(xml, "cellStyles", ["<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"]);
        return xml.Append("</styleSheet>").ToString();
    }

    private static string Style(CellFormat format) => format switch
    {
        CellFormat.Text => Style(0, 0, 0, 1, null),
        CellFormat.Wrapped => Style(0, 0, 0, 1, null, wrapped: true),
        CellFormat.Whole => Style(FirstNumberFormat + 4, 0, 0, 1, "right"),
        CellFormat.Score => Style(FirstNumberFormat, 0, 0, 1, "right"),
        CellFormat.Measure => Style(FirstNumberFormat + 1, 0, 0, 1, "right"),
        CellFormat.Fine => Style(FirstNumberFormat + 2, 0, 0, 1, "right"),
        CellFormat.Share => Style(FirstNumberFormat + 3, 0, 0, 1, "right"),
        CellFormat.Title => Style(0, 1, 0, 0, null, vertical: "center"),
        CellFormat.Note => Style(0, 2, 0, 0, null, vertical: "center"),
        CellFormat.Warning => Style(0, 3, 3, 0, null, vertical: "center"),
        CellFormat.Header => Style(0, 4, 2, 2, "center", wrapped: true, vertical: "center"),
        CellFormat.Heading => Style(0, 4, 0, 0, null, vertical: "center"),
        CellFormat.Link => Style(0, 5, 0, 1, null),
        _ => Style(0, 0, 0, 0, null),
    };

    private static string Style(int number, int font, int fill, int border, string? horizontal, bool wrapped = false, string vertical = "top") => string.Create(
        CultureInfo.InvariantCulture,
        $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment{(horizontal is null ? string.Empty : $" horizontal=\"{horizontal}\"")} vertical=\"{vertical}\"{(wrapped ? " wrapText=\"1\"" : string.Empty)}/></xf>");

    private static string Font(int size, string? colour, bool bold = false, bool underlined = false) => string.Create(
        CultureInfo.InvariantCulture,
        $"<font>{(bold ? "<b/>" : string.Empty)}{(underlined ? "<u/>" : string.Empty)}<sz val=\"{size}\"/><color rgb=\"FF{colour ?? "1B1B1B"}\"/><name val=\"{FontName}\"/><family val=\"2\"/></font>");

    private static string Fill(string colour) => $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    private static string Border(string colour)
    {
        var side = $"style=\"thin\"><color rgb=\"FF{colour}\"/>";
        return $"<border><left {side}</left><right {side}</right><top {side}</top><bottom {side}</bottom><diagonal/></border>";
    }

    private static string ColourOf(Verdict verdict) => SeverityColours.Of(EnumCode.Of(verdict));

    private static void Append(StringBuilder xml, string name, IReadOnlyList<string> items)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<{name} count=\"{items.Count}\">");
        foreach (var item in items)
            xml.Append(item);
        xml.Append("</").Append(name).Append('>');
    }
}
