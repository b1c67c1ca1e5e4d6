using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// A value of a record on its way to JSON: as a <see cref="JsonNode"/> for whoever reads it, or straight as canonical text, which a screening makes a hundred
/// thousand times. Immutable.
/// </summary>
internal readonly struct RecordValue
{
    // What kind of value it is: a mark, or for everything but numbers and truth values the value itself; null for JSON's null.
    private readonly object? _value;
    private readonly double _number;

    private RecordValue(object? value, double number = 0) => (_value, _number) = (value, number);

    public static implicit operator RecordValue(string? text) => new(text);

    public static implicit operator RecordValue(double number) => new(Mark.Number, number);

    public static implicit operator RecordValue(double? number) => number is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(int number) => new(Mark.Whole, number);

    public static implicit operator RecordValue(int? number) => number is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(bool isSo) => new(isSo ? Mark.Yes : Mark.No);

    public static implicit operator RecordValue(bool? isSo) => isSo is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(RecordBlock? block) => new(block);

    public static implicit operator RecordValue(RecordValue[] list) => new(list);

    public static implicit operator RecordValue(KeptValue kept) => new(kept);

    public static implicit operator RecordValue(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? default : new((object)element);

    /// <summary>A list of blocks.</summary>
    internal static RecordValue[] Blocks<T>(IReadOnlyList<T> items, Func<T, RecordBlock> blockOf)
    {
        if (items.Count == 0)
            return [];
        var blocks = new RecordValue[items.Count];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = blockOf(items[i]);
        return blocks;
    }

    /// <summary>A list of texts.</summary>
    internal static RecordValue[] Texts(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return [];
        var values = new RecordValue[texts.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = texts[i];
        return values;
    }

    /// <summary>Whether it is a scalar.</summary>
    internal bool IsPlain => _value switch
    {
        RecordBlock or RecordValue[] => false,
        KeptValue kept => kept.Value.IsPlain,
        JsonElement element => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
        _ => true,
    };

    /// <summary>The value as a node; null for JSON's null.</summary>
    internal JsonNode? ToNode() => _value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        Mark mark => NodeOf(mark),
        RecordBlock block => block.ToJsonObject(),
        RecordValue[] list => new JsonArray([.. list.Select(item => item.ToNode())]),
        KeptValue kept => kept.Value.ToNode(),
        _ => NodeOf((JsonElement)_value),
    };

    /// <summary>Appends the value in its canonical form.</summary>
    internal void AppendCanonical(JsonText text)
    {
        switch (_value)
        {
            case null:
                text.Append("null"u8);
                break;
            case string value:
                text.AppendString(value);
                break;
            case Mark mark:
                AppendMarked(text, mark);
                break;
            case RecordBlock block:
                block.AppendCanonical(text);
                break;
            case RecordValue[] list:
                text.AppendArray<RecordValue>(list, static (to, item) => item.AppendCanonical(to));
                break;
            case KeptValue kept:
                text.Append(kept.Canonical);
                break;
            default:
                AppendElement(text, (JsonElement)_value);
                break;
        }
    }

    /// <summary>Appends the value for people, where it stands so deep (<see cref="IndentedJson"/>).</summary>
    internal void AppendIndented(JsonText text, int depth)
    {
        switch (_value)
        {
            case RecordBlock block:
                block.AppendIndented(text, depth);
                break;
            case RecordValue[] list:
                AppendIndented(text, list, depth);
                break;
            case KeptValue kept:
                text.Append(kept.Indented(depth));
                break;
            case JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array }:
                IndentedJson.Append(text, ToNode(), depth);
                break;
            default:
                AppendCanonical(text);
                break;
        }
    }

    // Plain values stay on one line.
    private static void AppendIndented(JsonText text, RecordValue[] list, int depth)
    {
        var isPlain = Array.TrueForAll(list, static item => item.IsPlain);
        text.Append('[');
        for (var i = 0; i < list.Length; i++)
        {
            if (!isPlain)
                IndentedJson.AppendPartBreak(text, isFirst: i == 0, depth);
            else if (i > 0)
                text.Append(", "u8);
            list[i].AppendIndented(text, depth + 1);
        }

        if (isPlain)
            text.Append(']');
        else
            IndentedJson.AppendEnd(text, ']', depth);
    }

    private void AppendMarked(JsonText text, Mark mark)
    {
        if (ReferenceEquals(mark, Mark.Yes))
            text.Append("true"u8);
        else if (ReferenceEquals(mark, Mark.No))
            text.Append("false"u8);
        else
            text.AppendNumber(_number);
    }

    private static void AppendElement(JsonText text, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
            text.AppendString(element);
        else
            CanonicalJson.Append(text, NodeOf(element));
    }

    private JsonValue NodeOf(Mark mark)
    {
        if (ReferenceEquals(mark, Mark.Number))
            return JsonValue.Create(_number);
        return ReferenceEquals(mark, Mark.Whole) ? JsonValue.Create((int)_number) : JsonValue.Create(ReferenceEquals(mark, Mark.Yes));
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    /// <summary>Stands for a kind of values that are no objects.</summary>
    private sealed class Mark
    {
        internal static readonly Mark Number = new();
        internal static readonly Mark Whole = new();
        internal static readonly Mark Yes = new();
        internal static readonly Mark No = new();
    }
}
