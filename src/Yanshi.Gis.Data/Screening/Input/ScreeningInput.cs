using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>
/// From paths to a stream of entries: files and folders of every format a single check reads, in a fixed order. Each site equals that of a check of its
/// file. No more than a few rows are held at a time, whatever the length of a file, except where its format or the grouping needs it as a whole.
/// </summary>
public static class ScreeningInput
{
    /// <summary>Reads everything, lazily. Nothing that is wrong with a file or a row ends the stream: it is an entry with its problem.</summary>
    /// <param name="paths">Files, folders and geodatabases.</param>
    /// <param name="options">How they are read.</param>
    public static IEnumerable<ScreeningEntry> Read(IEnumerable<string> paths, ScreeningInputOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        return Read(ScreeningFiles.FindAll(paths), options);
    }

    /// <summary>The same for files that were looked for already.</summary>
    internal static IEnumerable<ScreeningEntry> Read(IReadOnlyList<ScreeningFile> files, ScreeningInputOptions options) =>
        Numbered(Of(files, options, new Skipping(options.Skip)), options.Skip);

    private static IEnumerable<ScreeningEntry> Of(IReadOnlyList<ScreeningFile> files, ScreeningInputOptions options, Skipping skipping)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var filesAfter = files.Count - i - 1;
            var entries = files[i].Problem is { } problem ? Refusal(files[i], problem, skipping) : Read(files[i], options, skipping, filesAfter);
            foreach (var entry in entries)
                yield return entry;
        }
    }

    private static IEnumerable<ScreeningEntry> Numbered(IEnumerable<ScreeningEntry> entries, int number)
    {
        foreach (var entry in entries)
            yield return entry with { Number = ++number };
    }

    private static IEnumerable<ScreeningEntry> Read(ScreeningFile file, ScreeningInputOptions options, Skipping skipping, int filesAfter)
    {
        var problem = (Problem?)null;
        using var sites = Open(file, options, refusal => problem = refusal);
        options.Opened?.Invoke(sites?.Stream.Count ?? 1, filesAfter);
        if (sites is not null)
        {
            var stream = sites.Stream;
            var reading = new SiteFileReading(stream.File, stream.Count, stream.Bounds, options.Sites);
            var parks = new ParkNames(options.Parks);
            var projects = Guarded(stream.Projects, refusal => problem = refusal).Where(_ => !skipping.TakesNext());
            foreach (var entry in OrderedWork.Map(projects, project => EntryOf(project, stream.File.FileName, reading, parks), options.Threads))
                yield return entry;
        }

        // Of a file that fails while it is read again: what came so far was whole, and this says that it is not all.
        foreach (var entry in problem is null ? [] : Refusal(file, problem, skipping))
            yield return entry;
    }

    private static UntrustedSites? Open(ScreeningFile file, ScreeningInputOptions options, Action<Problem> refused)
    {
        try
        {
            return file.Upload is { } upload
                ? UntrustedSites.Open(upload, options.Files, options.Parser, ParserLimits.Layer, options.Stop)
                : UntrustedSites.Open(file.Path, options.Files, options.Parser, ParserLimits.Layer, options.Stop);
        }
        catch (PlanningDataException e)
        {
            refused(e.Problem);
            return null;
        }
    }

    private static IEnumerable<SourceProject> Guarded(IEnumerable<SourceProject> projects, Action<Problem> refused)
    {
        using var reading = projects.GetEnumerator();
        while (Next(reading, refused))
            yield return reading.Current;
    }

    private static bool Next(IEnumerator<SourceProject> reading, Action<Problem> refused)
    {
        try
        {
            return reading.MoveNext();
        }
        catch (PlanningDataException e)
        {
            refused(e.Problem);
        }
        catch (IOException e)
        {
            refused(SiteFile.Unreadable(string.Empty, e).Problem);
        }

        return false;
    }

    private static ScreeningEntry EntryOf(SourceProject project, string source, SiteFileReading reading, ParkNames parks) => project.Unlocated is { } unknown
        ? new ScreeningEntry
        {
            Number = 0,
            Source = source,
            Unlocated = new UnlocatedProject
            {
                Id = project.Id,
                Name = project.Name,
                Problem = unknown.Problem,
                Park = parks.Find(unknown.Park),
                ParkAsWritten = unknown.Park,
                Town = unknown.Town,
                Attributes = project.Attributes,
            },
        }
        : new ScreeningEntry { Number = 0, Source = source, Outcome = reading.Read(project) };

    private static ScreeningEntry[] Refusal(ScreeningFile file, Problem problem, Skipping skipping) =>
        skipping.TakesNext() ? [] : [new ScreeningEntry { Number = 0, Source = file.Name, Outcome = new SiteProblem { Id = file.Name, Problem = problem } }];

    /// <summary>Passes over what an earlier run has. Used by one thread at a time, in the order of the entries.</summary>
    private sealed class Skipping(int left)
    {
        private int _left = left;

        internal bool TakesNext() => _left > 0 && _left-- > 0;
    }
}
