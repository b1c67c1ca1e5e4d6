using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>One row of what is to be screened: a site, a project that cannot be used, or one of which only a name is known. Immutable.</summary>
public sealed record ScreeningEntry
{
    /// <summary>Its place, from 1, over all files.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the file it stands in, without folder.</summary>
    public required string Source { get; init; }

    /// <summary>The site, or why there is none; null when <see cref="Unlocated"/> says what is known. A file that cannot be read is one entry, with the file's name for its id.</summary>
    public SiteOutcome? Outcome { get; init; }

    /// <summary>A project without a location; null when there is an <see cref="Outcome"/>.</summary>
    public UnlocatedProject? Unlocated { get; init; }
}
