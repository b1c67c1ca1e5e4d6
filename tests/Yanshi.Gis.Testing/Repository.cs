namespace Yanshi.Gis.Testing;

/// <summary>The working copy the tests run from.</summary>
public static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    /// <summary>The folder that holds <c>Yanshi.Gis.sln</c>.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>A file or folder of the repository, from its path relative to the root (<c>gis-data/catalog.yaml</c>).</summary>
    public static string Path(string relativePath) => System.IO.Path.GetFullPath(relativePath, Root);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Yanshi.Gis.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Yanshi.Gis.sln: run the tests from a working copy.");
    }
}
