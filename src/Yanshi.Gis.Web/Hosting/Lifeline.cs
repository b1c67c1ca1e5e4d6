namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// Ends the service with the program that started it: that program holds the other end of standard input, and whatever way it ends, the system closes it.
/// </summary>
internal static class Lifeline
{
    /// <summary>The argument that says standard input is a lifeline.</summary>
    internal const string Argument = "--lifeline";

    /// <summary>Stops the service gracefully when standard input ends.</summary>
    internal static void Hold(IHostApplicationLifetime lifetime) => _ = Task.Run(async () =>
    {
        await using var input = Console.OpenStandardInput();
        try
        {
            await input.CopyToAsync(Stream.Null, lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Gone is gone; and a service that stops needs no line.
        }

        lifetime.StopApplication();
    });
}
