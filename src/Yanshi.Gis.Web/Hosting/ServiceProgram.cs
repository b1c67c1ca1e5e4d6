using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>The service as a program: from the command line to the exit code.</summary>
internal static class ServiceProgram
{
    private const int Done = 0;
    private const int BadInput = 2;
    private const int Failure = 3;

    /// <summary>Runs until somebody stops it.</summary>
    /// <returns>0; 2 when the configuration is wrong, 3 when the workspace or the system failed.</returns>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var isHeld = arguments.Contains(Lifeline.Argument, StringComparer.Ordinal);
            var configuration = ServiceConfiguration.Read([.. arguments.Where(argument => !string.Equals(argument, Lifeline.Argument, StringComparison.Ordinal))]);
            await using var service = Service.Make(configuration, ParserProgram.Self);
            if (isHeld)
                Lifeline.Hold(service.Lifetime);
            await service.StartAsync();
            if (service.HasPage)
                SayWhereTheMapIs(service.Addresses);
            await service.WaitForStopAsync();
            return Done;
        }
        catch (PlanningDataException e)
        {
            Say(e.Problem);
            return e is InputRefusedException ? BadInput : Failure;
        }
    }

    // For people, beside the log: what to open in a browser.
    private static void SayWhereTheMapIs(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
            Console.Out.WriteLine($"地图：请在浏览器打开 {address}/ · The map: open {address}/ in a browser");
    }

    // In the form of the log, which is not there yet.
    private static void Say(Problem problem) => Console.Error.WriteLine(new JsonObject
    {
        ["LogLevel"] = "Critical",
        ["Category"] = typeof(ServiceProgram).Namespace,
        ["Message"] = problem.ToString(),
        ["State"] = new JsonObject { ["code"] = problem.Code, ["where"] = problem.Where, ["chinese"] = problem.Chinese, ["english"] = problem.English },
    }.ToJsonString(Api.JsonAnswer.Options));
}
