namespace Yanshi.Gis.Cli.Terminals;

/// <summary>
/// A file that results are written to as a whole: beside it first and under its name only when complete, so that nobody ever reads half a
/// result, and what was there stays where the work fails or prints nothing.
/// </summary>
internal static class ResultFile
{
    /// <summary>Writes what is printed to a file.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="terminal">Where messages go.</param>
    /// <param name="print">Prints on the terminal it is given and returns the exit code.</param>
    /// <exception cref="ReferenceDataException"><c>output.not-written</c>.</exception>
    internal static int Write(string path, Terminal terminal, Func<Terminal, int> print)
    {
        // A link is followed: its target is replaced, not the link.
        var target = TargetOf(path);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            int exitCode;
            bool isEmpty;
            using (var file = OnFile(path, () => new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None)))
            {
                using var page = terminal.WritingTo(file);
                exitCode = print(page);
                isEmpty = file.Length == 0;
                file.Flush(flushToDisk: true);
            }

            if (!isEmpty)
                OnFile(path, () => File.Move(beside, target, overwrite: true));
            return exitCode;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Whether two paths name the same file, links followed.</summary>
    internal static bool IsSame(string path, string other) =>
        string.Equals(TargetOf(path), TargetOf(other), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    private static void OnFile(string path, Action act) => OnFile(path, () =>
    {
        act();
        return true;
    });

    private static T OnFile<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReferenceDataException(
                new Problem("output.not-written", path, $"结果无法写入：{e.Message} 原有文件未动。", $"The result cannot be written: {e.Message} What was there is untouched."), e);
        }
    }
}
