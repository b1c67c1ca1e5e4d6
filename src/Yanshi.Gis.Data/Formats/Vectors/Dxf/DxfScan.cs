using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>Entities of one kind on one layer of a drawing that GDAL passes over.</summary>
/// <param name="Layer">The drawing layer's name, undecoded.</param>
/// <param name="Kind">AutoCAD's name of the kind.</param>
/// <param name="Count">How many there are.</param>
internal sealed record UnreadEntities(string Layer, string Kind, int Count);

/// <summary>What a drawing says about itself, and what in it GDAL would pass over without a word.</summary>
/// <param name="CodePage">Where the text's encoding is declared, and how it is written; null when it is not.</param>
/// <param name="References">The names of blocks that are other drawings (外部参照), undecoded.</param>
/// <param name="Unread">Entities that become no feature.</param>
/// <param name="HasArcs">Whether anything in it is curved.</param>
internal sealed record DxfScan((string Where, string Written)? CodePage, IReadOnlyList<string> References, IReadOnlyList<UnreadEntities> Unread, bool HasArcs)
{
    // Since AutoCAD 2007 a drawing's text is UTF-8.
    private const string FirstUtf8Version = "AC1021";
    private const int ReferenceFlags = 4 | 8;

    /// <summary>What GDAL reads, and what has no shape of its own.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "3DFACE", "3DSOLID", "ARC", "ATTDEF", "ATTRIB", "CIRCLE", "DIMENSION", "ELLIPSE", "HATCH", "HELIX", "INSERT", "LEADER", "LINE", "LWPOLYLINE", "MLEADER", "MTEXT",
        "MULTILEADER", "POINT", "POLYLINE", "SOLID", "SPLINE", "TEXT", "TRACE", "BLOCK", "ENDBLK", "SEQEND", "VERTEX", "VIEWPORT", "SECTION", "ENDSEC", "EOF",
    };

    private static readonly HashSet<string> Curved = new(StringComparer.Ordinal) { "ARC", "CIRCLE", "ELLIPSE", "SPLINE", "HELIX" };

    /// <summary>Reads a drawing's pairs of group code and value.</summary>
    /// <exception cref="InputRefusedException"><c>dxf.number</c>: a coordinate or another measure is no number; GDAL would take it for 0, or for its first digits.</exception>
    internal static DxfScan Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        string? version = null, codePage = null, variable = null, section = null, block = null, unread = null, kind = null;
        var hasArcs = false;
        var references = new List<string>();
        var counts = new Dictionary<(string, string), int>();
        var line = 0;
        for (var isFirstOfSection = false; reader.ReadLine() is { } code && reader.ReadLine() is { } value;)
        {
            line += 2;
            if (section is "ENTITIES" or "BLOCKS" && IsMeasure(code) && !IsNumber(value))
                throw NoNumber(value, line);
            switch (code.Trim())
            {
                case "0":
                    kind = value.Trim();
                    hasArcs |= Curved.Contains(kind);
                    isFirstOfSection = kind == "SECTION";
                    block = kind == "BLOCK" ? string.Empty : null;
                    unread = section is "ENTITIES" or "BLOCKS" && !Known.Contains(kind) ? kind : null;
                    break;
                case "2" when isFirstOfSection:
                    section = value.Trim();
                    isFirstOfSection = false;
                    break;
                case "2" when block is not null:
                    block = value;
                    break;
                // The bulge of a polyline's edge; the kind of a filling's edge.
                case "42" when kind is "LWPOLYLINE" or "VERTEX" or "HATCH":
                    hasArcs |= double.TryParse(value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var bulge) && bulge != 0;
                    break;
                case "72" when kind is "HATCH":
                    hasArcs |= value.Trim() is "2" or "3" or "4";
                    break;
                case "8" when unread is not null:
                    counts[(value, unread)] = counts.GetValueOrDefault((value, unread)) + 1;
                    unread = null;
                    break;
                case "9":
                    variable = value.Trim();
                    break;
                case "1" when variable == "$ACADVER":
                    (version, variable) = (value.Trim(), null);
                    break;
                case "3" when variable == "$DWGCODEPAGE":
                    (codePage, variable) = (value.Trim(), null);
                    break;
                case "70" when block is not null && int.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var flags) && (flags & ReferenceFlags) != 0:
                    references.Add(block);
                    break;
            }
        }

        return new DxfScan(
            version is not null && string.CompareOrdinal(version, FirstUtf8Version) >= 0 ? ("$ACADVER", "UTF-8")
            : codePage is null ? null : ("$DWGCODEPAGE", codePage),
            references,
            [.. counts.Select(count => new UnreadEntities(count.Key.Item1, count.Key.Item2, count.Value))],
            hasArcs);
    }

    // The codes whose values are coordinates, lengths, angles, bulges and weights.
    private static bool IsMeasure(string code) =>
        int.TryParse(code, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number is (>= 10 and <= 59) or (>= 210 and <= 239);

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static InputRefusedException NoNumber(string value, int line) => new(
        "dxf.number",
        Place.Line(line),
        $"坐标或尺寸“{Excerpt.Of(value)}”不是数（小数点应为“.”）。请在 CAD 中重新导出。",
        $"the coordinate or measure '{Excerpt.Of(value)}' is no number (decimals are written with a point). Export the drawing again.");
}
