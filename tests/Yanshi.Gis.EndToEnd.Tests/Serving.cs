using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>The program, serving.</summary>
internal sealed class Serving : IDisposable
{
    private Serving(Process program, Uri address) => (Program, Client) = (program, new HttpClient { BaseAddress = address });

    /// <summary>The process that was started.</summary>
    internal Process Program { get; }

    /// <summary>A client of the service.</summary>
    internal HttpClient Client { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="workspace">The workspace. It is shared: jobs do not go there.</param>
    /// <param name="jobs">The folder in which the folder of the jobs is made.</param>
    /// <param name="uploads">The folder of uploads; null for the usual one.</param>
    /// <param name="around">A program that runs it, with its arguments; none to run it by itself.</param>
    internal static Serving Start(string workspace, string jobs, string? uploads = null, params string[] around)
    {
        string[] command = [.. around, "dotnet", YanshiGis.Program, "serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["YANSHI__JOBSFOLDER"] = Path.Combine(jobs, "jobs");
        if (uploads is not null)
            start.Environment["YANSHI__UPLOADSFOLDER"] = uploads;
        var program = Process.Start(start)!;
        var said = new StringBuilder();
        while (program.StandardError.ReadLine() is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("service.listening", StringComparison.Ordinal))
                return new Serving(program, new Uri(JsonNode.Parse(line)!["State"]!["Addresses"]!.GetValue<string>()));
        }

        program.WaitForExit();
        throw new InvalidOperationException($"Exit code {program.ExitCode}.\n{said}");
    }

    /// <summary>Sends a file to a process.</summary>
    internal async Task<HttpResponseMessage> UploadAsync(string process, string file, params (string Name, string Text)[] inputs)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(file)), "file", Path.GetFileName(file) } };
        foreach (var (name, text) in inputs)
            form.Add(new StringContent(text), name);
        return await Client.PostAsync(new Uri($"/processes/{process}/execution", UriKind.Relative), form);
    }

    /// <summary>Waits for a job's end.</summary>
    internal async Task<string> OverAsync(Uri job)
    {
        while (true)
        {
            if (JsonNode.Parse(await Client.GetStringAsync(job))!["status"]!.GetValue<string>() is var status and not ("accepted" or "running"))
                return status;
            await Task.Delay(50);
        }
    }

    /// <summary>Kills it with all that it started.</summary>
    public void Dispose()
    {
        Client.Dispose();
        if (!Program.HasExited)
            Program.Kill(entireProcessTree: true);
        Program.WaitForExit();
        Program.Dispose();
    }
}
