using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The date that an answer is for.</summary>
internal sealed class DateOption
{
    private readonly Option<string?> _date;

    private DateOption(string name, string description) => _date = new Option<string?>(name) { Description = description, HelpName = "DATE" };

    /// <summary>Adds the option <c>--as-of</c> to a command.</summary>
    internal static DateOption AddTo(Command command, Terminal terminal) => AddTo(
        command, "--as-of", terminal.Say("按哪一天的数据检查，如 2026-11-22（默认今天）", "the date to check for, such as 2026-11-22 (default: today)"));

    /// <summary>Adds an option of another name to a command.</summary>
    internal static DateOption AddTo(Command command, string name, string description)
    {
        var option = new DateOption(name, description);
        command.Options.Add(option._date);
        return option;
    }

    /// <summary>The date.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    internal DateOnly DateOf(ParseResult parsed) => FindDate(parsed) ?? Clock.Today;

    /// <summary>The date; null when the option is not given.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    internal DateOnly? FindDate(ParseResult parsed)
    {
        if (parsed.GetValue(_date) is not { } text)
            return null;
        return RecordDate.Find(text) ?? throw UsageErrors.BadValue(_date.Name, text, "2026-11-22 这样的日期", "a date such as 2026-11-22");
    }
}
