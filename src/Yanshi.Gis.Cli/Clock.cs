using System.Globalization;

namespace Yanshi.Gis.Cli;

/// <summary>The one place where the program looks at the clock.</summary>
internal static class Clock
{
    /// <summary>Now, UTC, as ISO 8601 text.</summary>
    internal static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>How far the user's clock is from UTC.</summary>
    internal static TimeSpan Offset => TimeProvider.System.GetLocalNow().Offset;

    /// <summary>The date where the user is.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
}
