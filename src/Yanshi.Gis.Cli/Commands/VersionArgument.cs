using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>A layer version named on the command line: <c>land-use@v2</c>.</summary>
internal sealed class VersionArgument
{
    private readonly Argument<string> _name;

    private VersionArgument(string name, string description) => _name = new Argument<string>(name) { Description = description };

    internal static VersionArgument AddTo(Command command, Terminal terminal, string name = "VERSION", string? chinese = null, string? english = null)
    {
        var argument = new VersionArgument(name, terminal.Say(chinese ?? "图层版本，如 land-use@v2", english ?? "a layer version, such as land-use@v2"));
        command.Arguments.Add(argument._name);
        return argument;
    }

    /// <exception cref="InputRefusedException">It is no version's name.</exception>
    internal VersionName NameOf(ParseResult parsed) => Parse(_name.Name, parsed.GetValue(_name)!);

    /// <exception cref="InputRefusedException">It is no version's name.</exception>
    internal static VersionName Parse(string option, string text) =>
        VersionName.Find(text) ?? throw UsageErrors.BadValue(option, text, "图层版本，如 land-use@v2（有哪些版本：layers list）", "a layer version, such as land-use@v2 (layers list has them)");
}
