using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Audit;

/// <summary>
/// The audit log of a workspace, <c>audit.jsonl</c>: one entry a line, only ever added to, each carrying the hash of the one before. Processes may add at the
/// same time; each entry is on disk when <see cref="Append"/> returns. What cannot be entered must not be done.
/// </summary>
/// <param name="folder">The workspace's folder.</param>
public sealed class AuditLog(string folder)
{
    /// <summary>The file's name in a workspace.</summary>
    public const string Name = "audit.jsonl";

    private const string LockName = "audit.lock";
    private const string Recovery = "audit.recover";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _path = Path.Combine(folder, Name);

    /// <summary>Whether there is a log.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Adds an entry.</summary>
    /// <param name="act">Who, when, by which command.</param>
    /// <param name="what">What is done.</param>
    /// <returns>The entry's number and hash: the head of the log until the next one.</returns>
    /// <exception cref="ReferenceDataException">
    /// <c>audit.busy</c>, <c>audit.no-entry</c>, <c>audit.wrong-hash</c>: the log's end is not right; <c>storage.write-failed</c>, <c>storage.fsync-failed</c>.
    /// </exception>
    public AuditAnchor Append(Act act, AuditEvent what)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(what);
        using var held = FileLock.Take(Path.Combine(folder, LockName), Patience, "audit.busy");
        try
        {
            var isNew = !File.Exists(_path);
            using var log = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var added = Append(log, act, what);
            if (isNew)
                FileSync.Folder(folder);
            return added;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(_path, e);
        }
    }

    /// <summary>The last entry's number and hash; null when there is none, or the last line is no entry.</summary>
    /// <exception cref="ReferenceDataException"><c>audit.unreadable</c>.</exception>
    public AuditAnchor? FindHead() => FromEnd().FirstOrDefault()?.Anchor;

    /// <summary>The entries, the last one first, down to the first line that is none.</summary>
    /// <exception cref="ReferenceDataException"><c>audit.unreadable</c>.</exception>
    public IEnumerable<AuditEntry> FromEnd()
    {
        using var log = OpenForReading();
        if (log is null)
            yield break;
        foreach (var line in AuditTail.LinesBack(log, AuditTail.EndOfLines(log)))
        {
            if (AuditLine.Read(line) is not { } entry)
                yield break;
            yield return entry;
        }
    }

    /// <summary>The log for reading while others add to it; null when there is none.</summary>
    internal FileStream? OpenForReading()
    {
        try
        {
            return new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 20, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AuditProblems.Unreadable(_path, e);
        }
    }

    private AuditAnchor Append(FileStream log, Act act, AuditEvent what)
    {
        var end = AuditTail.EndOfLines(log);
        var last = LastOf(log, end);
        List<byte> lines = [];
        var length = log.Length;
        if (length > end)
        {
            // Of an entry that was not finished nothing is valid; that it was there is kept.
            var set = new AuditEvent(Recovery, FormattableString.Invariant($"未写完的一条（{length - end} 字节）已除去 / an unfinished entry of {length - end} bytes was set aside"))
            {
                Input = new AuditedInput(Name, AuditTail.Sha256From(log, end)),
            };
            lines.AddRange([.. AuditLine.Of(act, set, last, out last), (byte)'\n']);
        }

        lines.AddRange([.. AuditLine.Of(act, what, last, out var added), (byte)'\n']);
        try
        {
            log.SetLength(end);
            log.Position = end;
            log.Write(lines.ToArray());
            FileSync.File(log.SafeFileHandle, _path);
            return added;
        }
        catch
        {
            TakeBack(log, end);
            throw;
        }
    }

    private AuditAnchor LastOf(FileStream log, long end)
    {
        if (end == 0)
            return AuditAnchor.Origin;
        var line = AuditTail.LinesBack(log, end).First();
        if (AuditLine.HashOf(line) is not { } hash || AuditLine.PlaceOf(line) is not { } place)
            throw AuditProblems.CannotGoOn(AuditProblems.NoEntry(_path, 0));
        return hash.IsRight ? new AuditAnchor(place.Index, hash.Hash) : throw AuditProblems.CannotGoOn(AuditProblems.WrongHash(_path, place.Index));
    }

    // What the entry is about will not be done. When it cannot be taken back it stays: an entry of something that was not done is found by the next writer.
    private static void TakeBack(FileStream log, long end)
    {
        try
        {
            log.SetLength(end);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
