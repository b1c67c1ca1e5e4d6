using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Web.Uploads;

/// <summary>
/// The folder of one upload, with a file that its service holds locked for as long: the system lets go of the lock however the service ends, so the next one can tell what nobody owns.
/// </summary>
internal sealed class UploadFolder : IDisposable
{
    private const string Purpose = "upload";
    private const string LockName = "owned";

    // Between making a folder and locking it another service can take it for nobody's.
    private const int Attempts = 5;

    private readonly PrivateFolder _folder;
    private readonly FileStream _lock;

    private UploadFolder(PrivateFolder folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>The folder.</summary>
    internal string FullName => _folder.Path;

    /// <summary>Makes one.</summary>
    /// <param name="parent">The folder of all uploads; null: that of the system's temporary files.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    internal static UploadFolder Make(string? parent)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = new PrivateFolder(Purpose, parent);
            try
            {
                var held = Hold(folder.Path, FileMode.CreateNew);
                if (File.Exists(held.Name))
                    return new UploadFolder(folder, held);
                held.Dispose();
            }
            catch (IOException)
            {
                folder.Dispose();
                if (attempt == Attempts)
                    throw;
            }
        }
    }

    /// <summary>Removes the folders that no living service owns. What cannot be looked at is somebody else's.</summary>
    /// <param name="parent">As for <see cref="Make"/>.</param>
    /// <returns>How many were removed.</returns>
    internal static int Sweep(string? parent)
    {
        try
        {
            return Directory.EnumerateDirectories(parent ?? Path.GetTempPath(), PrivateFolder.PrefixOf(Purpose) + "*").Count(IsRemoved);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        _folder.Dispose();
    }

    private static bool IsRemoved(string folder)
    {
        try
        {
            // A link leads to what was never ours.
            if (File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint))
                return false;
            if (!File.Exists(Path.Combine(folder, LockName)))
            {
                // Its service died before it locked it, or is about to lock it: then it is not empty, and stays, or is made once more.
                Directory.Delete(folder);
                return true;
            }

            using var held = Hold(folder, FileMode.Open);

            // There nothing can be removed that is open; and there a file is made and locked in one step.
            if (OperatingSystem.IsWindows())
                held.Dispose();
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // To be read and written: what is no plain file does not keep a service waiting then.
    private static FileStream Hold(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
