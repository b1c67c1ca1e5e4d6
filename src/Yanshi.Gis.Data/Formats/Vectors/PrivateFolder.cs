namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// The folder of one reading, for nobody but us, removed at the end. Files get names of ours in it, so that no name from outside ever reaches
/// GDAL, which takes some names for addresses or archives.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    /// <summary>The folder.</summary>
    internal string Path { get; } = Directory.CreateTempSubdirectory("yanshi-gis-parse-").FullName;

    /// <summary>Where an archive to be unpacked is put.</summary>
    internal string Archive => System.IO.Path.Combine(Path, "archive.zip");

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among the system's temporary files; a copy that stays behind changes no answer.
            return;
        }
    }
}
