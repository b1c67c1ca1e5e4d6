using System.Text;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>
/// Reads GB18030 as the standard of 2022 (and iconv) has it. The platform's decoder follows the edition of 2000: it turns 25 two-byte codes
/// into private-use characters. Only those codes give these characters, so replacing them after decoding is exact.
/// </summary>
/// <remarks>
/// GB 18030-2022: A6D9–A6DF, A6EC, A6ED, A6F3 (vertical punctuation), A8BC, and FE51–FEA0 in fifteen places.
/// A decoder fallback cannot do it, because the platform's decoder does not fail on them.
/// </remarks>
internal sealed class Gb18030Reader(TextReader platform) : TextReader
{
    private const char FirstPrivateUse = '\uE78D';
    private const char LastPrivateUse = '\uE864';

    private static readonly Dictionary<char, string> ByPrivateUse = new()
    {
        ['\uE78D'] = "\uFE10", ['\uE78E'] = "\uFE12", ['\uE78F'] = "\uFE11", ['\uE790'] = "\uFE13", ['\uE791'] = "\uFE14",
        ['\uE792'] = "\uFE15", ['\uE793'] = "\uFE16", ['\uE794'] = "\uFE17", ['\uE795'] = "\uFE18", ['\uE796'] = "\uFE19",
        ['\uE7C7'] = "\u1E3F",
        ['\uE816'] = "\U00020087", ['\uE817'] = "\U00020089", ['\uE818'] = "\U000200CC",
        ['\uE81E'] = "\u9FB4", ['\uE826'] = "\u9FB5", ['\uE82B'] = "\u9FB6", ['\uE82C'] = "\u9FB7",
        ['\uE831'] = "\U000215D7", ['\uE832'] = "\u9FB8", ['\uE83B'] = "\U0002298F", ['\uE843'] = "\u9FB9",
        ['\uE854'] = "\u9FBA", ['\uE855'] = "\U000241FE", ['\uE864'] = "\u9FBB",
    };

    private readonly char[] _decoded = new char[16 * 1024];
    private int _next;
    private int _count;
    private char? _lowSurrogate;

    /// <summary>The platform's decoder; undecodable bytes become U+FFFD. (Left to itself it writes "?" for them.)</summary>
    public static Encoding PlatformEncoding { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Decodes a short text; undecodable bytes become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = PlatformEncoding.GetString(bytes);
        if (!text.AsSpan().ContainsAnyInRange(FirstPrivateUse, LastPrivateUse))
            return text;
        return string.Concat(text.Select(c => ByPrivateUse.GetValueOrDefault(c) ?? c.ToString()));
    }

    public override int Peek()
    {
        if (_lowSurrogate is { } low)
            return low;
        if (!Fill())
            return -1;
        return ByPrivateUse.TryGetValue(_decoded[_next], out var modern) ? modern[0] : _decoded[_next];
    }

    public override int Read()
    {
        if (_lowSurrogate is { } low)
        {
            _lowSurrogate = null;
            return low;
        }

        if (!Fill())
            return -1;
        var c = _decoded[_next++];
        if (c is < FirstPrivateUse or > LastPrivateUse || !ByPrivateUse.TryGetValue(c, out var modern))
            return c;
        if (modern.Length == 2)
            _lowSurrogate = modern[1];
        return modern[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            var c = Read();
            if (c < 0)
                return i;
            buffer[i] = (char)c;
        }

        return buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            platform.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (_next < _count)
            return true;
        _next = 0;
        _count = platform.Read(_decoded, 0, _decoded.Length);
        return _count > 0;
    }
}
