namespace Yanshi.Gis.Cli;

/// <summary>The one place where the program looks at the clock.</summary>
internal static class Clock
{
    internal static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The date where the user is.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
}
