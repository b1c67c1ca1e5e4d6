using System.Text;
using System.Text.Unicode;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>
/// Looks at texts of unknown encoding, one after the other. A character that the end of a field cut off speaks against no encoding.
/// </summary>
internal sealed class TextTrial
{
    /// <summary>Whether any text has a byte beyond ASCII: otherwise the encoding does not matter.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether all texts so far obey UTF-8.</summary>
    public bool IsUtf8 { get; private set; } = true;

    /// <summary>Whether all texts so far can be decoded as GB18030.</summary>
    public bool IsGb18030 { get; private set; } = true;

    /// <summary>Takes one text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
            return;
        HasMore = true;
        IsUtf8 = IsUtf8 && Utf8.IsValid(text[..^TextEncodingDetection.IncompleteTail(text)]);
        IsGb18030 = IsGb18030 && !Gb18030Reader.Decode(text).AsSpan().TrimEnd('\uFFFD').Contains('\uFFFD');
    }
}
