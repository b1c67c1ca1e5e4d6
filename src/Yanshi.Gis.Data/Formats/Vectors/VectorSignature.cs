using System.Text;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>Tells the formats that are read through GDAL from the first bytes of their main file.</summary>
internal static class VectorSignature
{
    /// <summary>How many bytes of a file are enough.</summary>
    internal const int HeadBytes = 64 * 1024;

    /// <summary>The format; null when it is none of them. GeoJSON is not told from other JSON.</summary>
    internal static VectorFormat? Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x27, 0x0A]))
            return VectorFormat.Shapefile;
        if (head.StartsWith("SQLite format 3\0"u8))
            return VectorFormat.GeoPackage;
        if (head.StartsWith("fgb\u0003fgb"u8))
            return VectorFormat.FlatGeobuf;
        if (head.StartsWith("AutoCAD Binary DXF"u8))
            return VectorFormat.Dxf;
        return DetectText(TextOf(head));
    }

    /// <summary>The first bytes of a file.</summary>
    internal static byte[] HeadOf(Stream file)
    {
        file.Position = 0;
        var head = new byte[HeadBytes];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static VectorFormat? DetectText(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.StartsWith("<") && HasKmlRoot(text))
            return VectorFormat.Kml;
        if (start.StartsWith("!table", StringComparison.OrdinalIgnoreCase) || start.StartsWith("version ", StringComparison.OrdinalIgnoreCase))
            return VectorFormat.MapInfo;
        return IsDrawing(start) ? VectorFormat.Dxf : null;
    }

    // Elements of other languages, comments and declarations may come first.
    private static bool HasKmlRoot(string text)
    {
        var at = text.IndexOf("kml", StringComparison.Ordinal);
        while (at > 0)
        {
            if ((text[at - 1] is '<' || (text[at - 1] is ':' && text.LastIndexOf('<', at) is var open and >= 0 && !text.AsSpan(open, at - open).ContainsAny(" \t\r\n/")))
                && at + 3 < text.Length && text[at + 3] is ' ' or '\t' or '\r' or '\n' or '>' or '/')
                return true;
            at = text.IndexOf("kml", at + 1, StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>A drawing begins with the pair 0, SECTION, perhaps behind pairs of the comment code 999.</summary>
    private static bool IsDrawing(ReadOnlySpan<char> text)
    {
        var lines = text.EnumerateLines();
        while (lines.MoveNext())
        {
            var code = lines.Current.Trim();
            if (!lines.MoveNext())
                return false;
            if (code.SequenceEqual("0"))
                return lines.Current.Trim().SequenceEqual("SECTION");
            if (!code.SequenceEqual("999"))
                return false;
        }

        return false;
    }

    private static string TextOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(head);
        return Encoding.Latin1.GetString(head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head);
    }
}
