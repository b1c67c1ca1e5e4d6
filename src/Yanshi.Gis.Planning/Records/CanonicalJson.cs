using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// The canonical form of JSON (RFC 8785): no white space, object members sorted by the UTF-16 units of their names, numbers as
/// ECMAScript writes them, UTF-8. Two equal values have the same bytes, so a digest over them can be checked by anyone. Thread-safe.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">The value; null stands for JSON's <c>null</c>.</param>
    /// <returns>The text; its UTF-8 bytes are the canonical form.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="ArgumentException">A string holds half a surrogate pair.</exception>
    public static string Write(JsonNode? value) => TextOf(value).ToString();

    /// <summary>The canonical form of a value: UTF-8.</summary>
    /// <param name="value">The value; null stands for JSON's <c>null</c>.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="ArgumentException">A string holds half a surrogate pair.</exception>
    public static byte[] Utf8(JsonNode? value) => TextOf(value).Written.ToArray();

    /// <summary>The digest of a value: <c>sha256:</c> and the hexadecimal SHA-256 of its canonical UTF-8 bytes.</summary>
    /// <param name="value">The value; null stands for JSON's <c>null</c>.</param>
    public static string Digest(JsonNode? value) => DigestOf(TextOf(value).Written);

    /// <summary>The digest of a value of which the canonical UTF-8 bytes are given.</summary>
    internal static string DigestOf(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        return $"sha256:{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>The hexadecimal SHA-256, in lower case, of a value's canonical UTF-8 bytes.</summary>
    /// <param name="value">The value; null stands for JSON's <c>null</c>.</param>
    public static string Sha256(JsonNode? value) => Convert.ToHexStringLower(SHA256.HashData(TextOf(value).Written));

    /// <summary>Appends a value.</summary>
    internal static void Append(JsonText text, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                AppendJoined(text, '{', members.OrderBy(member => member.Key, StringComparer.Ordinal), '}', member =>
                {
                    text.AppendString(member.Key);
                    text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case JsonArray items:
                AppendJoined(text, '[', items, ']', item => Append(text, item));
                break;
            default:
                text.AppendScalar((JsonValue?)value);
                break;
        }
    }

    private static JsonText TextOf(JsonNode? value)
    {
        var text = new JsonText();
        try
        {
            Append(text, value);
            return text;
        }
        catch (InvalidOperationException e)
        {
            // A string that was parsed is made only now, and there is none.
            throw new ArgumentException("A string holds half a surrogate pair, or bytes that are no UTF-8.", nameof(value), e);
        }
    }

    private static void AppendJoined<T>(JsonText text, char open, IEnumerable<T> parts, char close, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                text.Append(',');
            append(part);
            first = false;
        }

        text.Append(close);
    }
}
