using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Reruns;

/// <summary>Reads files of records: one record, an array of them (<c>check --format json</c>), or one a line (<c>records.jsonl</c>).</summary>
public static class RecordFile
{
    private const long SizeLimitBytes = 256L << 20;
    private const int LongestLineBytes = 64 << 20;
    private const int PeekedBytes = 4096;

    private static readonly string[] LineEndings = [".jsonl", ".ndjson"];

    // A member twice is read differently by different programs: such a record is none.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Whether a file holds records and not sites: by its name, or by the first member of its first object.</summary>
    /// <param name="path">The file.</param>
    public static bool IsOne(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return HasLines(path) || (Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && BeginsAsRecord(path));
    }

    /// <summary>Reads the records. What is none, and a file that cannot be read, is a row with its problem; the others go on.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<RecordRow> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return HasLines(path) ? ReadLines(path) : ReadWhole(path);
    }

    private static bool HasLines(string path) => LineEndings.Contains(Path.GetExtension(path).ToLowerInvariant(), StringComparer.Ordinal);

    private static List<RecordRow> ReadWhole(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > SizeLimitBytes })
                return [Refused(1, TooLarge(path, "文件", "the file", SizeLimitBytes))];
            return JsonNode.Parse(File.ReadAllBytes(path), nodeOptions: null, Strict) switch
            {
                JsonArray { Count: > 0 } records => [.. records.Select((record, i) => RowOf(Place(path, i + 1), i + 1, record))],
                var record => [RowOf(path, 1, record)],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [Refused(1, NotARecord(path, e.Message))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Refused(1, CannotRead(path, e))];
        }
    }

    private static IEnumerable<RecordRow> ReadLines(string path)
    {
        var (buffer, filled, number, problem) = (new byte[1 << 20], 0, 0, (Problem?)null);
        using var file = Guarded(path, () => File.OpenRead(path), ref problem);
        while (problem is null)
        {
            var read = Guarded(path, () => file!.Read(buffer, filled, buffer.Length - filled), ref problem);
            filled += read;
            var at = 0;
            while (Array.IndexOf(buffer, (byte)'\n', at, filled - at) is var feed and >= 0)
            {
                if (RowOf(path, ++number, buffer.AsSpan(at, feed - at)) is { } row)
                    yield return row;
                at = feed + 1;
            }

            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            filled -= at;
            if (read == 0)
                break;
            if (filled == LongestLineBytes)
                problem = TooLarge(Place(path, number + 1), "一行", "a line", LongestLineBytes);
            else if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        // Of a file that fails while it is read: what came so far was whole, and this says that it is not all.
        if (problem is not null)
            yield return Refused(number + 1, problem);
        else if (RowOf(path, number + 1, buffer.AsSpan(0, filled)) is { } last)
            yield return last;
    }

    // A blank line is no row.
    private static RecordRow? RowOf(string path, int number, ReadOnlySpan<byte> line)
    {
        if (line.TrimStart(" \t\r"u8).IsEmpty)
            return null;
        try
        {
            return RowOf(Place(path, number), number, JsonNode.Parse(line, nodeOptions: null, Strict));
        }
        catch (JsonException e)
        {
            return Refused(number, NotARecord(Place(path, number), e.Message));
        }
    }

    private static RecordRow RowOf(string place, int number, JsonNode? node) => node is JsonObject record
        ? new RecordRow(number, record, Problem: null)
        : Refused(number, NotARecord(place, node?.GetValueKind().ToString() ?? "null"));

    private static RecordRow Refused(int number, Problem problem) => new(number, Record: null, problem);

    // As check prints it a record begins with its schema, in canonical form with its basis; no file of sites begins with either.
    private static bool BeginsAsRecord(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var begin = new byte[PeekedBytes];
            var reader = new Utf8JsonReader(begin.AsSpan(0, file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)), isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName)
                    return reader.CurrentDepth <= 2 && (reader.ValueTextEquals("schema"u8) || reader.ValueTextEquals("basis"u8));
            }
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads it as sites says what is wrong with it.
            return false;
        }

        return false;
    }

    private static string Place(string path, int number) => FormattableString.Invariant($"{Path.GetFileName(path)}#{number}");

    private static Problem NotARecord(string where, string why) => new(
        "rerun.not-a-record", where, $"文件不是检查记录（{why}）。请使用 check --format json 的输出。", $"the file is no check record ({why}). Use what check --format json printed.");

    private static Problem TooLarge(string where, string chinese, string english, long limit) =>
        new("input.too-large", where, $"{chinese}超过 {limit >> 20} MB。", $"{english} is larger than {limit >> 20} MB.");

    private static Problem CannotRead(string path, Exception reason) => reason is FileNotFoundException or DirectoryNotFoundException
        ? new Problem("input.not-found", path, "文件不存在。", "there is no such file.")
        : new Problem("input.unreadable", path, "文件无法读取。", "the file cannot be read.");

    private static T? Guarded<T>(string path, Func<T> read, ref Problem? problem)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = CannotRead(path, e);
            return default;
        }
    }
}

/// <summary>One row of a file of records.</summary>
/// <param name="Number">Its place in the file, from 1: of lines the line's number.</param>
/// <param name="Record">The object; null when it is none.</param>
/// <param name="Problem">What is wrong; null when it is an object.</param>
public sealed record RecordRow(int Number, JsonObject? Record, Problem? Problem);
