using System.Text;
using Yanshi.Gis.Data.Formats.Gdal;

namespace Yanshi.Gis.Data.Formats.Vectors.Shapefiles;

/// <summary>What the files beside a .shp say: its reference system and the encoding of its text.</summary>
/// <param name="DeclaredEncodings">Where an encoding is declared, and how it is written there, in the order they count.</param>
/// <param name="Prj">The text of the .prj; null without one.</param>
/// <param name="Notes">What is missing or cannot be read.</param>
internal sealed record ShapefileCompanions(IReadOnlyList<(string Where, string Written)> DeclaredEncodings, string? Prj, IReadOnlyList<Problem> Notes)
{
    private const int LongestText = 64 * 1024;
    private const int LanguageDriverOffset = 29;

    // dBASE's language drivers that name a code page; 0x57 says only "the system's", 0 nothing.
    private static readonly Dictionary<byte, string> CodePages = new()
    {
        [0x01] = "437", [0x02] = "850", [0x03] = "1252", [0x4D] = "936", [0x4E] = "949", [0x4F] = "950", [0x7A] = "936", [0x7B] = "932", [0x13] = "932", [0x58] = "1252",
    };

    internal static ShapefileCompanions Read(DataSet dataSet)
    {
        var notes = new List<Problem>();
        var declared = new List<(string, string)>();
        if (Text(dataSet.Path, ".cpg") is { } cpg)
            declared.Add((".cpg", cpg.Trim()));
        var table = Path.ChangeExtension(dataSet.Path, ".dbf");
        if (!File.Exists(table))
            notes.Add(MissingTable(dataSet.File));
        else if (CodePages.TryGetValue(LanguageDriver(table), out var page))
            declared.Add((".dbf LDID", page));
        return new ShapefileCompanions(declared, Text(dataSet.Path, ".prj"), notes);
    }

    /// <summary>What the .prj says; null when there is none, or it cannot be read.</summary>
    internal GdalReferenceSystem? FindReferenceSystem()
    {
        if (string.IsNullOrWhiteSpace(Prj))
            return null;
        var system = GdalReferenceSystem.OfWkt(Prj);
        // GDAL counts text that is no description as an error; here it only means that nobody says anything.
        GdalMessages.Clear();
        return system;
    }

    private static string? Text(string main, string extension)
    {
        var file = new FileInfo(Path.ChangeExtension(main, extension));
        return file.Exists && file.Length <= LongestText ? File.ReadAllText(file.FullName, Encoding.UTF8) : null;
    }

    private static byte LanguageDriver(string table)
    {
        using var file = File.OpenHandle(table);
        Span<byte> driver = [0];
        return RandomAccess.Read(file, driver, LanguageDriverOffset) == 1 ? driver[0] : (byte)0;
    }

    private static Problem MissingTable(string file) => new(
        "shp.no-table",
        file,
        "缺少同名的 .dbf 文件，没有任何属性。请一并提供。",
        "the .dbf of the same name is missing: there are no attributes. Supply it too.");
}
