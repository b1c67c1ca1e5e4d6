using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

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
