using System.Diagnostics;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>Says on standard error how far the work is: on a terminal in one line that is written over, else in plain lines now and then. Not thread-safe.</summary>
/// <param name="error">Standard error.</param>
/// <param name="overwrites">Whether a line can be written over.</param>
internal sealed class ProgressLine(TextWriter error, bool overwrites)
{
    private const string Over = "\r\u001b[K";

    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InLog = TimeSpan.FromSeconds(5);

    private long _last = Stopwatch.GetTimestamp();
    private bool _isWritten;

    /// <summary>Says it, when it is time to.</summary>
    /// <param name="text">Makes the text.</param>
    internal void Show(Func<string> text)
    {
        if (Stopwatch.GetElapsedTime(_last) < (overwrites ? OnTerminal : InLog))
            return;
        _last = Stopwatch.GetTimestamp();
        ShowNow(text());
    }

    /// <summary>Says it now.</summary>
    internal void ShowNow(string text)
    {
        _isWritten = true;
        if (overwrites)
            error.Write(Over + text);
        else
            error.WriteLine(text);
    }

    /// <summary>Clears the line, so that something else can be written.</summary>
    internal void End()
    {
        if (overwrites && _isWritten)
            error.Write(Over);
        _isWritten = false;
    }
}
