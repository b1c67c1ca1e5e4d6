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
        var reading = new SiteFileReading(source, source.Projects.Count, SiteFileReading.BoundsOf(source.Projects), options);
        return [.. source.Projects.Select(reading.Read)];
    }
}
