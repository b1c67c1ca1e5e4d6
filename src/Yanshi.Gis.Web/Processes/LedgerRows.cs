using System.Buffers;
using System.Text.Json;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The rows of a ledger, best first, as the table on the map shows them: an object a line, so that any page of them is read without the others. Thread-safe.</summary>
internal static class LedgerRows
{
    /// <summary>The file in a job's folder.</summary>
    internal const string FileName = "rows.jsonl";

    private const byte LineEnd = (byte)'\n';
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes them.</summary>
    internal static void Write(Stream to, IEnumerable<RankedRow> rows)
    {
        var line = new ArrayBufferWriter<byte>(1 << 12);
        foreach (var row in rows)
        {
            line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(line, JsonAnswer.WriterOptions))
                Write(json, row);
            to.Write(line.WrittenSpan);
            to.WriteByte(LineEnd);
        }
    }

    /// <summary>Reads a page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">How many rows come before.</param>
    /// <param name="limit">How many are wanted.</param>
    /// <param name="page">Where the lines go, with commas between.</param>
    /// <returns>How many rows there are, and how many are in the page.</returns>
    internal static (int Matched, int Returned) Read(string path, int offset, int limit, Stream page)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var (buffer, row) = (new byte[BufferBytes], 0);
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var rest = buffer.AsSpan(0, read); rest.Length > 0;)
            {
                var end = rest.IndexOf(LineEnd);
                if (row >= offset && row - offset < limit)
                {
                    page.Write(end < 0 ? rest : rest[..end]);
                    if (end >= 0)
                        page.WriteByte((byte)',');
                }

                if (end < 0)
                    break;
                row++;
                rest = rest[(end + 1)..];
            }
        }

        // The comma behind the last one.
        var returned = Math.Clamp(row - offset, 0, limit);
        if (returned > 0)
            page.SetLength(page.Length - 1);
        return (row, returned);
    }

    private static void Write(Utf8JsonWriter json, RankedRow ranked)
    {
        var row = ranked.Row;
        json.WriteStartObject();
        json.WriteNumber("number", row.Number);
        WriteNumber(json, "rank", ranked.Rank);
        WriteNumber(json, "score", ranked.Score is { } score ? Math.Round(score, 1) : null);
        json.WriteString("id", row.Id);
        json.WriteString("name", row.Name);
        json.WriteString("source", row.Source);
        json.WriteString("state", EnumCode.Of(row.State));
        json.WriteString("verdict", EnumCode.Of(row.Verdict));
        json.WriteString("basis", EnumCode.Of(row.Basis));
        WriteNumber(json, "areaSquareMetres", row.AreaSquareMetres);
        json.WriteString("projectType", row.ProjectType);
        json.WriteString("town", row.Towns is [var town, ..] ? town.Name : null);
        json.WriteString("park", row.Parks is [var park, ..] ? park.Name : null);
        json.WriteNumber("questions", row.Questions.Count);
        if (row.Centre is { } centre)
        {
            json.WriteStartArray("centre");
            json.WriteNumberValue(centre.Longitude);
            json.WriteNumberValue(centre.Latitude);
            json.WriteEndArray();
        }

        WriteTexts(json, "undeterminedBy", row.UndeterminedBy);
        json.WriteStartArray("layers");
        foreach (var layer in row.Layers.Where(layer => layer.Verdict > Verdict.Clear))
        {
            json.WriteStartObject();
            json.WriteString("id", layer.Id);
            json.WriteString("verdict", EnumCode.Of(layer.Verdict));
            json.WriteString("certainty", EnumCode.Of(layer.Certainty));
            WriteNumber(json, "areaSquareMetres", layer.AreaSquareMetres);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "summaries", row.Findings.Select(finding => finding.Summary).Distinct(StringComparer.Ordinal));
        if (row.Problem is { } problem)
        {
            json.WriteStartObject("problem");
            json.WriteString("code", problem.Code);
            json.WriteString("where", problem.Where);
            json.WriteString("message", problem.Chinese);
            json.WriteString("messageEnglish", problem.English);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
