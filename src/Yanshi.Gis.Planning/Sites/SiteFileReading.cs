using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// Makes sites of the projects of one file, which need not be at hand all at once: their number and the bounds of their numbers decide what they have in
/// common. Thread-safe.
/// </summary>
public sealed class SiteFileReading
{
    private readonly SiteSource _file;
    private readonly SiteReadingOptions _options;
    private readonly CrsReading? _common;

    /// <summary>Finds what the projects have in common.</summary>
    /// <param name="file">The file; its projects are not looked at.</param>
    /// <param name="projects">How many projects it has.</param>
    /// <param name="bounds">The bounds of their finite numbers, as written.</param>
    /// <param name="options">The workspace's extent and plane, and the user's choices.</param>
    public SiteFileReading(SiteSource file, int projects, Envelope bounds, SiteReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentNullException.ThrowIfNull(options);
        (_file, _options) = (file, options);
        _common = projects > 1 ? FindCommonCrs(bounds) : null;
    }

    /// <summary>Reads a project of the file.</summary>
    /// <returns>The site, or why there is none.</returns>
    /// <exception cref="ArgumentException">The source breaks its contract (rings not closed, mixed roles).</exception>
    public SiteOutcome Read(SourceProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        if (project.Unlocated is { } unlocated)
            return new SiteProblem { Id = project.Id, Problem = unlocated.Problem };
        try
        {
            return new SiteProjectReading(_file, project, _common, _options).Read();
        }
        catch (InputRefusedException refusal)
        {
            return new SiteProblem { Id = project.Id, Problem = refusal.Problem };
        }
    }

    /// <summary>The bounds of the finite numbers of projects, as written.</summary>
    public static Envelope BoundsOf(IEnumerable<SourceProject> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        var bounds = new Envelope();
        foreach (var parcel in projects.SelectMany(project => project.Parcels))
            Expand(bounds, parcel);
        return bounds;
    }

    /// <summary>Widens bounds by the finite numbers of a parcel.</summary>
    public static void Expand(Envelope bounds, SourceParcel parcel)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentNullException.ThrowIfNull(parcel);
        foreach (var ring in parcel.Rings)
            foreach (var point in ring.Points)
                if (double.IsFinite(point.X) && double.IsFinite(point.Y))
                    bounds.ExpandToInclude(point);
    }

    /// <summary>The reading of numbers within bounds; null when there are none.</summary>
    internal static CrsReading? ResolveCrs(SiteSource file, Envelope bounds, SiteReadingOptions options) => bounds.IsNull
        ? null
        : CrsDetection.Resolve(
            file.Declared,
            options.UserCrs,
            [new Coordinate(bounds.MinX, bounds.MinY), new Coordinate(bounds.MaxX, bounds.MaxY)],
            options.ExtentLonLat,
            options.Shift);

    private CrsReading? FindCommonCrs(Envelope bounds)
    {
        try
        {
            return ResolveCrs(_file, bounds, _options);
        }
        catch (InputRefusedException)
        {
            return null; // Each project answers for itself and repeats the refusal where it applies.
        }
    }
}
