using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>Physical lines of a text with their numbers, CRLF, LF and CR alike, one at a time and none longer than allowed.</summary>
internal sealed class TextLines(TextReader reader, int maxCharacters)
{
    private readonly StringBuilder line = new();
    private readonly char[] buffer = new char[16 * 1024];
    private int next;
    private int count;

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
        line.Clear();
        while (Fill())
        {
            var rest = buffer.AsSpan(next, count - next);
            var end = rest.IndexOfAny('\r', '\n');
            var taken = end < 0 ? rest : rest[..end];
            if (line.Length + taken.Length > maxCharacters)
                throw TooLong();
            line.Append(taken);
            next += taken.Length;
            if (end < 0)
                continue;
            SkipLineBreak();
            IsTerminated = true;
            return line.ToString();
        }

        IsTerminated = false;
        return line.ToString();
    }

    private void SkipLineBreak()
    {
        var wasCarriageReturn = buffer[next++] == '\r';
        if (wasCarriageReturn && Fill() && buffer[next] == '\n')
            next++;
    }

    private bool Fill()
    {
        if (next < count)
            return true;
        next = 0;
        count = reader.Read(buffer, 0, buffer.Length);
        return count > 0;
    }

    private InputRefusedException TooLong() => new(
        "text.line-too-long",
        Place.Line(Number),
        string.Create(CultureInfo.InvariantCulture, $"这一行超过 {maxCharacters} 个字符，不像坐标文件。请检查文件是否损坏或选错。"),
        string.Create(CultureInfo.InvariantCulture, $"the line has more than {maxCharacters} characters, which no coordinate file has. Check whether the file is damaged or the wrong one."));
}
