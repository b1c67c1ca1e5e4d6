using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>Physical lines of a text with their numbers, CRLF, LF and CR alike, one at a time and none longer than allowed.</summary>
internal sealed class TextLines(TextReader reader, int maxCharacters)
{
    private readonly StringBuilder _line = new();
    private readonly char[] _buffer = new char[16 * 1024];
    private int _next;
    private int _count;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line read last ended with a line break; false when the file ended in it.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>The next line; null at the end of the text.</summary>
    /// <exception cref="InputRefusedException">A line is too long (<c>text.line-too-long</c>).</exception>
    public string? Read()
    {
        if (!Fill())
            return null;
        Number++;
        _line.Clear();
        while (Fill())
        {
            var rest = _buffer.AsSpan(_next, _count - _next);
            var end = rest.IndexOfAny('\r', '\n');
            var taken = end < 0 ? rest : rest[..end];
            if (_line.Length + taken.Length > maxCharacters)
                throw TooLong();
            _line.Append(taken);
            _next += taken.Length;
            if (end < 0)
                continue;
            SkipLineBreak();
            IsTerminated = true;
            return _line.ToString();
        }

        IsTerminated = false;
        return _line.ToString();
    }

    private void SkipLineBreak()
    {
        var wasCarriageReturn = _buffer[_next++] == '\r';
        if (wasCarriageReturn && Fill() && _buffer[_next] == '\n')
            _next++;
    }

    private bool Fill()
    {
        if (_next < _count)
            return true;
        _next = 0;
        _count = reader.Read(_buffer, 0, _buffer.Length);
        return _count > 0;
    }

    private InputRefusedException TooLong() => new(
        "text.line-too-long",
        Place.Line(Number),
        string.Create(CultureInfo.InvariantCulture, $"这一行超过 {maxCharacters} 个字符，不像坐标文件。请检查文件是否损坏或选错。"),
        string.Create(CultureInfo.InvariantCulture, $"the line has more than {maxCharacters} characters, which no coordinate file has. Check whether the file is damaged or the wrong one."));
}
