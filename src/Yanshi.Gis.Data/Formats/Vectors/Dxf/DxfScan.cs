using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>What a drawing says about itself outside its entities: version, code page, references to other drawings.</summary>
/// <param name="CodePage">Where the text's encoding is declared, and how it is written; null when it is not.</param>
/// <param name="References">The names of blocks that are other drawings (外部参照), undecoded.</param>
internal sealed record DxfScan((string Where, string Written)? CodePage, IReadOnlyList<string> References)
{
    // Since AutoCAD 2007 a drawing's text is UTF-8.
    private const string FirstUtf8Version = "AC1021";
    private const int ReferenceFlags = 4 | 8;

    /// <summary>Reads pairs of group code and value up to the entities.</summary>
    internal static DxfScan Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        string? version = null, codePage = null, variable = null, section = null, block = null;
        var references = new List<string>();
        for (var isFirstOfSection = false; reader.ReadLine() is { } code && reader.ReadLine() is { } value;)
        {
            switch (code.Trim())
            {
                case "0":
                    if (section == "ENTITIES")
                        return Result();
                    isFirstOfSection = value.Trim() == "SECTION";
                    block = value.Trim() == "BLOCK" ? string.Empty : null;
                    break;
                case "2" when isFirstOfSection:
                    section = value.Trim();
                    isFirstOfSection = false;
                    break;
                case "2" when block is not null:
                    block = value;
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

        return Result();

        DxfScan Result() => new(
            version is not null && string.CompareOrdinal(version, FirstUtf8Version) >= 0 ? ("$ACADVER", "UTF-8")
            : codePage is null ? null : ("$DWGCODEPAGE", codePage),
            references);
    }
}
