namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Two things at the same time.</summary>
internal static class Together
{
    /// <summary>Does one thing here and another beside it; returns, or fails, when both have ended.</summary>
    /// <param name="here">What is done on this thread; when both fail, its failure counts.</param>
    /// <param name="beside">What is done on another; null for nothing.</param>
    internal static T Run<T>(Func<T> here, Action? beside)
    {
        var other = beside is null ? Task.CompletedTask : Task.Run(beside);
        T result;
        try
        {
            result = here();
        }
        catch
        {
            // Nobody may be left at work with what the caller is about to put away.
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne();
            throw;
        }

        other.GetAwaiter().GetResult();
        return result;
    }

    /// <summary>Does one thing here and another beside it; returns, or fails, when both have ended.</summary>
    /// <param name="here">What is done on this thread; when both fail, its failure counts.</param>
    /// <param name="beside">What is done on another; null for nothing.</param>
    internal static void Run(Action here, Action? beside) => Run(
        () =>
        {
            here();
            return true;
        },
        beside);
}
