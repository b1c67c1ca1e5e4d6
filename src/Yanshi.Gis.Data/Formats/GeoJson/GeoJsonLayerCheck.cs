using System.Text.Json;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// Looks at a GeoJSON layer of any size before GDAL does: nesting, encoding, and the <c>crs</c> member, which may name an address that GDAL
/// would call.
/// </summary>
internal static class GeoJsonLayerCheck
{
    private const int MaxDepth = 64;
    private const int BufferBytes = 64 * 1024;
    private const string CrsMember = "crs";

    /// <exception cref="InputRefusedException"><c>input.too-deep</c>, <c>geojson.crs</c>, <c>geojson.not-utf-8</c>, <c>geojson.syntax</c>.</exception>
    internal static void Run(Stream file, string name)
    {
        if (TextEncodingDetection.Detect(file) is { Name: not TextEncodingDetection.Utf8 } encoding)
            throw new InputRefusedException(
                "geojson.not-utf-8",
                name,
                $"图层的 GeoJSON 必须是 UTF-8，这个文件是 {encoding.Name}。请转换编码后再导入。",
                $"a layer in GeoJSON must be UTF-8, this file is {encoding.Name}. Convert it before importing it.");
        file.Position = 0;
        try
        {
            Scan(file);
        }
        catch (JsonException e)
        {
            throw new InputRefusedException(
                new Problem("geojson.syntax", name, "不是完整的 JSON，文件可能被截断或手工改坏。", "it is no complete JSON; the file may be cut off or edited by hand."), e);
        }
    }

    private static void Scan(Stream file)
    {
        var buffer = new byte[BufferBytes];
        var held = file.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
        var mark = buffer.AsSpan(0, held).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        buffer.AsSpan(mark, held - mark).CopyTo(buffer);
        held -= mark;
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue });
        for (var isLast = false; !isLast;)
        {
            if (held == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = file.Read(buffer, held, buffer.Length - held);
            isLast = read == 0;
            held += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, held), isLast, state);
            var rest = Walk(ref reader, isLast, ref state);
            held -= rest;
            buffer.AsSpan(rest, held).CopyTo(buffer);
        }
    }

    /// <summary>Reads on as far as the buffer goes.</summary>
    /// <returns>How many bytes are done with.</returns>
    private static int Walk(ref Utf8JsonReader reader, bool isLast, ref JsonReaderState state)
    {
        while (true)
        {
            var before = reader;
            if (!reader.Read())
                break;
            if (reader.CurrentDepth > MaxDepth)
                throw JsonScan.TooDeep(MaxDepth, "JSON");
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(CrsMember))
                continue;
            var value = reader;
            value.Read();
            if (!JsonElement.TryParseValue(ref value, out var crs))
            {
                // The member goes on behind the buffer: come back to it with more.
                if (isLast)
                    break;
                state = before.CurrentState;
                return (int)before.BytesConsumed;
            }

            _ = GeoJsonCrs.Read(crs.Value);
            reader = value;
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
