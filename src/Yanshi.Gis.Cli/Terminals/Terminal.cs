using System.Text;
using Spectre.Console;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>
/// The program's two output streams: results on standard output (or in the file of <c>--out</c>), everything said about the work on standard error.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private const int RedirectedColumns = 100;
    private const int NarrowestColumns = 72;
    private const int WidestColumns = 140;

    private readonly StreamWriter _output;
    private readonly StreamWriter _error;
    private readonly bool _ownsErrors;
    private readonly Lazy<IAnsiConsole> _page;
    private readonly Lazy<IAnsiConsole> _errorPage;

    // The pages are made when first written on: what prints JSON needs neither.
    private Terminal(Language language)
    {
        Language = language;
        _output = Utf8(Console.OpenStandardOutput());
        _error = Utf8(Console.OpenStandardError());
        _ownsErrors = true;
        _page = new Lazy<IAnsiConsole>(() => PageOn(_output, Console.IsOutputRedirected));
        _errorPage = new Lazy<IAnsiConsole>(() => PageOn(_error, Console.IsErrorRedirected));
    }

    private Terminal(Terminal original, Stream output)
    {
        Language = original.Language;
        _output = Utf8(output);
        _error = original._error;
        _page = new Lazy<IAnsiConsole>(() => PageOn(_output, redirected: true));
        _errorPage = original._errorPage;
    }

    /// <summary>The language to speak.</summary>
    internal Language Language { get; }

    /// <summary>Standard output as it is: for JSON.</summary>
    internal TextWriter Output => _output;

    /// <summary>Standard output as a page of text: for tables.</summary>
    internal IAnsiConsole Page => _page.Value;

    /// <summary>Standard error as a page of text.</summary>
    internal IAnsiConsole ErrorPage => _errorPage.Value;

    /// <summary>Says on standard error how far long work is.</summary>
    internal ProgressLine Progress() =>
        new(_error, !Console.IsErrorRedirected && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal));

    internal static Terminal Open(Language language) => new(language);

    /// <summary>A terminal whose results go elsewhere, as a page of fixed width without colours; what is said about the work goes where it went.</summary>
    /// <param name="output">Where results go; closed with the terminal.</param>
    internal Terminal WritingTo(Stream output) => new(this, output);

    /// <summary>The text in the terminal's language.</summary>
    internal string Say(string chinese, string english) => Language.Say(chinese, english);

    /// <summary>The words for one of the record's codes in the terminal's language.</summary>
    internal string Word(string kind, string code) => Words.Of(Language, kind, code);

    public void Dispose()
    {
        _output.Dispose();
        if (_ownsErrors)
            _error.Dispose();
    }

    // The console's own encoding follows the locale; a record is UTF-8 everywhere.
    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };

    private static IAnsiConsole PageOn(TextWriter writer, bool redirected)
    {
        var colours = !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        var page = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        page.Profile.Width = redirected ? RedirectedColumns : Math.Clamp(WindowColumns(), NarrowestColumns, WidestColumns);
        page.Profile.Capabilities.Unicode = true;
        return page;
    }

    private static int WindowColumns()
    {
        try
        {
            return Console.WindowWidth is var columns and > 0 ? columns : RedirectedColumns;
        }
        catch (IOException)
        {
            return RedirectedColumns;
        }
    }
}
