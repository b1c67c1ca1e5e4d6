using System.Security.Cryptography;
using System.Text;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Archives;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>A copy of the user's file, with the files that belong to it, where a parser process can read it. Removed at the end.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly PrivateFolder _folder;

    private StagedFile(string fileName, string? parent) => (FileName, _folder) = (fileName, new PrivateFolder(parent: parent));

    /// <summary>The file's name.</summary>
    internal string FileName { get; }

    /// <summary>The private folder.</summary>
    internal string Folder => _folder.Path;

    /// <summary>The copy of an archive, which is unpacked by the parser, or of an uploaded text; null for a data set.</summary>
    internal string? Copy { get; private set; }

    /// <summary>Whether the <see cref="Copy"/> is no archive.</summary>
    internal bool IsText { get; private set; }

    /// <summary>The data sets; empty where there is a <see cref="Copy"/>.</summary>
    internal IReadOnlyList<DataSet> DataSets { get; private set; } = [];

    /// <summary>Copies a file that a parser process must read; null for the text formats with a reader of our own.</summary>
    /// <param name="path">The file, or the folder of a geodatabase.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="takesJson">Whether JSON is a layer here; site files in GeoJSON have their own reader.</param>
    /// <exception cref="InputRefusedException">It is missing, too large, or not the main file of its set.</exception>
    internal static StagedFile? Find(string path, SiteFileLimits limits, bool takesJson)
    {
        try
        {
            if (Directory.Exists(path))
                return IsGeodatabase(path) ? Stage(path, staged => staged.TakeFolder(path, limits)) : null;
            var file = new FileInfo(path);
            if (!file.Exists || file.Length == 0)
                return null; // said by the reader of text formats
            RequireMain(file.Name);
            var head = HeadOf(path);
            if (SafeArchive.HasSignature(head))
                return Stage(path, staged => staged.TakeCopy(file, limits));
            if (VectorSignature.Detect(head) is { } format)
                return Stage(path, staged => staged.TakeFile(file, VectorFormatFacts.Of(format), limits));
            return takesJson && VectorFormatFacts.FindByExtension(DataSetFiles.ExtensionOf(file.Name)) is { Format: VectorFormat.GeoJson } json
                ? Stage(path, staged => staged.TakeFile(file, json, limits))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SiteFile.Unreadable(path, e);
        }
    }

    /// <summary>
    /// Copies an uploaded file of any format: the texts are read by a parser process too, and nothing beside the file is looked for. The copy's folder is made beside the file, so that
    /// whoever removes what was uploaded removes all of it, even if this process cannot.
    /// </summary>
    /// <param name="upload">The file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="takesJson">Whether JSON is a layer here, as in <see cref="Find"/>.</param>
    /// <exception cref="InputRefusedException">It is empty, too large, or not the main file of its set.</exception>
    internal static StagedFile Of(UploadedFile upload, SiteFileLimits limits, bool takesJson)
    {
        try
        {
            var file = new FileInfo(upload.Path);
            if (file.Length == 0)
                throw SiteFormatDetection.Empty();
            RequireMain(upload.Name);
            var head = HeadOf(upload.Path);
            var facts = SafeArchive.HasSignature(head) ? null
                : VectorSignature.Detect(head) is { } format ? VectorFormatFacts.Of(format)
                : takesJson && VectorFormatFacts.FindByExtension(DataSetFiles.ExtensionOf(upload.Name)) is { Format: VectorFormat.GeoJson } json ? json
                : null;
            return StageAs(upload.Name, file.DirectoryName, staged =>
            {
                if (facts is null)
                {
                    staged.TakeCopy(file, limits);
                    staged.IsText = !SafeArchive.HasSignature(head);
                    return;
                }

                staged.TakeSet(upload.Name, facts, [Found(file) with { Path = upload.Name }], file.Length, limits);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SiteFile.Unreadable(upload.Name, e);
        }
    }

    /// <summary>
    /// SHA-256 of what was copied, before anything is done with it: of the one file; of a set of files, that of the lines <c>SHA-256 two spaces name</c>, by name
    /// (ordinal), under the names of the private folder, which follow from the format.
    /// </summary>
    internal string Sha256()
    {
        var files = Copy is { } copy ? [copy] : Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);
        if (files is [var only])
            return Sha256Of(only);
        var lines = files.Select(file => (Name: Path.GetFileName(file), Hash: Sha256Of(file))).OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Hash}  {file.Name}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    public void Dispose() => _folder.Dispose();

    private static string Sha256Of(string path)
    {
        using var file = File.OpenRead(path);
        return HashedStream.Sha256Of(file);
    }

    private static StagedFile Stage(string path, Action<StagedFile> take) => StageAs(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), parent: null, take);

    private static StagedFile StageAs(string name, string? parent, Action<StagedFile> take)
    {
        var staged = new StagedFile(name, parent);
        try
        {
            take(staged);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private void TakeCopy(FileInfo file, SiteFileLimits limits)
    {
        RequireSize(file.Length, limits.MaxBytes);
        Copy = _folder.Archive;
        file.CopyTo(Copy);
    }

    private void TakeFile(FileInfo file, VectorFormatFacts facts, SiteFileLimits limits)
    {
        RequireClosed(file, facts);
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var companions = facts.Companions.Length == 0
            ? []
            : file.Directory!.EnumerateFiles().Where(other => other.Name != file.Name && Path.GetFileNameWithoutExtension(other.Name) == stem
                && facts.Companions.Contains(DataSetFiles.ExtensionOf(other.Name), StringComparer.Ordinal)).ToList();
        TakeSet(file.Name, facts, [Found(file), .. companions.Select(Found)], file.Length + companions.Sum(other => other.Length), limits);
    }

    private void TakeSet(string name, VectorFormatFacts facts, IReadOnlyList<FoundFile> files, long bytes, SiteFileLimits limits)
    {
        RequireSize(bytes, limits.MaxBytes);
        DataSets = [new DataSetFiles(name, facts, files).CopyInto(Folder, place: 0)];
        if (VectorFormatFacts.FindByExtension(DataSetFiles.ExtensionOf(name)) != facts)
            DataSets = [DataSets[0] with { Notes = [.. DataSets[0].Notes, OtherContent(name, facts)] }];
    }

    private void TakeFolder(string path, SiteFileLimits limits)
    {
        var files = new DirectoryInfo(path).GetFiles();
        RequireSize(files.Sum(file => file.Length), limits.MaxUnpackedBytes);
        var set = new DataSetFiles(FileName, VectorFormatFacts.Of(VectorFormat.FileGeodatabase), [.. files.Select(Found)]);
        DataSets = [set.CopyInto(Folder, place: 0)];
    }

    private static FoundFile Found(FileInfo file) => new(file.Name, () => HeadOf(file.FullName), target => file.CopyTo(target));

    private static byte[] HeadOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return VectorSignature.HeadOf(stream);
    }

    private static bool IsGeodatabase(string path) =>
        Path.TrimEndingDirectorySeparator(path).EndsWith(".gdb", StringComparison.OrdinalIgnoreCase) || File.Exists(Path.Combine(path, "a00000001.gdbtable"));

    /// <summary>What a database has written but not yet taken over stands in a file beside it.</summary>
    private static void RequireClosed(FileInfo file, VectorFormatFacts facts)
    {
        if (facts.Format is not VectorFormat.GeoPackage)
            return;
        foreach (var suffix in (string[])["-wal", "-journal"])
        {
            if (new FileInfo(file.FullName + suffix) is { Exists: true, Length: > 0 } open)
                throw new InputRefusedException(
                    "gpkg.not-closed",
                    open.Name,
                    "GeoPackage 还有未写入的修改（旁边的这个文件）。请先关闭正在使用它的程序。",
                    "the GeoPackage has changes that are not written into it yet (they stand in this file). Close the program that uses it first.");
        }
    }

    // An index begins like its shapes, so names of companions are looked at before contents.
    private static void RequireMain(string name)
    {
        var extension = DataSetFiles.ExtensionOf(name);
        if (extension is not (".dat" or ".id" or ".ind" or ".map") && VectorFormatFacts.FindByCompanion(extension) is { } companion)
            throw Companion(name, companion);
    }

    private static void RequireSize(long bytes, long most)
    {
        if (bytes > most)
            throw SiteFile.TooLarge(bytes, most);
    }

    private static Problem OtherContent(string name, VectorFormatFacts facts) => new(
        "format.extension",
        name,
        $"扩展名与内容不符，内容是 {facts.Name}，已按内容读取。",
        $"the extension does not fit: the content is {facts.Name}; it was read by its content.");

    private static InputRefusedException Companion(string name, VectorFormatFacts facts) => new(
        "input.companion-file",
        name,
        $"这是 {facts.Name} 的附属文件。请指定主文件（{string.Join("、", facts.Extensions)}）。",
        $"this file belongs to a {facts.Name}. Name the main file ({string.Join(", ", facts.Extensions)}).");
}
