using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>
/// <c>rulebook.json</c>: a rule book as it is after reading, without examples, so that a check need not read YAML. It begins with what it was
/// made of and the hash of the rest; one that was made of anything else, by another format or with a wrong byte is not used.
/// </summary>
internal static class PreparedRuleBook
{
    private const string Schema = "yanshi-gis/prepared-rule-book/1";
    private const long SizeLimitBytes = 64 << 20;
    private const int HashDigits = 64;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ReadOnlySpan<byte> BeforeBook => "\",\"book\":"u8;

    /// <summary>Writes a rule book; it is there as a whole, flushed to disk, or as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="book">The rule book.</param>
    /// <param name="catalogue">The layers it was checked against.</param>
    /// <param name="parks">The sectors it has taken from the parks.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.sync-failed</c>.</exception>
    internal static void Write(string path, RuleBook book, Catalogue catalogue, ParkDirectory parks)
    {
        var body = BodyOf(book);
        byte[] bytes = [.. Beginning(book.Identity.Sha256, catalogue, parks), .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), .. BeforeBook, .. body, .. "}\n"u8];
        DurableFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Reads the rule book when the file was made of these sources, for this catalogue and these parks; null when it was not, or is damaged.</summary>
    internal static RuleBook? Find(string path, string sourceSha256, Catalogue catalogue, ParkDirectory parks)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= SizeLimitBytes ? Parse(File.ReadAllBytes(path), Beginning(sourceSha256, catalogue, parks), sourceSha256) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Whatever is wrong with it, the rule book is read from its sources.
            return null;
        }
    }

    private static RuleBook? Parse(byte[] bytes, byte[] beginning, string sourceSha256)
    {
        var start = beginning.Length + HashDigits + BeforeBook.Length;
        if (bytes.Length < start || !bytes.AsSpan().StartsWith(beginning) || !bytes.AsSpan(0, start).EndsWith(BeforeBook))
            return null;
        var body = bytes.AsMemory(start..^2);
        if (!Encoding.ASCII.GetString(bytes, beginning.Length, HashDigits).Equals(Convert.ToHexStringLower(SHA256.HashData(body.Span)), StringComparison.Ordinal))
            return null;
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var documents = PreparedDefinitions.DocumentsFrom(root);
        return new RuleBook(
            PreparedDefinitions.IdentityFrom(root, sourceSha256),
            PreparedDefinitions.AttributesFrom(root),
            PreparedDefinitions.FieldsFrom(root),
            PreparedRules.From(root, documents));
    }

    private static byte[] BodyOf(RuleBook book)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            var documents = book.Rules.SelectMany(rule => rule.Citations).Select(citation => citation.Document).Distinct().ToList();
            json.WriteStartObject();
            PreparedDefinitions.Write(json, book, documents);
            PreparedRules.Write(json, book.Rules, documents);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    // The sources alone do not make the book: sectors become values of an attribute, and layers decide what rules may be about.
    private static byte[] Beginning(string sourceSha256, Catalogue catalogue, ParkDirectory parks)
    {
        var context = new StringBuilder();
        foreach (var layer in catalogue.Layers)
            context.Append(layer.Id).Append('\0').Append(EnumCode.Of(layer.Role)).Append('\0');
        foreach (var sector in parks.Sectors)
            context.Append('\0').Append(sector.Code).Append('\0').Append(sector.Name).Append('\0').Append(sector.NameEnglish).Append('\0');
        var contextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.ToString())));
        return Encoding.ASCII.GetBytes($"{{\"schema\":\"{Schema}\",\"source\":\"{sourceSha256}\",\"context\":\"{contextSha256}\",\"sha256\":\"");
    }
}
