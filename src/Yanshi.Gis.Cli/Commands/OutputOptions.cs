using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>In what form a command prints its results.</summary>
internal enum OutputFormat
{
    /// <summary>Tables for people.</summary>
    Text,

    /// <summary>The record.</summary>
    Json,

    /// <summary>The pieces of the record on the map.</summary>
    GeoJson,

    /// <summary>The record as a page to read and print.</summary>
    Html,
}

/// <summary>The options <c>--format</c> and <c>--out</c> of the commands that print results.</summary>
internal sealed class OutputOptions
{
    private const string Format = "--format";

    private readonly Option<string> _format;
    private readonly Option<string?> _out;
    private readonly IReadOnlyList<string> _allowed;

    private OutputOptions(Terminal terminal, string name, IReadOnlyList<OutputFormat> formats)
    {
        _allowed = [.. formats.Select(NameOf)];
        var names = string.Join(terminal.Say("、", ", "), _allowed);
        _format = new Option<string>(name)
        {
            Description = terminal.Say($"输出格式：{names}（默认 text）", $"output: {names} (default: text)"),
            HelpName = string.Join('|', _allowed),
            DefaultValueFactory = _ => NameOf(OutputFormat.Text),
        };
        _out = new Option<string?>("--out")
        {
            Description = terminal.Say("结果写入文件（默认输出到标准输出）", "write the result to a file (default: standard output)"),
            HelpName = "FILE",
        };
    }

    /// <summary>Adds the options to a command.</summary>
    internal static OutputOptions AddTo(Command command, Terminal terminal, params IReadOnlyList<OutputFormat> formats) => AddTo(command, terminal, Format, formats);

    /// <summary>Adds the options, the first one under another name than <c>--format</c>.</summary>
    internal static OutputOptions AddTo(Command command, Terminal terminal, string name, IReadOnlyList<OutputFormat> formats)
    {
        var options = new OutputOptions(terminal, name, formats);
        command.Options.Add(options._format);
        command.Options.Add(options._out);
        return options;
    }

    /// <summary>The format asked for.</summary>
    /// <exception cref="InputRefusedException">The command has no such format.</exception>
    internal OutputFormat FormatOf(ParseResult parsed)
    {
        var name = parsed.GetValue(_format)!;
        return _allowed.Contains(name, StringComparer.Ordinal)
            ? Enum.GetValues<OutputFormat>().Single(format => NameOf(format) == name)
            : throw UsageErrors.BadValue(_format.Name, name, $" {string.Join("、", _allowed)} 之一", $"one of {string.Join(", ", _allowed)}");
    }

    /// <summary>Runs what prints the results, on standard output or into the file asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="inputFile">A file the command reads, which must not be overwritten; null when it reads none.</param>
    /// <param name="print">Prints on the terminal it is given and returns the exit code.</param>
    /// <exception cref="InputRefusedException">The file of <c>--out</c> cannot be an output.</exception>
    internal int Print(ParseResult parsed, Terminal terminal, string? inputFile, Func<Terminal, int> print)
    {
        if (parsed.GetValue(_out) is not { } path)
            return print(terminal);
        RequireFile(path, inputFile);
        return ResultFile.Write(path, terminal, print);
    }

    private void RequireFile(string path, string? inputFile)
    {
        if (path.Length == 0 || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw UsageErrors.BadValue(_out.Name, path, "文件，而不是文件夹", "a file, not a folder");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw UsageErrors.BadValue(_out.Name, path, "已有文件夹中的文件", "a file in a folder that exists");
        if (inputFile is not null && ResultFile.IsSame(path, inputFile))
            throw UsageErrors.BadValue(_out.Name, path, "输入文件以外的文件", "another file than the input");
    }

    private static string NameOf(OutputFormat format) => format switch
    {
        OutputFormat.GeoJson => "geojson",
        OutputFormat.Html => "html",
        OutputFormat.Json => "json",
        _ => "text",
    };
}
