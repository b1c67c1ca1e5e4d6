using System.Diagnostics;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>
/// Runs the service's own program, which stands beside this one. Its standard input is a pipe that this program holds: when this program is asked to stop it lets go, and when it
/// dies the system does, so that no service is left behind.
/// </summary>
internal static class ServiceProcess
{
    private const string Name = "yanshi-gis-web";
    private const string Lifeline = "--lifeline";

    /// <summary>Runs it until it ends.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="ReferenceDataException"><c>service.not-found</c>: the program is not there or does not start.</exception>
    internal static int Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false };
        var library = Path.Combine(AppContext.BaseDirectory, $"{Name}.dll");
        if (!File.Exists(library))
            throw NotFound(library, inner: null);

        // The runtime that runs this program runs the service; where the program brings its own, so does the service.
        if (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet")
        {
            start.FileName = host;
            start.ArgumentList.Add(library);
        }
        else
        {
            start.FileName = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);
        }

        foreach (var argument in arguments.Append(Lifeline))
            start.ArgumentList.Add(argument);

        using var interruption = new Interruption();
        using var service = Start(start, library);
        using var letGo = interruption.Token.Register(() => service.StandardInput.Close());
        service.WaitForExit();
        return service.ExitCode;
    }

    private static Process Start(ProcessStartInfo start, string library)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw NotFound(library, e);
        }
    }

    private static ReferenceDataException NotFound(string library, Exception? inner) => new(
        new Problem(
            "service.not-found",
            library,
            "找不到或无法启动服务程序。请重新安装；便携包需要 ASP.NET Core 运行时 10。",
            "The service's program is missing or does not start. Install the program again; the portable package needs the ASP.NET Core runtime 10."),
        inner);
}
