using System.CommandLine;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>An option whose value is one of a few codes.</summary>
internal sealed class CodedOption<T>
    where T : struct, Enum
{
    private readonly Option<string?> _option;

    private CodedOption(string name, string description) =>
        _option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', EnumCode.All<T>()) };

    internal static CodedOption<T> AddTo(Command command, string name, string description)
    {
        var option = new CodedOption<T>(name, description);
        command.Options.Add(option._option);
        return option;
    }

    /// <summary>The value; null when the option is not given.</summary>
    /// <exception cref="InputRefusedException">It is none of the codes.</exception>
    internal T? Find(ParseResult parsed) => parsed.GetValue(_option) is not { } text
        ? null
        : EnumCode.Find<T>(text) ?? throw UsageErrors.BadValue(_option.Name, text, $" {string.Join("、", EnumCode.All<T>())} 之一", $"one of {string.Join(", ", EnumCode.All<T>())}");
}
