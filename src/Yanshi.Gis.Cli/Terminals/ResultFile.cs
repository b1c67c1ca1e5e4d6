using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>A file that results are written to as a whole: what was there stays where the work fails or prints nothing.</summary>
internal static class ResultFile
{
    /// <summary>Writes what is printed to a file.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="terminal">Where messages go.</param>
    /// <param name="print">Prints on the terminal it is given and returns the exit code.</param>
    /// <exception cref="ReferenceDataException">The file cannot be written: <c>storage.write-failed</c>.</exception>
    internal static int Write(string path, Terminal terminal, Func<Terminal, int> print)
    {
        using var content = new MemoryStream();
        using var page = terminal.WritingTo(content);
        var exitCode = print(page);

        // A link is followed: its target is replaced, not the link.
        if (content.Length > 0)
            DurableFile.Write(TargetOf(path), content.WriteTo);
        return exitCode;
    }

    /// <summary>Whether two paths name the same file, links followed.</summary>
    internal static bool IsSame(string path, string other) =>
        string.Equals(TargetOf(path), TargetOf(other), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string TargetOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
