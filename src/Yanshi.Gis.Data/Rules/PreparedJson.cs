using System.Globalization;
using System.Text.Json;

namespace Yanshi.Gis.Data.Rules;

/// <summary>Members of a prepared rule book.</summary>
internal static class PreparedJson
{
    private const string DateFormat = "yyyy-MM-dd";

    internal static void WriteDate(this Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } value)
            json.WriteString(name, value.ToString(DateFormat, CultureInfo.InvariantCulture));
        else
            json.WriteNull(name);
    }

    internal static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    internal static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string Text(this JsonElement json, ReadOnlySpan<byte> name) => json.GetProperty(name).GetString() ?? throw new FormatException("A text is null.");

    internal static string? FindText(this JsonElement json, ReadOnlySpan<byte> name) => json.GetProperty(name).GetString();

    internal static double Number(this JsonElement json, ReadOnlySpan<byte> name) => json.GetProperty(name).GetDouble();

    internal static double? FindNumber(this JsonElement json, ReadOnlySpan<byte> name) => json.GetProperty(name) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    internal static bool Flag(this JsonElement json, ReadOnlySpan<byte> name) => json.GetProperty(name).GetBoolean();

    internal static DateOnly? Date(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.FindText(name) is { } text ? DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture) : null;

    internal static IReadOnlyList<string> Texts(this JsonElement json, ReadOnlySpan<byte> name) => json.List(name, static item => item.GetString() ?? throw new FormatException("A text is null."));

    internal static IReadOnlyList<T> List<T>(this JsonElement json, ReadOnlySpan<byte> name, Func<JsonElement, T> read)
    {
        var array = json.GetProperty(name);
        var count = array.GetArrayLength();
        if (count == 0)
            return [];
        var items = new List<T>(count);
        foreach (var item in array.EnumerateArray())
            items.Add(read(item));
        return items;
    }
}
