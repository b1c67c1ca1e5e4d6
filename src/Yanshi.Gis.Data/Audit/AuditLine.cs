using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yanshi.Gis.Data.Audit;

/// <summary>
/// An entry as one line of JSON. Its last member is its hash: SHA-256 over the bytes of the line before <c>,"hash"</c>, among which is the hash of the entry
/// before. So a line can be checked with any tool that hashes bytes, and no byte of it can change unseen.
/// </summary>
internal static class AuditLine
{
    private const int HashDigits = 64;

    private static readonly byte[] HashMember = ",\"hash\":\""u8.ToArray();
    private static readonly byte[] End = "\"}"u8.ToArray();
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The line of the entry that follows another, without a line feed.</summary>
    internal static byte[] Of(Act act, AuditEvent what, AuditAnchor previous, out AuditAnchor anchor)
    {
        var open = Open(act, what, previous);
        var hash = Convert.ToHexStringLower(SHA256.HashData(open));
        anchor = new AuditAnchor(previous.Index + 1, hash);
        return [.. open, .. HashMember, .. Encoding.ASCII.GetBytes(hash), .. End];
    }

    /// <summary>The hash a line states and whether it is right; null when the line is no entry.</summary>
    internal static (string Hash, bool IsRight)? HashOf(ReadOnlySpan<byte> line)
    {
        var tail = HashMember.Length + HashDigits + End.Length;
        if (line.Length <= tail || !line.EndsWith(End) || !line[^tail..].StartsWith(HashMember))
            return null;
        var stated = Encoding.ASCII.GetString(line[^(HashDigits + End.Length)..^End.Length]);
        return (stated, string.Equals(stated, Convert.ToHexStringLower(SHA256.HashData(line[..^tail])), StringComparison.Ordinal));
    }

    /// <summary>The number of an entry and the hash of the one before; null when the line does not begin as an entry does.</summary>
    internal static (long Index, string Previous)? PlaceOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
            long? index = null;
            string? previous = null;
            while (reader.Read())
            {
                if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                if (reader.ValueTextEquals("index"u8))
                    index = reader.Read() && reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
                else if (reader.ValueTextEquals("previous"u8))
                    previous = reader.Read() && reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
            }

            return index is { } i && previous is not null ? (i, previous) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads an entry; null when the line is none.</summary>
    internal static AuditEntry? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Strict);
            return AuditEntry.From(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    // The closing brace is left for the hash to come before it.
    private static byte[] Open(Act act, AuditEvent what, AuditAnchor previous)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("index", previous.Index + 1);
            json.WriteString("time", act.Time);
            json.WriteString("offset", act.Offset);
            json.WriteString("user", act.User);
            json.WriteString("command", act.Command);
            json.WriteString("action", what.Action);
            json.WriteString("what", what.What);
            WriteInput(json, what.Input);
            WriteLayers(json, what.Layers);
            WriteRuleBook(json, what.RuleBook);
            if (what.Generation is { } generation)
                json.WriteNumber("generation", generation);
            else
                json.WriteNull("generation");
            json.WriteString("previous", previous.Hash);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan[..^1].ToArray();
    }

    private static void WriteInput(Utf8JsonWriter json, AuditedInput? input)
    {
        if (input is null)
        {
            json.WriteNull("input");
            return;
        }

        json.WriteStartObject("input");
        json.WriteString("name", input.Name);
        json.WriteString("sha256", input.Sha256);
        json.WriteEndObject();
    }

    private static void WriteLayers(Utf8JsonWriter json, IReadOnlyList<AuditedLayer> layers)
    {
        json.WriteStartArray("layers");
        foreach (var layer in layers)
        {
            json.WriteStartObject();
            json.WriteString("id", layer.LayerId);
            json.WriteNumber("version", layer.Version);
            json.WriteString("sha256", layer.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRuleBook(Utf8JsonWriter json, AuditedRuleBook? book)
    {
        if (book is null)
        {
            json.WriteNull("ruleBook");
            return;
        }

        json.WriteStartObject("ruleBook");
        json.WriteString("id", book.Id);
        json.WriteString("version", book.Version);
        json.WriteString("sha256", book.Sha256);
        json.WriteEndObject();
    }
}
