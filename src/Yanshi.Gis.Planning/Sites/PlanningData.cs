using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Everything a check looks at besides the site. Immutable, thread-safe.</summary>
/// <param name="Layers">The control layers.</param>
/// <param name="Parks">园区: what is known of the industrial parks; their areas are the layer <c>parks</c>.</param>
public sealed record PlanningData(LayerSet Layers, IReadOnlyList<Park> Parks)
{
    /// <summary>The sectors that parks and sites are of; empty when the workspace lists none.</summary>
    public IReadOnlyList<Sector> Sectors { get; init; } = [];

    /// <summary>规则库: what overlaps mean in law; null when the workspace has none.</summary>
    public RuleBook? RuleBook { get; init; }
}

/// <summary>行业: a sector of <c>parks.yaml</c>.</summary>
/// <param name="Code">The code (<c>equipment</c>).</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="NameEnglish">The English name.</param>
public sealed record Sector(string Code, string Name, string NameEnglish);

/// <summary>园区: one of the "1+X" industrial parks.</summary>
/// <param name="Id">The stable id, also that of its feature in the layer <c>parks</c>.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="Town">The town or subdistrict it lies in; null when nobody says.</param>
/// <param name="Sectors">The codes of the sectors it is for; empty when nobody says.</param>
public sealed record Park(string Id, string Name, string? Town, IReadOnlyList<string> Sectors)
{
    /// <summary>Whether the park is for a sector; null when nobody says of either.</summary>
    /// <param name="sector">The sector's code; null when it is unknown.</param>
    public bool? IsFor(string? sector) => sector is null || Sectors.Count == 0 ? null : Sectors.Contains(sector, StringComparer.Ordinal);
}
