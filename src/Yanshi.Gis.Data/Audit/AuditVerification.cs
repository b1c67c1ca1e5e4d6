namespace Yanshi.Gis.Data.Audit;

/// <summary>What a look at every line of an audit log found.</summary>
/// <param name="Entries">How many entries stand before the first that is wrong, or in all.</param>
/// <param name="Head">The last of them; null when there is none.</param>
/// <param name="LastGoodAnchor">The last of the anchors asked for that the log keeps; null when none was asked for, or it keeps none.</param>
/// <param name="Problem">The first thing that is wrong; null when nothing is.</param>
public sealed record AuditVerification(long Entries, AuditAnchor? Head, AuditAnchor? LastGoodAnchor, Problem? Problem)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => Problem is null;

    /// <summary>Looks at every line.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="anchors">What the log is to be held to: without any, a log that was rewritten as a whole, or cut at its end, looks right.</param>
    /// <exception cref="ReferenceDataException"><c>audit.unreadable</c>.</exception>
    public static AuditVerification Of(string folder, IReadOnlyCollection<AuditAnchor> anchors)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(anchors);
        var path = Path.Combine(folder, AuditLog.Name);
        try
        {
            using var log = new AuditLog(folder).OpenForReading();
            return log is null ? new AuditVerification(0, Head: null, LastGoodAnchor: null, AuditProblems.Missing(path)) : new Walk(path, anchors).Over(log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AuditProblems.Unreadable(path, e);
        }
    }

    private sealed class Walk(string path, IReadOnlyCollection<AuditAnchor> anchors)
    {
        private const int LongestLineBytes = 4 << 20;

        private readonly ILookup<long, AuditAnchor> _anchors = anchors.ToLookup(anchor => anchor.Index);
        private AuditAnchor _last = AuditAnchor.Origin;
        private AuditAnchor? _lastGood;

        internal AuditVerification Over(FileStream log)
        {
            foreach (var (line, isComplete) in Lines(log))
            {
                var number = _last.Index + 1;
                if (!isComplete)
                    return With(AuditProblems.Unfinished(path, number));
                if (Look(line.Span, number) is { } problem)
                    return With(problem);
            }

            var beyond = anchors.Where(anchor => anchor.Index > _last.Index).MinBy(anchor => anchor.Index);
            return With(beyond is null ? null : AuditProblems.Cut(path, beyond, _last.Index));
        }

        private Problem? Look(ReadOnlySpan<byte> line, long number)
        {
            if (AuditLine.HashOf(line) is not { } hash)
                return AuditProblems.NoEntry(path, number);
            if (!hash.IsRight)
                return AuditProblems.WrongHash(path, number);
            if (AuditLine.PlaceOf(line) is not { } place)
                return AuditProblems.NoEntry(path, number);
            if (place.Index != number)
                return AuditProblems.WrongPlace(path, number, place.Index);
            if (!string.Equals(place.Previous, _last.Hash, StringComparison.Ordinal))
                return AuditProblems.BrokenChain(path, number);
            foreach (var anchor in _anchors[number])
            {
                if (!string.Equals(anchor.Hash, hash.Hash, StringComparison.Ordinal))
                    return AuditProblems.NotTheAnchored(path, anchor);
                _lastGood = anchor;
            }

            _last = new AuditAnchor(number, hash.Hash);
            return null;
        }

        private AuditVerification With(Problem? problem) => new(_last.Index, _last.Index == 0 ? null : _last, _lastGood, problem);

        private static IEnumerable<(ReadOnlyMemory<byte> Line, bool IsComplete)> Lines(FileStream log)
        {
            var buffer = new byte[1 << 20];
            var filled = 0;
            while (true)
            {
                var read = log.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                var at = 0;
                while (Array.IndexOf(buffer, (byte)'\n', at, filled - at) is var feed and >= 0)
                {
                    yield return (buffer.AsMemory(at, feed - at), true);
                    at = feed + 1;
                }

                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                filled -= at;
                if (read == 0)
                    break;
                if (filled == LongestLineBytes)
                    break;
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }

            if (filled > 0)
                yield return (buffer.AsMemory(0, filled), false);
        }
    }
}
