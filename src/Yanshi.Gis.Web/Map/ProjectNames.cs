using System.Globalization;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Map;

/// <summary>The names of the registered projects of a workspace, read anew when their files have changed. Thread-safe.</summary>
internal sealed class ProjectNames
{
    private readonly Lock _reading = new();
    private (string State, IReadOnlyList<NamedPlace> Places) _read = (string.Empty, []);

    /// <summary>All projects that are not retired and can be read; their boxes are in the analysis plane.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="plane">The analysis plane.</param>
    internal IReadOnlyList<NamedPlace> In(string folder, EqualAreaPlane plane)
    {
        var state = StateOf(Path.Combine(folder, ProjectStore.FolderName));
        lock (_reading)
        {
            if (!string.Equals(_read.State, state, StringComparison.Ordinal))
                _read = (state, [.. ProjectStore.Sites(folder, plane).Where(project => project.InPlane is not null).Select(PlaceOf)]);
            return _read.Places;
        }
    }

    private static NamedPlace PlaceOf(RegisteredGround project) => new(PlaceKind.Project, project.Id, project.Name ?? project.Id, Box.Of(project.InPlane!.EnvelopeInternal));

    private static string StateOf(string folder) => string.Join(' ', !Directory.Exists(folder) ? [] : new DirectoryInfo(folder).EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
}
