using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>The two forms of an attribute's value: as text for a site, as JSON for a layer.</summary>
internal static class VectorValue
{
    /// <summary>Han characters stay as they are; the JSON goes to our own reader only.</summary>
    internal static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        string[] texts => string.Join("; ", texts),
        long[] numbers => string.Join("; ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        JsonElement element => element.ValueKind is JsonValueKind.String ? element.GetString()! : element.GetRawText(),
        double[] numbers => string.Join("; ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))),
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    internal static void Write(Utf8JsonWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                json.WriteStartArray();
                foreach (var item in (Array)value)
                    Write(json, item!);
                json.WriteEndArray();
                break;
        }
    }
}
