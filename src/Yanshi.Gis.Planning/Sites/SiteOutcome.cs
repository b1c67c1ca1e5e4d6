using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What became of one project of a file: a <see cref="Site"/> or a <see cref="SiteProblem"/>.</summary>
public abstract class SiteOutcome
{
    private protected SiteOutcome()
    {
    }

    /// <summary>The project's id in its file.</summary>
    public required string Id { get; init; }
}

/// <summary>A project that cannot be checked. The other projects of its file go on.</summary>
public sealed class SiteProblem : SiteOutcome
{
    /// <summary>Why, with the stable code.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The flaws behind it, one by one; empty when the problem is not about the geometry.</summary>
    public IReadOnlyList<GeometryDefect> Defects { get; init; } = [];
}
