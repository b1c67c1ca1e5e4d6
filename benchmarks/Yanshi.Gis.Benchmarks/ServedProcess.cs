using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The program, serving.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _program;
    private readonly int _service;

    private ServedProcess(Process program, Uri address)
    {
        _program = program;

        // Plain requests and answers: what else a client can do would take its time from the service's processors.
        var plain = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };
        Client = new HttpClient(plain) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

        // The command line starts the service's own program.
        _service = Directory.EnumerateDirectories($"/proc/{program.Id}/task").SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Single();
    }

    internal HttpClient Client { get; }

    internal static ServedProcess Start(string workspace, string folder)
    {
        var start = new ProcessStartInfo(ToolProcess.Get("dotnet"), [Repository.Path("src/Yanshi.Gis.Cli/bin/Release/net10.0/yanshi-gis.dll"), "serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["YANSHI__JOBSFOLDER"] = Path.Combine(folder, "jobs");
        var program = Process.Start(start)!;
        var said = new StringBuilder();
        while (program.StandardError.ReadLine() is { } line)
        {
            said.AppendLine(line);
            if (!line.Contains("service.listening", StringComparison.Ordinal))
                continue;

            // A log that nobody reads would fill its pipe.
            _ = program.StandardError.ReadToEndAsync();
            return new ServedProcess(program, new Uri(JsonNode.Parse(line)!["State"]!["Addresses"]!.GetValue<string>()));
        }

        throw new InvalidOperationException(said.ToString());
    }

    internal TimeSpan Processor()
    {
        using var service = Process.GetProcessById(_service);
        return service.TotalProcessorTime;
    }

    /// <summary>Resident memory, and how much of it is no file's, in words.</summary>
    internal string Memory() => $"VmRSS: {Kilobytes("VmRSS")} kB, RssAnon: {Kilobytes("RssAnon")} kB";

    /// <summary>Resident memory, MB.</summary>
    internal double ResidentMegabytes() => Kilobytes("VmRSS") / 1024.0;

    /// <summary>Open handles: files, connections, mapped layers.</summary>
    internal int Handles() => Directory.GetFiles($"/proc/{_service}/fd").Length;

    private long Kilobytes(string figure) => long.Parse(
        File.ReadLines($"/proc/{_service}/status").First(line => line.StartsWith(figure + ":", StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Client.Dispose();
        if (!_program.HasExited)
            _program.Kill(entireProcessTree: true);
        _program.Dispose();
    }
}
