using System.Buffers.Text;
using System.Globalization;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// One pass over JSON bytes before the parser sees them: refuses nesting that is too deep, and escapes that are no text (half a surrogate
/// pair), at which the parser would fail only when the string is asked for.
/// </summary>
internal static class JsonScan
{
    private const int EscapeLength = 6; // \uXXXX

    /// <exception cref="InputRefusedException"><c>input.too-deep</c>, <c>geojson.text</c>.</exception>
    public static void Check(ReadOnlySpan<byte> json, int maxDepth)
    {
        var depth = 0;
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'\\' when inString:
                    if (HalfPairAt(json[i..], out var length))
                        throw NoText(LineOf(json, i));
                    i += length - 1;
                    break;
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'[' or (byte)'{' when !inString:
                    if (++depth > maxDepth)
                        throw TooDeep(maxDepth, LineOf(json, i));
                    break;
                case (byte)']' or (byte)'}' when !inString:
                    depth--;
                    break;
            }
        }
    }

    public static InputRefusedException TooDeep(int maxDepth, string where) => new(
        "input.too-deep",
        where,
        string.Create(CultureInfo.InvariantCulture, $"嵌套超过 {maxDepth} 层，不像坐标文件。"),
        string.Create(CultureInfo.InvariantCulture, $"it is nested more than {maxDepth} levels deep, which no coordinate file is."));

    /// <summary>Whether an escape begins a surrogate pair without ending it, or ends one without a beginning; and its length.</summary>
    private static bool HalfPairAt(ReadOnlySpan<byte> escape, out int length)
    {
        length = 2;
        if (!TryUnit(escape, out var unit))
            return false; // a short escape; malformed ones are the parser's to report
        length = EscapeLength;
        if (char.IsLowSurrogate(unit))
            return true;
        if (!char.IsHighSurrogate(unit))
            return false;
        if (!TryUnit(escape[EscapeLength..], out var second) || !char.IsLowSurrogate(second))
            return true;
        length = 2 * EscapeLength;
        return false;
    }

    private static bool TryUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < EscapeLength || escape[0] != '\\' || escape[1] != 'u')
            return false;
        if (!Utf8Parser.TryParse(escape[2..EscapeLength], out ushort value, out var used, 'x') || used != EscapeLength - 2)
            return false;
        unit = (char)value;
        return true;
    }

    private static string LineOf(ReadOnlySpan<byte> json, int at) => Place.Line(json[..at].Count((byte)'\n') + 1);

    private static InputRefusedException NoText(string where) => new(
        "geojson.text",
        where,
        "字符串中有不成对的 \\u 代理项转义，不是合法文本。",
        "a string has half a surrogate pair as \\u escape, which is no text.");
}
