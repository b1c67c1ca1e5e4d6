using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What was wrong with the command line itself.</summary>
internal static class UsageErrors
{
    /// <summary>Says so on standard error.</summary>
    internal static int Report(ParseResult parsed, Terminal terminal)
    {
        var command = CommandPath.Of(parsed.CommandResult.Command);
        var details = string.Join(" ", parsed.Errors.Select(error => error.Message));
        var unknown = string.Join("、", parsed.UnmatchedTokens);
        var chinese = unknown.Length > 0 ? $"不认识“{unknown}”。" : IsVerbMissing(parsed) ? $"{command} 之后还要写明做什么。" : FindMissing(parsed) is { } missing ? (missing is "FILE" ? "没有写明要读的文件。" : $"没有写明 {missing}。") : $"命令不完整，或选项缺少值（{details}）。";
        terminal.Report(new Problem(
            "usage.invalid",
            Where: null,
            $"{chinese}用法见 {command} --help。",
            $"{details} See {command} --help."));
        return ExitCodes.BadInput;
    }

    private static bool IsVerbMissing(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0;

    private static string? FindMissing(ParseResult parsed) =>
        parsed.CommandResult.Command.Arguments.FirstOrDefault(argument => parsed.GetResult(argument)?.Tokens.Count is null or 0)?.Name;

    /// <summary>An option's value that cannot be used.</summary>
    internal static InputRefusedException BadValue(string option, string value, string chineseAllowed, string englishAllowed) => new(
        "usage.option-value",
        option,
        $"“{value}”不能用；应为{chineseAllowed}。",
        $"\"{value}\" cannot be used; it must be {englishAllowed}.");

    /// <summary>Nothing says what to read.</summary>
    internal static InputRefusedException NoFile(string command) => new(
        "usage.invalid",
        where: null,
        $"没有写明要读的文件。用法见 {command} --help。",
        $"No file is named. See {command} --help.");

    /// <summary>Options or arguments that exclude another.</summary>
    internal static InputRefusedException NotTogether(string option, IEnumerable<string> others) => new(
        "usage.not-together",
        option,
        $"{option} 不能与 {string.Join("、", others)} 同用：这些都取自记录。",
        $"{option} goes without {string.Join(", ", others)}: the record says all of it.");
}
