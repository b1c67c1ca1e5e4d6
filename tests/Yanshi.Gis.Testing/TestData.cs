using System.IO.Compression;
using System.Text;

namespace Yanshi.Gis.Testing;

/// <summary>
/// Outside data, never copied into the repository: the folder named by <c>YANSHI_TESTDATA</c>, else <c>../shared/data</c> beside the repository.
/// Tests that read it are marked <see cref="OutsideDataFactAttribute"/> or <see cref="OutsideDataTheoryAttribute"/>.
/// </summary>
public static class TestData
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string RootVariable = "YANSHI_TESTDATA";

    /// <summary>The folder, whether or not it exists.</summary>
    public static string Root
    {
        get
        {
            var named = Environment.GetEnvironmentVariable(RootVariable);
            return string.IsNullOrEmpty(named)
                ? System.IO.Path.GetFullPath("../shared/data", Repository.Root)
                : System.IO.Path.GetFullPath(named, Repository.Root);
        }
    }

    /// <summary>Whether the file or folder is there.</summary>
    public static bool Exists(string relativePath) => System.IO.Path.Exists(Resolve(relativePath));

    /// <summary>The full path of a file or folder of the outside data.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Path(string relativePath) =>
        Exists(relativePath) ? Resolve(relativePath) : throw new FileNotFoundException(WhyAbsent(relativePath), Resolve(relativePath));

    /// <summary>Opens a zip of the outside data for reading; the caller disposes it.</summary>
    /// <param name="relativePath">The zip's path below <see cref="Root"/>.</param>
    /// <param name="entryNames">The encoding of entry names that are not marked as UTF-8; null for the platform's default.</param>
    public static ZipArchive OpenZip(string relativePath, Encoding? entryNames = null) =>
        ZipFile.Open(Path(relativePath), ZipArchiveMode.Read, entryNames);

    /// <summary>The bytes of one entry of a zip of the outside data.</summary>
    /// <exception cref="FileNotFoundException">The zip or the entry is not there.</exception>
    public static byte[] ReadZipEntry(string relativePath, string entryName, Encoding? entryNames = null)
    {
        using var zip = OpenZip(relativePath, entryNames);
        var entry = zip.GetEntry(entryName) ?? throw new FileNotFoundException($"Outside data '{relativePath}' has no entry '{entryName}'.");
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    internal static string? WhyAbsent(string relativePath) =>
        Exists(relativePath) ? null : $"outside data absent: {relativePath} is not below {Root} (set {RootVariable})";

    private static string Resolve(string relativePath) => System.IO.Path.GetFullPath(relativePath, Root);
}
