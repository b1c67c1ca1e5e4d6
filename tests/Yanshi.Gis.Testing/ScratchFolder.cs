namespace Yanshi.Gis.Testing;

/// <summary>A folder of a test's own, removed at the end.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-scratch-");

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>A path in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A copy of the small workspace in it.</summary>
    public string Workspace(string name = "workspace") => SmallWorkspace.CopyTo(this[name]);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
