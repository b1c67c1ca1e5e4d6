using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Yanshi.Gis.Data.Storage;

/// <summary>
/// Makes sure that what was written has reached the disk, and says so when it has not. On Linux the runtime's own calls return normally when
/// fsync fails, so it is called here.
/// </summary>
internal static partial class FileSync
{
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;
    private const int ReadOnly = 0;

    /// <summary>Flushes a file's data and size.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.fsync-failed</c>.</exception>
    internal static void File(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        while (Fsync(handle) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw Failed(path);
        }
    }

    /// <summary>Flushes the data and size of a file that others may have open.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.fsync-failed</c>.</exception>
    internal static void File(string path)
    {
        using var handle = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File(handle, path);
    }

    /// <summary>Flushes a folder, so that a name given in it survives a power loss.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.fsync-failed</c>.</exception>
    internal static void Folder(string path)
    {
        // Windows writes names through its journal and knows no such call.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenDescriptor(path, ReadOnly);
        if (descriptor < 0)
            throw Failed(path);
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        while (Fsync(handle) != 0)
        {
            // Some network file systems cannot flush a folder; they say so with this code.
            if (Marshal.GetLastPInvokeError() is InvalidArgument)
                return;
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw Failed(path);
        }
    }

    private static ReferenceDataException Failed(string path)
    {
        var reason = Marshal.GetLastPInvokeErrorMessage();
        return new ReferenceDataException(
            StorageProblems.SyncFailed,
            path,
            $"系统未能确认数据已写入磁盘（{reason}），本次写入作废；请检查磁盘后重试。",
            $"The system did not confirm that the data reached the disk ({reason}); nothing of it is used. Check the disk and try again.");
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDescriptor(string path, int flags);
}
