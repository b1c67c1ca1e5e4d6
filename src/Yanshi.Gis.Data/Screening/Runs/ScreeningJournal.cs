using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>
/// What a screening has done so far, on disk: a file of rows, one of records and one of outlines, to all of which is only appended. Records and outlines are on disk before
/// the row that counts them, so what a row promises is there whenever the process or the power ends; what lies behind the last whole row is
/// cut off when the journal is opened. Not thread-safe.
/// </summary>
internal sealed class ScreeningJournal : IDisposable
{
    private const string RowsName = "rows.jsonl";
    private const string RecordsName = "records.jsonl";
    private const string SitesName = "sites.wkb";
    private const int BufferBytes = 1 << 18;
    private const int CopiedBytes = 1 << 20;

    private static readonly TimeSpan LongestUnsaved = TimeSpan.FromSeconds(2);

    private readonly FileStream _rows;
    private readonly FileStream _records;
    private readonly FileStream _sites;
    private readonly MemoryStream _waiting = new();
    private readonly List<Place> _places = [];
    private readonly RepeatedTexts _texts = new();
    private long _saved = Stopwatch.GetTimestamp();
    private Place _end;

    private ScreeningJournal(string folder)
    {
        (_rows, _records, _sites) = (Open(RowsName), Open(RecordsName), Open(SitesName));

        FileStream Open(string name) => new(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferBytes);
    }

    /// <summary>How many rows there are.</summary>
    internal int Count => _places.Count;

    /// <summary>Removes what a folder holds of a journal.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c></exception>
    internal static void Clear(string folder)
    {
        try
        {
            foreach (var name in (string[])[RowsName, RecordsName, SitesName])
                File.Delete(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(folder, e);
        }
    }

    /// <summary>Opens the journal of a folder, or makes one.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="movedRecords">Where <see cref="MoveRecords"/> would have put the records; a run that ended after it takes them back.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c></exception>
    internal static ScreeningJournal Open(string folder, string movedRecords)
    {
        ScreeningJournal? journal = null;
        try
        {
            var wereMoved = TakeBack(folder, movedRecords);
            journal = new ScreeningJournal(folder);
            journal.Recover(wereMoved);
            return journal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            journal?.Dispose();
            throw StorageProblems.CannotWrite(folder, e);
        }
    }

    /// <summary>Adds the next row. It is on disk after the next <see cref="Commit"/>, which comes by itself every few seconds.</summary>
    internal void Append(JournalLine line)
    {
        try
        {
            if (line.Record is { } record)
            {
                _records.Write(record);
                _records.WriteByte((byte)'\n');
            }

            if (line.Outline is { } outline)
                _sites.Write(outline);
            _end = new Place(_end.RowsEnd + Write(line.Row, _records.Position, _sites.Position), _records.Position, _sites.Position);
            _places.Add(_end);
        }
        catch (IOException e)
        {
            throw StorageProblems.CannotWrite(_rows.Name, e);
        }

        if (Stopwatch.GetElapsedTime(_saved) > LongestUnsaved)
            Commit();
    }

    /// <summary>Brings everything to disk.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.fsync-failed</c></exception>
    internal void Commit()
    {
        try
        {
            _records.Flush();
            FileSync.File(_records.SafeFileHandle, _records.Name);
            _sites.Flush();
            FileSync.File(_sites.SafeFileHandle, _sites.Name);
            _waiting.WriteTo(_rows);
            _waiting.SetLength(0);
            _rows.Flush();
            FileSync.File(_rows.SafeFileHandle, _rows.Name);
            _saved = Stopwatch.GetTimestamp();
        }
        catch (IOException e)
        {
            throw StorageProblems.CannotWrite(_rows.Name, e);
        }
    }

    /// <summary>A row by its place, from 0. The journal must be committed; any thread may ask.</summary>
    internal ScreeningRow RowAt(int index)
    {
        var line = Read(_rows, StartOf(index).RowsEnd, _places[index].RowsEnd);
        return Parse(line, out _)!;
    }

    /// <summary>Whether a row's record was kept.</summary>
    internal bool HasRecord(int index) => _places[index].RecordsEnd > StartOf(index).RecordsEnd;

    /// <summary>Copies the records of some rows, one on a line, as canonical JSON. The journal must be committed.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="to">Where to.</param>
    /// <param name="stop">Ends it between two blocks with an <see cref="OperationCanceledException"/>.</param>
    internal void CopyRecords(int first, int end, Stream to, CancellationToken stop)
    {
        var (from, until) = (StartOf(first).RecordsEnd, StartOf(end).RecordsEnd);
        while (from < until)
        {
            stop.ThrowIfCancellationRequested();
            var next = Math.Min(until, from + CopiedBytes);
            to.Write(Read(_records, from, next));
            from = next;
        }
    }

    /// <summary>
    /// Gives the file of all records another name, on disk when this returns: nothing is copied, and nothing can be asked of the records any more. Until the journal's folder is
    /// removed it can be opened again, which takes them back.
    /// </summary>
    /// <param name="path">The name; a file that has it is replaced.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.fsync-failed</c></exception>
    internal void MoveRecords(string path)
    {
        try
        {
            _records.Dispose();
            File.Move(_records.Name, path, overwrite: true);

            // A folder that is a volume of its own made a copy of it.
            FileSync.File(path);
            FileSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(path, e);
        }
    }

    /// <summary>A row's site; null when it has none. Any thread may ask.</summary>
    internal SiteOutlines? SiteAt(int index)
    {
        var bytes = Read(_sites, StartOf(index).SitesEnd, _places[index].SitesEnd);
        return bytes.Length == 0 ? null : new SiteOutlines(bytes);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _records.Dispose();
        _sites.Dispose();
        _waiting.Dispose();
    }

    private Place StartOf(int index) => index == 0 ? default : _places[index - 1];

    private int Write(byte[] row, long recordsEnd, long sitesEnd)
    {
        var before = _waiting.Length;
        _waiting.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{recordsEnd} {sitesEnd} ")));
        _waiting.Write(row);
        _waiting.WriteByte((byte)'\n');
        return (int)(_waiting.Length - before);
    }

    // Records are only ever missing beside rows after they were moved.
    private static bool TakeBack(string folder, string movedRecords)
    {
        var (rows, records) = (new FileInfo(Path.Combine(folder, RowsName)), Path.Combine(folder, RecordsName));
        if (!rows.Exists || rows.Length == 0 || File.Exists(records) || !File.Exists(movedRecords))
            return false;
        File.Move(movedRecords, records);
        return true;
    }

    // Whole rows in their order, each promising no more than the other files hold; behind the first that is none, all is cut off.
    private void Recover(bool wereMoved)
    {
        ReadRows();

        // What was moved was complete. Anything else of that name is another run's, of which no row may keep a part.
        if (wereMoved && _records.Length != _end.RecordsEnd)
        {
            _places.Clear();
            _end = default;
        }

        Cut();
    }

    private void ReadRows()
    {
        using var lines = new FileStream(_rows.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferBytes);
        var line = new MemoryStream();
        var block = new byte[BufferBytes];
        for (int length; (length = lines.Read(block)) > 0;)
        {
            var rest = block.AsSpan(0, length);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Write(rest[..end]);
                if (!TakeIn(line.GetBuffer().AsSpan(0, (int)line.Length)))
                    return;
                line.SetLength(0);
            }

            line.Write(rest);
        }

        bool TakeIn(ReadOnlySpan<byte> line)
        {
            if (Parse(line, out var place) is not { } row || row.Number != _places.Count + 1 || place.RecordsEnd < _end.RecordsEnd || place.RecordsEnd > _records.Length || place.SitesEnd < _end.SitesEnd || place.SitesEnd > _sites.Length)
                return false;
            _end = place with { RowsEnd = _end.RowsEnd + line.Length + 1 };
            _places.Add(_end);
            return true;
        }
    }

    private void Cut()
    {
        foreach (var (file, end) in ((FileStream, long)[])[(_rows, _end.RowsEnd), (_records, _end.RecordsEnd), (_sites, _end.SitesEnd)])
        {
            file.SetLength(end);
            file.Position = end;
        }
    }

    private ScreeningRow? Parse(ReadOnlySpan<byte> line, out Place place)
    {
        place = default;
        var text = line.TrimEnd((byte)'\n');
        if (text.IndexOf((byte)' ') is var first and > 0 && text[(first + 1)..].IndexOf((byte)' ') is var second and > 0
            && long.TryParse(text[..first], CultureInfo.InvariantCulture, out var records) && long.TryParse(text.Slice(first + 1, second), CultureInfo.InvariantCulture, out var sites))
        {
            place = new Place(0, records, sites);
            try
            {
                return ScreeningRowJson.Read(text[(first + second + 2)..], _texts);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return null;
    }

    private static byte[] Read(FileStream file, long start, long end)
    {
        var bytes = new byte[end - start];
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(read), start + read);
            if (more == 0)
                throw new ReferenceDataException("screening.journal-damaged", file.Name, "筛查的中间文件变短了：有别的程序改动过它。请删除该文件夹后重新筛查。", "A file of the screening's state became shorter: something else changed it. Remove that folder and screen again.");
            read += more;
        }

        return bytes;
    }

    /// <summary>Where a row, its record and its outline end.</summary>
    private readonly record struct Place(long RowsEnd, long RecordsEnd, long SitesEnd);
}

/// <summary>What is written of a row.</summary>
/// <param name="Row">The row as JSON.</param>
/// <param name="Record">The canonical JSON of its record; null when it has none or it is not kept.</param>
/// <param name="Outline">The site (<see cref="SiteOutlines"/>); null when it has none.</param>
internal sealed record JournalLine(byte[] Row, byte[]? Record, byte[]? Outline);

/// <summary>The outline of a site in longitude and latitude, and in the analysis plane, as it was written: each is made when it is asked for.</summary>
internal sealed class SiteOutlines(byte[] bytes)
{
    private readonly int _inPlane = sizeof(int) + BitConverter.ToInt32(bytes);

    /// <summary>In CGCS2000 longitude and latitude.</summary>
    internal Geometry LonLat => new WKBReader().Read(bytes[sizeof(int).._inPlane]);

    /// <summary>In the analysis plane.</summary>
    internal Geometry InPlane => new WKBReader().Read(bytes[_inPlane..]);

    internal static byte[] Write(Site site)
    {
        var (lonLat, inPlane) = (site.GeometryLonLat.AsBinary(), site.GeometryInPlane.AsBinary());
        return [.. BitConverter.GetBytes(lonLat.Length), .. lonLat, .. inPlane];
    }
}
