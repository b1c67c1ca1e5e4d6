using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The date that an answer is for.</summary>
internal sealed class DateOption
{
    private readonly Option<string?> _date;

    private DateOption(Terminal terminal) => _date = new Option<string?>("--as-of")
    {
        Description = terminal.Say("按哪一天的数据检查，如 2026-11-22（默认今天）", "the date to check for, such as 2026-11-22 (default: today)"),
        HelpName = "DATE",
    };

    /// <summary>Adds the option to a command.</summary>
    internal static DateOption AddTo(Command command, Terminal terminal)
    {
        var option = new DateOption(terminal);
        command.Options.Add(option._date);
        return option;
    }

    /// <summary>The date.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    internal DateOnly DateOf(ParseResult parsed)
    {
        if (parsed.GetValue(_date) is not { } text)
            return Clock.Today;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw UsageErrors.BadValue(_date.Name, text, "2026-11-22 这样的日期", "a date such as 2026-11-22");
    }
}
