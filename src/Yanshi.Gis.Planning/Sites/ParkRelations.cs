using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>How a site lies to the industrial parks around it.</summary>
internal static class ParkRelations
{
    /// <summary>The id of the layer with the parks' areas; its features have the parks' ids.</summary>
    internal const string LayerId = "parks";

    private static readonly string[] SectorAttributes = ["sector", "行业代码"];

    /// <summary>The parks within the distance that layers are sought in, nearest first, then the larger part, then by id.</summary>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer <c>parks</c>: areas, lines or points.</param>
    /// <param name="met">What its features have of the site.</param>
    /// <param name="data">The parks and sectors.</param>
    /// <param name="project">What is known of the project; without a rule book its sector is looked for in the site's file.</param>
    internal static IReadOnlyList<ParkRelation> Of(SiteFootprint site, ControlLayer layer, IReadOnlyList<FeatureOverlap> met, PlanningData data, ProjectAttributes project)
    {
        var sector = data.RuleBook is null ? SectorOf(site.Site, data.Sectors) : project.Find(SectorAttributes[0]);
        var areas = met.ToDictionary(overlap => overlap.Feature, overlap => overlap.AreaSquareMetres);
        return [.. NearbyFeatures.Of(site, layer, met)
            .Select(near => RelationOf(layer.Features[near.Feature], areas.GetValueOrDefault(near.Feature), near.DistanceMetres))
            .OrderBy(park => park.DistanceMetres)
            .ThenByDescending(park => park.AreaSquareMetres)
            .ThenBy(park => park.Id, StringComparer.Ordinal)];

        ParkRelation RelationOf(LayerFeature feature, double area, double distance)
        {
            var park = data.Parks.FirstOrDefault(park => string.Equals(park.Id, feature.Id, StringComparison.Ordinal));
            return new ParkRelation(feature.Id, park?.Name ?? feature.Name ?? feature.Id, area, distance, park?.IsFor(sector));
        }
    }

    // A sector nobody has listed fits no park and is foreign to none: it is unknown.
    private static string? SectorOf(Site site, IReadOnlyList<Sector> sectors)
    {
        var written = SectorAttributes.Select(name => site.Attributes.GetValueOrDefault(name)?.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return sectors.FirstOrDefault(sector => string.Equals(sector.Code, written, StringComparison.Ordinal) || string.Equals(sector.Name, written, StringComparison.Ordinal))?.Code;
    }
}
