namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Workspaces that tests share and never change; each is made once for a run of the tests, by the program itself.</summary>
internal static class Workspaces
{
    private static readonly Scratch Shared = Removed(new Scratch());

    private static readonly Lazy<string> LazyDemonstration = new(() => Made("demonstration", "demo-data", "--parcels", "2000"));
    private static readonly Lazy<string> LazyStandard = new(() => Made("standard", "demo-data"));
    private static readonly Lazy<string> LazyShipped = new(() => Made("shipped", "workspace", "init"));

    /// <summary>A demonstration workspace with about 2,000 parcels.</summary>
    internal static string Demonstration => LazyDemonstration.Value;

    /// <summary>The demonstration workspace that <c>./run</c> makes.</summary>
    internal static string OfStandardSize => LazyStandard.Value;

    /// <summary>A workspace of the shipped data alone.</summary>
    internal static string Shipped => LazyShipped.Value;

    /// <summary>A folder without a workspace, to run in.</summary>
    internal static string EmptyFolder => Shared.Folder;

    /// <summary>A copy of a workspace that a test may damage.</summary>
    internal static string Copy(string workspace, Scratch scratch)
    {
        var copy = Path.Combine(scratch.Folder, "workspace");
        foreach (var file in Directory.EnumerateFiles(workspace, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(workspace, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Makes a workspace of a test's own design, among the shared ones.</summary>
    internal static string Made(string name, Action<string> make)
    {
        var folder = Path.Combine(Shared.Folder, name);
        make(folder);
        return folder;
    }

    private static string Made(string name, params string[] arguments) => Made(name, folder =>
    {
        var run = YanshiGis.RunOn(folder, arguments);
        if (run.ExitCode != 0)
            throw new InvalidOperationException(run.Errors);
    });

    private static Scratch Removed(Scratch scratch)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => scratch.Dispose();
        return scratch;
    }
}
