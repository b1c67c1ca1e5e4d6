using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// Makes sites of what a file said: finds the reference system, turns the axes once, nests rings to areas (or widens lines to corridors),
/// validates, repairs when asked, unites the parcels and measures. Pure, deterministic, thread-safe.
/// </summary>
public static class SiteReading
{
    /// <summary>Reads all projects of a file, in file order.</summary>
    /// <remarks>
    /// The reference system is found once for the whole file. When the file as a whole fits no reading (one project lies elsewhere), each
    /// project is read by its own numbers, so that one bad project does not stop the others.
    /// </remarks>
    /// <param name="source">What the reader of the format handed on.</param>
    /// <param name="options">The workspace's extent and plane, and the user's choices.</param>
    /// <returns>One outcome per project; a project that cannot be used is a <see cref="SiteProblem"/>, never an exception.</returns>
    /// <exception cref="ArgumentException">The source breaks its contract (rings not closed, mixed roles).</exception>
    public static IReadOnlyList<SiteOutcome> Read(SiteSource source, SiteReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var common = source.Projects.Count > 1 ? FindCommonCrs(source, options) : null;
        return [.. source.Projects.Select(project => Read(source, project, common, options))];
    }

    private static SiteOutcome Read(SiteSource source, SourceProject project, CrsReading? common, SiteReadingOptions options)
    {
        try
        {
            return new SiteProjectReading(source, project, common, options).Read();
        }
        catch (InputRefusedException refusal)
        {
            return new SiteProblem { Id = project.Id, Problem = refusal.Problem };
        }
    }

    private static CrsReading? FindCommonCrs(SiteSource source, SiteReadingOptions options)
    {
        try
        {
            return ResolveCrs(source, source.Projects, options);
        }
        catch (InputRefusedException)
        {
            return null; // Each project answers for itself and repeats the refusal where it applies.
        }
    }

    /// <summary>The reading of the projects' numbers; null when they hold no finite coordinate at all.</summary>
    internal static CrsReading? ResolveCrs(SiteSource source, IEnumerable<SourceProject> projects, SiteReadingOptions options)
    {
        var bounds = new Envelope();
        foreach (var point in projects.SelectMany(p => p.Parcels).SelectMany(p => p.Rings).SelectMany(r => r.Points))
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
                bounds.ExpandToInclude(point);
        return bounds.IsNull
            ? null
            : CrsDetection.Resolve(
                source.Declared,
                options.UserCrs,
                [new Coordinate(bounds.MinX, bounds.MinY), new Coordinate(bounds.MaxX, bounds.MaxY)],
                options.ExtentLonLat,
                options.Shift);
    }
}
