using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// JSON for people: members in the order they were given, two spaces of indent, line feeds, Chinese as it is. Arrays of plain values
/// (a coordinate, a bounding box, a list of codes) stay on one line. Scalars are spelt as in <see cref="CanonicalJson"/>. Thread-safe.
/// </summary>
public static class IndentedJson
{
    private const int IndentWidth = 2;

    // The end of a part and the indent of the next, as deep as nearly all JSON is.
    private static ReadOnlySpan<byte> Break => ",\n                                "u8;

    /// <summary>The text of a value, without a closing line feed.</summary>
    /// <param name="value">The value; null stands for JSON's <c>null</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="ArgumentException">A string holds half a surrogate pair.</exception>
    public static string Write(JsonNode? value)
    {
        var text = new JsonText();
        Append(text, value, depth: 0);
        return text.ToString();
    }

    /// <summary>Appends a value that stands so deep.</summary>
    internal static void Append(JsonText text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: 0 }:
                text.Append("{}"u8);
                break;
            case JsonObject members:
                AppendBlock(text, '{', members, '}', depth, member =>
                {
                    text.AppendString(member.Key);
                    text.Append(": "u8);
                    Append(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items when items.All(item => item is null or JsonValue):
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0)
                        text.Append(", "u8);
                    text.AppendScalar((JsonValue?)items[i]);
                }

                text.Append(']');
                break;
            case JsonArray items:
                AppendBlock(text, '[', items, ']', depth, item => Append(text, item, depth + 1));
                break;
            default:
                text.AppendScalar((JsonValue?)value);
                break;
        }
    }

    /// <summary>Begins the line of a part of an object or array that stands so deep.</summary>
    internal static void AppendPartBreak(JsonText text, bool isFirst, int depth)
    {
        var start = isFirst ? 1 : 0;
        var end = ",\n"u8.Length + IndentWidth * (depth + 1);
        text.Append(Break[start..Math.Min(end, Break.Length)]);
        if (end > Break.Length)
            text.Append(' ', end - Break.Length);
    }

    /// <summary>Ends an object or array that stands so deep and has parts.</summary>
    internal static void AppendEnd(JsonText text, char close, int depth) => text.Append('\n').Append(' ', IndentWidth * depth).Append(close);

    private static void AppendBlock<T>(JsonText text, char open, IEnumerable<T> parts, char close, int depth, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            AppendPartBreak(text, first, depth);
            append(part);
            first = false;
        }

        AppendEnd(text, close, depth);
    }
}
