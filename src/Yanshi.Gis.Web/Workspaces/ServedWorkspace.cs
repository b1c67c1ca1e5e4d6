using System.Globalization;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Web.Workspaces;

/// <summary>
/// The workspace that is served, as it is on disk now: when an import or <c>rules install</c> has changed it, the next request opens it anew, and requests that run keep what
/// they began with. Thread-safe.
/// </summary>
internal sealed class ServedWorkspace(string folder)
{
    // What a change of a workspace replaces as its last step, and what people change by hand.
    private static readonly string[] Marks = [WorkspaceManifest.Name, CatalogueFile.Name, "parks.yaml", "rulebook.json"];
    private const string Rules = "rules";

    private readonly Lock _opening = new();
    private volatile Opened? _opened;

    /// <summary>The folder.</summary>
    internal string Folder => folder;

    /// <summary>The workspace. One request asks once, so that it sees one set of versions.</summary>
    /// <exception cref="ReferenceDataException">It cannot be opened.</exception>
    internal Workspace Current
    {
        get
        {
            var state = StateOf(folder);
            if (_opened is { } opened && opened.State.Equals(state, StringComparison.Ordinal))
                return opened.Workspace;
            lock (_opening)
            {
                // Looked at before it is opened: what changes meanwhile is seen by the next request.
                state = StateOf(folder);
                if (_opened is { } other && other.State.Equals(state, StringComparison.Ordinal))
                    return other.Workspace;
                var workspace = Workspace.Open(folder);
                _opened = new Opened(state, workspace);
                return workspace;
            }
        }
    }

    private static string StateOf(string folder)
    {
        var rules = new DirectoryInfo(Path.Combine(folder, Rules));
        var files = Marks.Select(name => new FileInfo(Path.Combine(folder, name))).Concat(rules.Exists ? rules.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal) : []);
        return string.Join(' ', files.Select(file => file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}") : "-"));
    }

    private sealed record Opened(string State, Workspace Workspace);
}
