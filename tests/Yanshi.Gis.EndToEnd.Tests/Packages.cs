using Shouldly;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Packages that tests share and never change; each is made once for a run of the tests, by <c>./run package</c>.</summary>
internal static class Packages
{
    private static readonly Scratch Shared = Removed(new Scratch());

    private static readonly Lazy<string> LazyLinux = new(() => Made("linux-x64"));
    private static readonly Lazy<string> LazyWindows = new(() => Made("win-x64"));
    private static readonly Lazy<string> LazyPortable = new(() => Made("portable"));

    /// <summary>The package for Linux, on a path with blanks and Chinese characters.</summary>
    internal static string Linux => LazyLinux.Value;

    /// <summary>The package for Windows.</summary>
    internal static string Windows => LazyWindows.Value;

    /// <summary>The package for machines that have a runtime.</summary>
    internal static string Portable => LazyPortable.Value;

    /// <summary>A package by the name of its target.</summary>
    internal static string Of(string target) => target switch
    {
        "linux-x64" => Linux,
        "win-x64" => Windows,
        _ => Portable,
    };

    /// <summary>Runs <c>./run package</c> from a folder that is not the repository's.</summary>
    internal static ToolResult Run(params string[] arguments) => ToolProcess.Run(
        "bash", [Repository.Path("run"), "package", .. arguments], timeout: TimeSpan.FromMinutes(10), workingDirectory: Workspaces.EmptyFolder);

    /// <summary>The files of a folder, as paths below it with slashes, in the order of their bytes.</summary>
    internal static List<string> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal),
    ];

    private static string Made(string target)
    {
        var folder = Path.Combine(Shared.Folder, "偃师 审查", $"红线 {target}");
        var before = LockFiles();
        var run = Run(target, "--out", folder).EnsureSuccess();
        run.OutputLines[0].ShouldBe(folder);
        run.OutputLines[1].ShouldMatch(@"^大小 / size: \d+\.\d MB，\d+ 个文件 / files$");
        LockFiles().ShouldBe(before, "packaging leaves the lock files of the tree alone");
        return folder;
    }

    private static string LockFiles() => string.Concat(
        Directory.EnumerateDirectories(Repository.Path("src")).Order(StringComparer.Ordinal).Select(project => Path.Combine(project, "packages.lock.json")).Where(File.Exists).Select(File.ReadAllText));

    private static Scratch Removed(Scratch scratch)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => scratch.Dispose();
        return scratch;
    }
}
