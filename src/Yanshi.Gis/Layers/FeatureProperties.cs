using System.Collections;
using System.Text;
using System.Text.Json;

namespace Yanshi.Gis.Layers;

/// <summary>The properties of a feature as they lie in a file: JSON that is parsed when all of it is asked for. A check asks most features for one value only.</summary>
/// <param name="json">A JSON object without white space between its parts, UTF-8; it must not change.</param>
/// <remarks>Thread-safe.</remarks>
internal sealed class FeatureProperties(ReadOnlyMemory<byte> json) : IReadOnlyList<KeyValuePair<string, JsonElement>>
{
    private List<KeyValuePair<string, JsonElement>>? _parsed;

    public int Count => Parsed.Count;

    private List<KeyValuePair<string, JsonElement>> Parsed => _parsed ??= Parse();

    public KeyValuePair<string, JsonElement> this[int index] => Parsed[index];

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Parsed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same as <see cref="LayerFeature.FindText"/>, of the first property with the name.</summary>
    internal string? FindText(string name) => Find(name, isNestedText: true);

    /// <summary>The same, but null for objects and arrays.</summary>
    internal string? FindScalar(string name) => Find(name, isNestedText: false);

    private string? Find(string name, bool isNestedText)
    {
        if (PropertyKey.Find(json.Span, name, out var plain) is { } isThere)
            return isThere ? Encoding.UTF8.GetString(plain) : null;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isSought = reader.ValueTextEquals(name);
            reader.Read();
            if (isSought)
                return reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !isNestedText ? null : TextAt(ref reader);
            reader.Skip();
        }

        return null;
    }

    private string? TextAt(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return reader.GetString();
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Encoding.UTF8.GetString(json.Span[start..(int)reader.BytesConsumed]);
        }
    }

    private List<KeyValuePair<string, JsonElement>> Parse()
    {
        var properties = JsonElement.Parse(json.Span);
        var parsed = new List<KeyValuePair<string, JsonElement>>(properties.GetPropertyCount());
        foreach (var property in properties.EnumerateObject())
            parsed.Add(KeyValuePair.Create(property.Name, property.Value));
        return parsed;
    }
}
