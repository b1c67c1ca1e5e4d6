using System.Globalization;
using Yanshi.Gis.Data.Audit;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>What the audit log is told of an act of the service. It asks nobody who they are, so the user is the one who runs it.</summary>
internal static class ServiceActs
{
    /// <summary>An act, now.</summary>
    /// <param name="command">What is done, in the words of the command line.</param>
    /// <param name="clock">The clock.</param>
    internal static Act Of(string command, TimeProvider clock)
    {
        var now = clock.GetLocalNow();
        var offset = now.Offset;
        return new Act(
            Environment.UserName,
            command,
            now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture));
    }
}
