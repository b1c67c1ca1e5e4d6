namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// The folder of one reading or upload, for nobody but us, removed at the end. Files get names of ours in it, so that no name from outside ever reaches
/// GDAL, which takes some names for addresses or archives.
/// </summary>
/// <param name="purpose">A word of its name that tells whoever finds it what it was for.</param>
/// <param name="parent">Where it is made; null: among the system's temporary files.</param>
/// <exception cref="IOException">It cannot be made.</exception>
/// <exception cref="UnauthorizedAccessException">Likewise.</exception>
public sealed class PrivateFolder(string purpose = PrivateFolder.Parsing, string? parent = null) : IDisposable
{
    /// <summary>The purpose of copies that are read.</summary>
    public const string Parsing = "parse";

    /// <summary>The folder.</summary>
    public string Path { get; } = parent is null ? Directory.CreateTempSubdirectory(PrefixOf(purpose)).FullName : MakeIn(parent, purpose);

    /// <summary>Where an archive to be unpacked is put.</summary>
    internal string Archive => System.IO.Path.Combine(Path, "archive.zip");

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files; a copy that stays behind changes no answer.
            return;
        }
    }

    /// <summary>How the names of such folders begin.</summary>
    /// <param name="purpose">What they are for.</param>
    public static string PrefixOf(string purpose) => $"yanshi-gis-{purpose}-";

    private static string MakeIn(string parent, string purpose)
    {
        var path = System.IO.Path.Combine(parent, PrefixOf(purpose) + System.IO.Path.GetRandomFileName());
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
