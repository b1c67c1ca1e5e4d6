using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Untrusted;
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
        return Numbered(paths.SelectMany(ScreeningFiles.Find).SelectMany(file => file.Problem is { } problem ? [Refused(file.Path, problem)] : Read(file.Path, options)));
    }

    private static IEnumerable<ScreeningEntry> Numbered(IEnumerable<ScreeningEntry> entries)
    {
        var number = 0;
        foreach (var entry in entries)
            yield return entry with { Number = ++number };
    }

    private static IEnumerable<ScreeningEntry> Read(string path, ScreeningInputOptions options)
    {
        var problem = (Problem?)null;
        using var sites = Open(path, options, refusal => problem = refusal);
        if (sites is not null)
        {
            var stream = sites.Stream;
            var reading = new SiteFileReading(stream.File, stream.Count, stream.Bounds, options.Sites);
            var parks = new ParkNames(options.Parks);
            var projects = Guarded(stream.Projects, refusal => problem = refusal);
            foreach (var entry in OrderedWork.Map(projects, project => EntryOf(project, stream.File.FileName, reading, parks), options.Threads))
                yield return entry;
        }

        // Of a file that fails while it is read again: what came so far was whole, and this says that it is not all.
        if (problem is not null)
            yield return Refused(path, problem);
    }

    private static UntrustedSites? Open(string path, ScreeningInputOptions options, Action<Problem> refused)
    {
        try
        {
            return UntrustedSites.Open(path, options.Files, options.Parser, ParserLimits.Layer);
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

    private static ScreeningEntry Refused(string path, Problem problem)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return new ScreeningEntry { Number = 0, Source = name, Outcome = new SiteProblem { Id = name, Problem = problem } };
    }
}
