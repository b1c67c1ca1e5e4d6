using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>A file to read, or why it is not read.</summary>
/// <param name="Path">The file, or the folder of a geodatabase.</param>
/// <param name="Problem">Why it cannot be read; null when it may be tried.</param>
/// <param name="Upload">The file as it was uploaded; null for one of this machine.</param>
internal sealed record ScreeningFile(string Path, Problem? Problem = null, UploadedFile? Upload = null)
{
    /// <summary>Its name without folder, for the rows that come from it.</summary>
    internal string Name => Upload?.Name ?? System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));
}

/// <summary>
/// The files behind a path: of a folder all, in ordinal order of their names and folders; sets of files and geodatabases once. Files that belong to another,
/// and those that systems and programs leave about, are passed over; every other file is read, and says itself what is wrong with it.
/// </summary>
internal static class ScreeningFiles
{
    /// <summary>Companions of shapes and databases that no reader needs.</summary>
    private static readonly string[] SideEndings =
        [".sbn", ".sbx", ".qix", ".qpj", ".atx", ".ain", ".aih", ".shp.xml", ".gdb.xml", ".qmd", ".qml", ".sld", ".lyr", ".lyrx", ".aux.xml", "-wal", "-shm", "-journal", ".lock"];

    private static readonly string[] SystemFiles = ["thumbs.db", "desktop.ini"];

    /// <summary>The files of several paths, in the order of the paths.</summary>
    internal static IReadOnlyList<ScreeningFile> FindAll(IEnumerable<string> paths) => [.. paths.SelectMany(Find)];

    /// <summary>The files of a path.</summary>
    internal static IEnumerable<ScreeningFile> Find(string path)
    {
        if (!Directory.Exists(path) || IsGeodatabase(path))
            return [new ScreeningFile(path)];
        var found = Walk(path);
        return found.Any() ? found : [new ScreeningFile(path, Empty(path))];
    }

    private static IEnumerable<ScreeningFile> Walk(string folder)
    {
        List<FileSystemInfo> entries;
        var failure = (Problem?)null;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            entries = [];
            failure = SiteFile.Unreadable(folder, e).Problem;
        }

        if (failure is not null)
            yield return new ScreeningFile(folder, failure);
        var files = entries.OfType<FileInfo>().Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo)
            {
                if (!IsSideFile(entry.Name, files))
                    yield return new ScreeningFile(entry.FullName);
            }
            else if (IsGeodatabase(entry.FullName))
                yield return new ScreeningFile(entry.FullName);
            else if (entry.LinkTarget is not null)
                yield return new ScreeningFile(entry.FullName, Link(entry.FullName)); // it may lead back here
            else if (!entry.Name.StartsWith('.'))
            {
                foreach (var file in Walk(entry.FullName))
                    yield return file;
            }
        }
    }

    private static bool IsSideFile(string name, HashSet<string> files)
    {
        var lower = name.ToLowerInvariant();
        if (name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || SystemFiles.Contains(lower, StringComparer.Ordinal) || Array.Exists(SideEndings, lower.EndsWith))
            return true;
        var extension = DataSetFiles.ExtensionOf(name);
        if (extension == ".mif")
            return HasMain([".tab"]); // one set in two forms
        return VectorFormatFacts.FindByCompanion(extension) is { } facts && HasMain(facts.Extensions);

        bool HasMain(string[] extensions)
        {
            var stem = Path.GetFileNameWithoutExtension(name);
            return files.Any(file => Path.GetFileNameWithoutExtension(file) == stem && extensions.Contains(DataSetFiles.ExtensionOf(file), StringComparer.Ordinal));
        }
    }

    private static bool IsGeodatabase(string path) =>
        Directory.Exists(path)
        && (Path.TrimEndingDirectorySeparator(path).EndsWith(".gdb", StringComparison.OrdinalIgnoreCase) || File.Exists(Path.Combine(path, "a00000001.gdbtable")));

    private static Problem Empty(string path) => new(
        "input.no-file", path, "文件夹里没有可读的文件。请核对路径。", "the folder has no file that could be read. Check the path.");

    private static Problem Link(string path) => new(
        "input.folder-link", path, "这是指向文件夹的链接，没有跟随。请直接指定那个文件夹。", "this is a link to a folder and was not followed. Name that folder itself.");
}
