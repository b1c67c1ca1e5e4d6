using System.Diagnostics;
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
            if (FindUnchanged() is { } unchanged)
                return unchanged;
            lock (_opening)
            {
                if (FindUnchanged() is { } other)
                    return other;

                // Looked at before it is opened: what changes meanwhile is seen by the next request.
                var (at, state) = (Stopwatch.GetTimestamp(), StateOf(folder));
                var workspace = Workspace.Open(folder);
                _opened = new Opened(state, workspace) { SeenAt = at };
                return workspace;
            }
        }
    }

    /// <summary>The workspace for a request that came then: while many wait, what one of them finds on disk is not older than those before it.</summary>
    /// <param name="cameAt">When, by the clock of <see cref="Stopwatch"/>; null: now.</param>
    /// <exception cref="ReferenceDataException">It cannot be opened.</exception>
    internal Workspace For(long? cameAt) => _opened is { } opened && opened.SeenAt >= cameAt ? opened.Workspace : Current;

    private Workspace? FindUnchanged()
    {
        var (at, state) = (Stopwatch.GetTimestamp(), StateOf(folder));
        if (_opened is not { } opened || !opened.State.Equals(state, StringComparison.Ordinal))
            return null;
        opened.SeenAt = at;
        return opened.Workspace;
    }

    private static string StateOf(string folder)
    {
        var rules = new DirectoryInfo(Path.Combine(folder, Rules));
        var files = Marks.Select(name => new FileInfo(Path.Combine(folder, name))).Concat(rules.Exists ? rules.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal) : []);
        return string.Join(' ', files.Select(file => file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}") : "-"));
    }

    private sealed record Opened(string State, Workspace Workspace)
    {
        private long _seenAt;

        /// <summary>When somebody last found this on disk.</summary>
        internal long SeenAt
        {
            get => Volatile.Read(ref _seenAt);
            set => Volatile.Write(ref _seenAt, value);
        }
    }
}
