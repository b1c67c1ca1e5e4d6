using System.Globalization;

namespace Yanshi.Gis.Data.Audit;

/// <summary>Who does something to a workspace, when, and by which command. The doors (command line, service) know it; nothing below them looks at a clock.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Command">The command as typed, without its values (<c>layers use</c>).</param>
/// <param name="Time">Now, UTC, as ISO 8601 text (<c>2026-11-22T08:00:00.000Z</c>).</param>
/// <param name="Offset">How far the user's clock is from UTC (<c>+08:00</c>).</param>
public sealed record Act(string User, string Command, string Time, string Offset)
{
    /// <summary>What whoever runs this program does.</summary>
    /// <param name="command">The command, without its values.</param>
    /// <param name="now">Now, where the user is.</param>
    public static Act Of(string command, DateTimeOffset now) => new(
        Environment.UserName,
        command,
        now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        (now.Offset < TimeSpan.Zero ? "-" : "+") + now.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture));

    /// <summary>The date where the user is.</summary>
    public DateOnly Date => DateOnly.FromDateTime(
        DateTimeOffset.Parse(Time, CultureInfo.InvariantCulture).ToOffset(TimeSpan.Parse(Offset.TrimStart('+'), CultureInfo.InvariantCulture)).DateTime);
}
