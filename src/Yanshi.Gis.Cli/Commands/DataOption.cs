using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Where the reference data is from which workspaces are made.</summary>
internal sealed class DataOption
{
    private readonly Option<string?> _folder;

    private DataOption(Terminal terminal) => _folder = new Option<string?>("--data")
    {
        Description = terminal.Say("数据目录（默认为程序旁或上级文件夹中的 gis-data）", "data folder (default: gis-data beside the program or above it)"),
        HelpName = "DIR",
    };

    /// <summary>Adds the option to a command.</summary>
    internal static DataOption AddTo(Command command, Terminal terminal)
    {
        var option = new DataOption(terminal);
        command.Options.Add(option._folder);
        return option;
    }

    /// <summary>The data folder named on the command line; null when none is.</summary>
    internal string? FindNamed(ParseResult parsed) => parsed.GetValue(_folder);

    /// <summary>The data folder.</summary>
    /// <exception cref="ReferenceDataException"><c>data.not-found</c>.</exception>
    internal string FolderOf(ParseResult parsed) => DataFolder.Get(parsed.GetValue(_folder));
}
