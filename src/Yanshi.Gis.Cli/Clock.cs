using System.Globalization;

namespace Yanshi.Gis.Cli;

/// <summary>The one place where the program looks at the clock.</summary>
internal static class Clock
{
    /// <summary>Now, UTC, as ISO 8601 text.</summary>
    internal static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Now, where the user is.</summary>
    internal static DateTimeOffset Local => TimeProvider.System.GetLocalNow();

    /// <summary>The date where the user is.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(Local.DateTime);
}
