using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>A ledger row as one line of JSON, with which a screening remembers what it has done. Thread-safe.</summary>
public static class ScreeningRowJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The line, without its end.</summary>
    public static string Write(ScreeningRow row) => JsonSerializer.Serialize(row, Options);

    /// <summary>The row of a line.</summary>
    /// <exception cref="JsonException">The line is no row.</exception>
    public static ScreeningRow Read(string line) => JsonSerializer.Deserialize<ScreeningRow>(line, Options) ?? throw new JsonException("The line is no row.");
}
