using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>Understands how encodings are called in .cpg files, in drawings and by users.</summary>
internal static class TextEncodingName
{
    private const int SimplifiedChinese = 936;
    private const int Utf8CodePage = 65001;

    // Left to themselves the code pages write "?" for what they cannot decode.
    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    /// <summary>
    /// The encoding's name in records: <c>utf-8</c>, <c>gb18030</c> for GBK, GB2312 and code page 936 too, else the registered name; null
    /// when it is not understood or says only "the system's".
    /// </summary>
    public static string? Find(string written)
    {
        var key = string.Concat(written.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        switch (key)
        {
            case "UTF8":
                return TextEncodingDetection.Utf8;
            case "GBK" or "GB2312" or "GB18030" or "EUCCN" or "MSGBK" or "WINDOWSSIMPCHINESE":
                return TextEncodingDetection.Gb18030;
            case "BIG5" or "WINDOWSTRADCHINESE":
                return NameOf(950);
            case "WINDOWSLATIN1":
                return NameOf(1252);
        }

        if (key.StartsWith("ISO8859", StringComparison.Ordinal) && int.TryParse(key[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part is >= 1 and <= 15)
            return NameOf(28590 + part);
        if (key.StartsWith("8859", StringComparison.Ordinal) && int.TryParse(key[4..], NumberStyles.None, CultureInfo.InvariantCulture, out part) && part is >= 1 and <= 15)
            return NameOf(28590 + part);
        var digits = key.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var letters = key[..^digits.Length];
        return letters is "" or "CP" or "ANSI" or "OEM" or "WINDOWS" or "MS" && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? NameOf(page)
            : null;
    }

    /// <summary>Decodes a text of a named encoding; undecodable bytes become U+FFFD.</summary>
    public static string Decode(string name, ReadOnlySpan<byte> text) => name switch
    {
        TextEncodingDetection.Utf8 => Encoding.UTF8.GetString(text),
        TextEncodingDetection.Gb18030 => Gb18030Reader.Decode(text),
        _ => (CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacement) ?? Encoding.GetEncoding(name)).GetString(text),
    };

    private static string? NameOf(int codePage)
    {
        if (codePage is SimplifiedChinese or 54936)
            return TextEncodingDetection.Gb18030;
        if (codePage == Utf8CodePage)
            return TextEncodingDetection.Utf8;
        try
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)).WebName;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
