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

/// <summary>位置不明: a project of which nobody can say where it lies.</summary>
public sealed record UnlocatedProject
{
    /// <summary>The project's id in its file.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>Why it has no location: <c>screening.location-unknown</c> or <c>site.point-not-supported</c>.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The park it names, where the workspace knows one by that name; null otherwise.</summary>
    public Park? Park { get; init; }

    /// <summary>The park as written; null when it names none.</summary>
    public string? ParkAsWritten { get; init; }

    /// <summary>The town or subdistrict as written; null when it names none.</summary>
    public string? Town { get; init; }

    /// <summary>Attributes as written: name to text.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }
}
