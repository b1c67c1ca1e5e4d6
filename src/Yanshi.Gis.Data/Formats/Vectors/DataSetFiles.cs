using System.Text.RegularExpressions;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>A file that may belong to a data set: a file of a folder, or of an archive.</summary>
/// <param name="Path">Its path as the user knows it, with <c>/</c> between folders.</param>
/// <param name="ReadHead">Gives its first bytes (<see cref="VectorSignature.HeadBytes"/>).</param>
/// <param name="CopyTo">Puts its bytes into a new file.</param>
internal sealed record FoundFile(string Path, Func<byte[]> ReadHead, Action<string> CopyTo);

/// <summary>The files of one data set: its main file (or, for a geodatabase, none) and those that belong to it.</summary>
/// <param name="Path">The main file's path, or the folder's.</param>
/// <param name="Facts">The format that its name promises.</param>
/// <param name="Files">The files, the main one first.</param>
internal sealed partial record DataSetFiles(string Path, VectorFormatFacts Facts, IReadOnlyList<FoundFile> Files)
{
    private const string CopyName = "data";

    /// <summary>The data sets among many files, in the order of their main files.</summary>
    internal static List<DataSetFiles> Find(IReadOnlyList<FoundFile> files)
    {
        var sets = new List<DataSetFiles>();
        foreach (var geodatabase in files.Where(file => GeodatabaseOf(file.Path) is not null).GroupBy(file => GeodatabaseOf(file.Path)!, StringComparer.Ordinal))
            sets.Add(new DataSetFiles(geodatabase.Key, VectorFormatFacts.Of(VectorFormat.FileGeodatabase), [.. geodatabase]));
        foreach (var file in files.Where(file => GeodatabaseOf(file.Path) is null))
        {
            if (VectorFormatFacts.FindByExtension(ExtensionOf(file.Path)) is { } facts)
                sets.Add(new DataSetFiles(file.Path, facts, [file, .. files.Where(other => IsCompanion(other.Path, file.Path, facts))]));
        }

        // A MapInfo set in both its forms is one set: the native one stands first among the extensions.
        return [.. sets.Where(set => !sets.Exists(other => other.Facts == set.Facts && StemOf(other.Path) == StemOf(set.Path) && RankOf(other) < RankOf(set)))];
    }

    /// <summary>Copies the files into a folder of their own, under our names.</summary>
    /// <param name="folder">The private folder.</param>
    /// <param name="place">The set's place among those of its file.</param>
    /// <returns>The data set, in the format that the main file's content is in, whatever its name promises.</returns>
    /// <exception cref="InputRefusedException"><c>format.unknown</c>: the content is none of the formats.</exception>
    internal DataSet CopyInto(string folder, int place)
    {
        var target = Directory.CreateDirectory(System.IO.Path.Combine(folder, FormattableString.Invariant($"set{place}"))).FullName;
        if (Facts.Format is VectorFormat.FileGeodatabase)
            return new DataSet(Facts.Format, CopyGeodatabase(System.IO.Path.Combine(target, CopyName + ".gdb")), Path, []);
        var facts = VectorFormatFacts.Of(FormatOfContent());
        var main = System.IO.Path.Combine(target, CopyName + (facts.Format is VectorFormat.MapInfo && facts == Facts ? ExtensionOf(Path) : facts.Extensions[0]));
        Files[0].CopyTo(main);
        if (facts != Facts)
            return new DataSet(facts.Format, main, Path, [OtherContent(facts)]);
        foreach (var companion in Files.Skip(1))
            companion.CopyTo(System.IO.Path.Combine(target, CopyName + ExtensionOf(companion.Path)));
        return new DataSet(facts.Format, main, Path, []);
    }

    private VectorFormat FormatOfContent()
    {
        var head = Files[0].ReadHead();
        if (VectorSignature.Detect(head) is { } format)
            return format;
        var isJson = Facts.Format is VectorFormat.GeoJson && head.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8);
        return isJson
            ? VectorFormat.GeoJson
            : throw new InputRefusedException(
                "format.unknown",
                Path,
                $"内容不是 {Facts.Name}，也不是其他可读的格式。请在原软件中重新导出。",
                $"the content is no {Facts.Name}, nor another format that can be read. Export it again.");
    }

    private string CopyGeodatabase(string target)
    {
        Directory.CreateDirectory(target);
        // The names are the format's own; anything else in the folder is none of it, or only an index.
        foreach (var file in Files.Where(file => GeodatabaseFile().IsMatch(NameOf(file.Path))))
            file.CopyTo(System.IO.Path.Combine(target, NameOf(file.Path).ToLowerInvariant()));
        return File.Exists(System.IO.Path.Combine(target, "a00000001.gdbtable"))
            ? target
            : throw new InputRefusedException(
                "gdb.incomplete",
                Path,
                "这不是完整的 File Geodatabase 文件夹：缺少 a00000001.gdbtable。请复制整个 .gdb 文件夹。",
                "this is no complete file geodatabase: a00000001.gdbtable is missing. Copy the whole .gdb folder.");
    }

    private Problem OtherContent(VectorFormatFacts facts) => new(
        "format.extension",
        Path,
        $"扩展名是“{ExtensionOf(Path)}”，内容是 {facts.Name}，已按内容读取。",
        $"the extension is '{ExtensionOf(Path)}', the content is {facts.Name}; it was read by its content.");

    /// <summary>The extension, lower case.</summary>
    internal static string ExtensionOf(string path) => System.IO.Path.GetExtension(NameOf(path)).ToLowerInvariant();

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string StemOf(string path) => path[..^System.IO.Path.GetExtension(NameOf(path)).Length];

    private static int RankOf(DataSetFiles set) => Array.IndexOf(set.Facts.Extensions, ExtensionOf(set.Path));

    private static bool IsCompanion(string path, string main, VectorFormatFacts facts) =>
        StemOf(path) == StemOf(main) && facts.Companions.Contains(ExtensionOf(path), StringComparer.Ordinal);

    private static string? GeodatabaseOf(string path) =>
        path.LastIndexOf('/') is var end and > 0 && ExtensionOf(path[..end]) == ".gdb" ? path[..end] : null;

    [GeneratedRegex(@"^(a[0-9a-f]{8}\.(gdbtable|gdbtablx|gdbindexes)|gdb|timestamps)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GeodatabaseFile();
}
