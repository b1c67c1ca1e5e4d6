namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// Starts a parser in namespaces of its own where bubblewrap can make them: without a network, and with nothing of the file system but the
/// system's libraries, the program and the private folder.
/// </summary>
internal static class ParserSandbox
{
    private const string Program = "bwrap";

    // /etc is not there, but for what the loader of libraries needs.
    private static readonly string[] SystemPaths = ["/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/alternatives", "/etc/ld.so.cache"];

    private static readonly Lazy<string?> Found = new(Find);

    private static volatile bool IsBroken;

    /// <summary>Whether bubblewrap is there, and has not failed yet.</summary>
    internal static bool IsAvailable => !IsBroken && Found.Value is not null;

    /// <summary>Notes that bubblewrap cannot make namespaces here (a container may forbid it).</summary>
    internal static void GiveUp() => IsBroken = true;

    /// <summary>The command line with the sandbox around it.</summary>
    internal static List<string> Wrap(ParserProgram parser, ParserRequest request)
    {
        List<string> command = [Found.Value!, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"];
        foreach (var path in SystemPaths)
            command.AddRange(["--ro-bind-try", path, path]);
        foreach (var folder in FoldersOf(parser, request).Distinct(StringComparer.Ordinal))
            command.AddRange(["--ro-bind", folder, folder]);
        command.AddRange([request.ArePrepared ? "--ro-bind" : "--bind", request.Folder, request.Folder, "--chdir", request.Folder, "--"]);
        command.Add(parser.Executable);
        command.AddRange(parser.Arguments);
        return command;
    }

    /// <summary>Whether it was the sandbox, not the parser, that could not be started.</summary>
    internal static bool Failed(string errors) => errors.StartsWith(Program + ":", StringComparison.Ordinal);

    private static IEnumerable<string> FoldersOf(ParserProgram parser, ParserRequest request)
    {
        yield return parser.Folder;
        // The host is often a link into the runtime's own folder.
        if (Path.IsPathRooted(parser.Executable))
            yield return Path.GetDirectoryName(File.ResolveLinkTarget(parser.Executable, returnFinalTarget: true)?.FullName ?? parser.Executable)!;
        if (RuntimeRoot() is { } root)
            yield return root;
        if (request.GdalLibrary is { } library && Path.GetDirectoryName(library) is { Length: > 1 } folder && Directory.Exists(folder))
            yield return folder;
    }

    private static string? RuntimeRoot() =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 1 } root && Directory.Exists(root) ? root : null;

    private static string? Find() => OperatingSystem.IsLinux()
        ? (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists)
        : null;
}
