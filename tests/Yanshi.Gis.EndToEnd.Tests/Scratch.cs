using System.Text;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>A folder of its own for one test class, removed at the end.</summary>
public sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-gis-test-");

    /// <summary>The folder.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Writes a text file in UTF-8 and returns its path.</summary>
    internal string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
