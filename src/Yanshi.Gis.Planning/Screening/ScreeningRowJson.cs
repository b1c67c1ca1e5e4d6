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

    /// <summary>The line in UTF-8, without its end.</summary>
    /// <param name="row">The row.</param>
    public static byte[] Write(ScreeningRow row) => JsonSerializer.SerializeToUtf8Bytes(row, Options);

    /// <summary>The row of a line.</summary>
    /// <param name="line">The line in UTF-8.</param>
    /// <exception cref="JsonException">The line is no row.</exception>
    public static ScreeningRow Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<ScreeningRow>(line, Options) ?? throw new JsonException("The line is no row.");
}
