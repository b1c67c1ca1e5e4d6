using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>
/// The rule book of a workspace: its sources in the folder <c>rules</c>, and beside it <c>rulebook.json</c>, which is what a check reads while it
/// fits the sources. A rule book that is lost or wrong is an error; it is never taken for none.
/// </summary>
public static class RuleBookStore
{
    /// <summary>The name of the prepared form in a workspace.</summary>
    public const string PreparedName = "rulebook.json";

    /// <summary>The folder of a workspace in which the sources of every rule book that was ever installed stand, in a folder named by their hash.</summary>
    public const string EarlierName = "rule-books";

    private const string Action = "rules.install";

    // How often the sources are read anew when somebody replaces them meanwhile.
    private const int MostReadings = 4;

    /// <summary>Opens the rule book of a workspace.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="catalogue">Its catalogue.</param>
    /// <param name="parks">Its parks.</param>
    /// <returns>The rule book; null when the workspace never had one.</returns>
    /// <exception cref="ReferenceDataException">A <c>rules.*</c> code: the rule book cannot be read or used.</exception>
    public static RuleBook? Open(string folder, Catalogue catalogue, ParkDirectory parks)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(parks);
        var prepared = Path.Combine(folder, PreparedName);
        if (RuleFiles.Find(SourcesIn(folder)) is not { } files)
            return Path.Exists(prepared) ? throw RuleProblems.Lost(folder) : null;
        return PreparedRuleBook.Find(prepared, files.Sha256, catalogue, parks) ?? RuleBookFolder.Read(Settled(files), catalogue, parks).GetBook();
    }

    /// <summary>A rule book that was installed once, by the hash of its sources; null when it never was.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="sha256">The hash that records name.</param>
    /// <param name="catalogue">The workspace's catalogue.</param>
    /// <param name="parks">Its parks.</param>
    /// <exception cref="ReferenceDataException">A <c>rules.*</c> code: its sources cannot be read or used.</exception>
    public static RuleBook? FindEarlier(string folder, string sha256, Catalogue catalogue, ParkDirectory parks)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(parks);
        if (!sha256.All(char.IsAsciiHexDigitLower) || RuleFiles.Find(EarlierIn(folder, sha256)) is not { } files || files.Sha256 != sha256)
            return null;
        return RuleBookFolder.Read(files, catalogue, parks).GetBook();
    }

    /// <summary>Replaces the rule book of a workspace by that of a data folder, or gives it its first; on failure the workspace is as it was.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="dataFolder">The folder in which the new <c>rules</c> is.</param>
    /// <param name="act">Who installs, when, by which command.</param>
    /// <returns>The new rule book.</returns>
    /// <exception cref="ReferenceDataException">
    /// A <c>rules.*</c> code: the new rule book cannot be read, does not fit the workspace's layers, or fails one of its examples; <c>workspace.busy</c>,
    /// <c>workspace.not-writable</c>, <c>workspace.read-only</c>, <c>audit.*</c>, <c>storage.*</c>, or why the workspace cannot be opened.
    /// </exception>
    public static RuleBook Install(string folder, string dataFolder, Act act)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(act);
        using var writing = WorkspaceWriting.Begin(folder, act, TimeSpan.Zero);
        var (catalogue, parks) = (writing.Catalogue, ParksFile.Read(folder));
        var (book, files) = Good(dataFolder, catalogue, parks) ?? throw RuleProblems.NotFound(SourcesIn(dataFolder));
        WorkspaceReadOnly.Guard(folder, act, () => Put(folder, book, files, catalogue, parks, () => writing.Audit.Append(act, new AuditEvent(Action, $"{book.Identity.Id} {book.Identity.Version}")
        {
            RuleBook = new AuditedRuleBook(book.Identity.Id, book.Identity.Version, files.Sha256),
        })));
        return book;
    }

    /// <summary>Puts the rule book of a data folder, when it has one, into a workspace that is being made.</summary>
    internal static void InstallNew(string draft, string dataFolder, Catalogue catalogue, ParkDirectory parks)
    {
        if (Good(dataFolder, catalogue, parks) is { } rules)
            Put(draft, rules.Book, rules.Files, catalogue, parks, enter: null);
    }

    /// <summary>The rule book of a data folder, read from its sources; null when the folder has none.</summary>
    internal static RuleBook? OfDataFolder(string dataFolder, Catalogue catalogue, ParkDirectory parks) =>
        RuleFiles.Find(SourcesIn(dataFolder)) is { } files ? RuleBookFolder.Read(files, catalogue, parks).GetBook() : null;

    private static string EarlierIn(string folder, string sha256) => Path.Combine(folder, EarlierName, sha256);

    // Sources that were edited in place stand nowhere else. Those that nobody can read are why they are replaced.
    private static void KeepCurrent(string folder)
    {
        RuleFiles? files;
        try
        {
            files = RuleFiles.Find(SourcesIn(folder));
        }
        catch (ReferenceDataException)
        {
            return;
        }

        if (files is not null)
            Keep(folder, files);
    }

    private static void Keep(string folder, RuleFiles files)
    {
        var kept = EarlierIn(folder, files.Sha256);
        if (Directory.Exists(kept))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        FolderReplacement.Run(kept, draft => WriteSources(draft, files));
    }

    private static void WriteSources(string folder, RuleFiles files)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in files.Files)
            DurableFile.Write(Path.Combine(folder, name), stream => stream.Write(bytes));
    }

    private static string SourcesIn(string folder) => Path.Combine(folder, RuleFiles.FolderName);

    private static (RuleBook Book, RuleFiles Files)? Good(string dataFolder, Catalogue catalogue, ParkDirectory parks)
    {
        if (RuleFiles.Find(SourcesIn(dataFolder)) is not { } files)
            return null;
        var reading = RuleBookFolder.Read(files, catalogue, parks);
        var book = reading.GetBook();
        var failed = RuleBookVerifier.Run(book, reading.Rules);
        return failed.Count == 0 ? (book, files) : throw YamlProblems.Together("rules", files.Folder, failed);
    }

    // The prepared form comes first: from then on a missing folder is a rule book that is lost. It fits the new sources only.
    private static void Put(string folder, RuleBook book, RuleFiles files, Catalogue catalogue, ParkDirectory parks, Action? enter)
    {
        var (sources, prepared) = (SourcesIn(folder), Path.Combine(folder, PreparedName));
        var isFirst = !Directory.Exists(sources) && !Path.Exists(prepared);
        try
        {
            KeepCurrent(folder);
            Keep(folder, files);
            FolderReplacement.Run(sources, draft =>
            {
                WriteSources(draft, files);
                enter?.Invoke();
                PreparedRuleBook.Write(prepared, book, catalogue, parks);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ReferenceDataException)
        {
            // A workspace that never had a rule book has lost none.
            if (isFirst && !Directory.Exists(sources))
                File.Delete(prepared);
            throw e is ReferenceDataException ? e : RuleProblems.NotWritable(folder, e);
        }
    }

    // Sources that somebody replaces while they are read could be half the old ones and half the new.
    private static RuleFiles Settled(RuleFiles files)
    {
        for (var reading = 1; reading < MostReadings; reading++)
        {
            var again = RuleFiles.Find(files.Folder) ?? throw RuleProblems.Changing(files.Folder);
            if (string.Equals(again.Sha256, files.Sha256, StringComparison.Ordinal))
                return again;
            files = again;
        }

        throw RuleProblems.Changing(files.Folder);
    }
}
