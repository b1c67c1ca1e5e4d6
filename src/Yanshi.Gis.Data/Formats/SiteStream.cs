using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats;

/// <summary>
/// A site file that was looked through once: what concerns all of it is known, its projects come one by one. So a list of any length is read in the
/// memory of a few of its rows, and still with the reference system that all its numbers together decide.
/// </summary>
/// <param name="File">The file without its projects.</param>
/// <param name="Count">How many projects it has.</param>
/// <param name="Bounds">The bounds of all finite numbers, as written; null envelope when there are none.</param>
/// <param name="Projects">The projects in file order, to be read once.</param>
internal sealed record SiteStream(SiteSource File, int Count, Envelope Bounds, IEnumerable<SourceProject> Projects)
{
    /// <summary>A file that was read as a whole.</summary>
    public static SiteStream Of(SiteSource source) =>
        new(source with { Projects = [] }, source.Projects.Count, SiteFileReading.BoundsOf(source.Projects), source.Projects);

    /// <summary>The file with all its projects.</summary>
    public SiteSource ToSource() => File with { Projects = [.. Projects] };
}
