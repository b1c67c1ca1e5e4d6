namespace Yanshi.Gis.Web.Uploads;

/// <summary>The folder of one upload, for nobody but the service, removed at the end. The file has a name of ours in it.</summary>
/// <param name="parent">The folder of all uploads; null: that of the system's temporary files.</param>
internal sealed class UploadFolder(string? parent) : IDisposable
{
    private const string Prefix = "yanshi-gis-upload-";

    private readonly string _path = parent is null ? Directory.CreateTempSubdirectory(Prefix).FullName : MakeIn(parent);

    /// <summary>Where the file goes.</summary>
    internal string File => Path.Combine(_path, "file");

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files; a copy that stays behind changes no answer.
            return;
        }
    }

    private static string MakeIn(string parent)
    {
        var path = Path.Combine(parent, Prefix + Path.GetRandomFileName());
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
