using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// A value of a record on its way to JSON: as a <see cref="JsonNode"/> for whoever reads it, or straight as canonical text, which a screening makes a hundred
/// thousand times. Immutable.
/// </summary>
internal readonly struct RecordValue
{
    private readonly object? _value;
    private readonly double _number;
    private readonly Kind _kind;

    private RecordValue(Kind kind, object? value = null, double number = 0) => (_kind, _value, _number) = (kind, value, number);

    private enum Kind : byte
    {
        Null,
        Text,
        Number,
        Whole,
        Yes,
        No,
        Block,
        List,
        Geometry,
        Element,
    }

    public static implicit operator RecordValue(string? text) => text is null ? default : new(Kind.Text, text);

    public static implicit operator RecordValue(double number) => new(Kind.Number, number: number);

    public static implicit operator RecordValue(double? number) => number is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(int number) => new(Kind.Whole, number: number);

    public static implicit operator RecordValue(int? number) => number is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(bool isSo) => new(isSo ? Kind.Yes : Kind.No);

    public static implicit operator RecordValue(bool? isSo) => isSo is { } value ? value : default(RecordValue);

    public static implicit operator RecordValue(RecordBlock? block) => block is null ? default : new(Kind.Block, block);

    public static implicit operator RecordValue(RecordValue[] list) => new(Kind.List, list);

    public static implicit operator RecordValue(Geometry geometry) => new(Kind.Geometry, geometry);

    public static implicit operator RecordValue(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? default : new(Kind.Element, element);

    /// <summary>A list of blocks.</summary>
    internal static RecordValue[] Blocks<T>(IReadOnlyList<T> items, Func<T, RecordBlock> blockOf)
    {
        var blocks = new RecordValue[items.Count];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = blockOf(items[i]);
        return blocks;
    }

    /// <summary>A list of texts.</summary>
    internal static RecordValue[] Texts(IEnumerable<string> texts) => [.. texts.Select(text => (RecordValue)text)];

    /// <summary>The value as a node; null for JSON's null.</summary>
    internal JsonNode? ToNode() => _kind switch
    {
        Kind.Null => null,
        Kind.Text => JsonValue.Create((string)_value!),
        Kind.Number => JsonValue.Create(_number),
        Kind.Whole => JsonValue.Create((int)_number),
        Kind.Yes or Kind.No => JsonValue.Create(_kind is Kind.Yes),
        Kind.Block => ((RecordBlock)_value!).ToJsonObject(),
        Kind.List => new JsonArray([.. ((RecordValue[])_value!).Select(item => item.ToNode())]),
        Kind.Geometry => GeoJsonGeometry.Of((Geometry)_value!),
        _ => NodeOf((JsonElement)_value!),
    };

    /// <summary>Appends the value in its canonical form.</summary>
    internal void AppendCanonical(JsonText text)
    {
        switch (_kind)
        {
            case Kind.Null:
                text.Append("null"u8);
                break;
            case Kind.Text:
                text.AppendString((string)_value!);
                break;
            case Kind.Number or Kind.Whole:
                text.AppendNumber(_number);
                break;
            case Kind.Yes:
                text.Append("true"u8);
                break;
            case Kind.No:
                text.Append("false"u8);
                break;
            case Kind.Block:
                ((RecordBlock)_value!).AppendCanonical(text);
                break;
            case Kind.List:
                text.AppendArray<RecordValue>((RecordValue[])_value!, static (to, item) => item.AppendCanonical(to));
                break;
            case Kind.Geometry:
                GeoJsonGeometry.AppendCanonical(text, (Geometry)_value!);
                break;
            default:
                CanonicalJson.Append(text, NodeOf((JsonElement)_value!));
                break;
        }
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };
}
