namespace Yanshi.Gis.Testing;

/// <summary>
/// Runs a program as on a closed machine: without network (its own namespace has no interface up), without any .NET that is installed here
/// (those folders are covered), from a folder that cannot be written, and with nothing in its environment but PATH.
/// </summary>
public static class ClosedRoom
{
    // $1 is the folder made read-only, the rest the command. Covered and bound in a namespace of their own: nobody else sees it.
    private const string Closing = """
        mount --bind "$1" "$1"
        mount -o remount,bind,ro "$1"
        for sdk in "$DOTNET_ROOT" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
          [ ! -d "$sdk" ] || mount -t tmpfs none "$sdk"
        done
        shift
        exec env -i PATH=/usr/bin:/bin "$@"
        """;

    private static readonly Lazy<string?> LazyReason = new(Try);

    /// <summary>Why no such room can be made; null when it can. Root may, others where the kernel lets users make namespaces.</summary>
    public static string? WhyAbsent => LazyReason.Value;

    /// <summary>Runs a command and waits for it.</summary>
    /// <param name="readOnlyFolder">The folder that cannot be written from inside.</param>
    /// <param name="workingDirectory">Where to run it.</param>
    /// <param name="command">The program and its arguments.</param>
    public static ToolResult Run(string readOnlyFolder, string workingDirectory, params string[] command) => ToolProcess.Run(
        "unshare",
        [Environment.IsPrivilegedProcess ? "-nm" : "-rnm", "sh", "-euc", Closing, "sh", readOnlyFolder, .. command],
        workingDirectory: workingDirectory,
        environment: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "",
        });

    private static string? Try()
    {
        if (ToolProcess.WhyAbsent("unshare") is { } absent)
            return absent;
        var folder = Directory.CreateTempSubdirectory("yanshi-gis-room-");
        try
        {
            var run = Run(folder.FullName, folder.FullName, "true");
            return run.ExitCode == 0 ? null : $"no namespaces: a room without network cannot be made here ({run.Errors.Trim()})";
        }
        finally
        {
            folder.Delete();
        }
    }
}
