using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>What is known of a delivered layer before anybody said what it is.</summary>
/// <param name="Name">Its name in the file, or the file's name; prefixes, years and region codes may stand around the standard name.</param>
/// <param name="Fields">The names of its attributes.</param>
/// <param name="Geometry">What it holds; null when that is mixed or not known.</param>
public sealed record DeliveredLayer(string Name, IReadOnlyList<string> Fields, DeliveredGeometry? Geometry = null)
{
    /// <summary>A second name, as geodatabases have it, or the file's name beside the layer's; null when there is none.</summary>
    public string? Alias { get; init; }

    /// <summary>The attributes of some features, to tell a district's boundary from its towns'. May be empty.</summary>
    public IReadOnlyList<JsonObject> Sample { get; init; } = [];

    /// <summary>Whether the layer has an attribute; upper and lower case are one.</summary>
    internal bool Has(string field) => Fields.Contains(field, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What a delivered layer holds.</summary>
public enum DeliveredGeometry
{
    /// <summary>面.</summary>
    Areas,

    /// <summary>线.</summary>
    Lines,

    /// <summary>点.</summary>
    Points,
}
