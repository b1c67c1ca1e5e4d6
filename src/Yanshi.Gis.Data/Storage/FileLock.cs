using System.Diagnostics;

namespace Yanshi.Gis.Data.Storage;

/// <summary>A file that one process holds at a time; the system lets go of it when the process ends, however it ends.</summary>
internal static class FileLock
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockElsewhere = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file; it stays when the lock is let go.</param>
    /// <param name="patience">How long to wait for whoever holds it; zero: not at all.</param>
    /// <param name="code">The code when it cannot be had.</param>
    /// <exception cref="ReferenceDataException">Another process holds it, or <c>storage.write-failed</c>.</exception>
    internal static FileStream Take(string path, TimeSpan patience, string code)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (IsHeldBySomebody(e))
            {
                if (Stopwatch.GetElapsedTime(since) >= patience)
                    throw StorageProblems.Busy(code, path);
                Thread.Sleep(Pause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw StorageProblems.CannotWrite(path, e);
            }
        }
    }

    // A full disk and a lock are both an IOException; the number tells them apart.
    private static bool IsHeldBySomebody(IOException e) => e.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsLinux() ? WouldBlockOnLinux : WouldBlockElsewhere);
}
