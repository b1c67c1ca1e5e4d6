using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>What some ground is made of: its land classes, towns and villages, square metres.</summary>
/// <param name="Classes">By land class, by code.</param>
/// <param name="Towns">By town, largest first.</param>
/// <param name="Villages">By village, largest first.</param>
internal sealed record GroundTaken(IReadOnlyList<LandClassArea> Classes, IReadOnlyList<TownArea> Towns, IReadOnlyList<LandTakePlace> Villages)
{
    /// <summary>Measures an area; layers that have no data in force, or damaged data, say nothing.</summary>
    /// <param name="ground">The area in the analysis plane.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="asOf">The date.</param>
    internal static GroundTaken Of(Geometry ground, LayerSet layers, DateOnly asOf)
    {
        var area = MeasuredArea.Of(ground);
        var (landUse, towns) = (Ask(LandUse.LayerId), Ask(TownAreas.LayerId));
        return new GroundTaken(
            landUse is null ? [] : LandClassAreas.Of(landUse.Value.Layer, landUse.Value.Overlaps),
            towns is null ? [] : TownAreas.Of(towns.Value.Layer, towns.Value.Overlaps),
            landUse is null ? [] : VillagesOf(landUse.Value.Overlaps.Select(overlap => new FeatureOverlapResult(landUse.Value.Layer.Features[overlap.Feature], overlap.AreaSquareMetres))));

        (ControlLayer Layer, IReadOnlyList<FeatureOverlap> Overlaps)? Ask(string id)
        {
            if (layers.FindInForce(id, asOf)?.Layer is not { } layer)
                return null;
            try
            {
                var met = new List<FeatureOverlap>();
                new OverlapMeasure(layer.Prepared).Measure(area.Packed, site: 0, met);
                return (layer, DisjointOverlaps.Of(area, layer, met));
            }
            catch (PlanningDataException)
            {
                // Every row says already that this layer could not answer.
                return null;
            }
        }
    }

    /// <summary>The villages of a checked site.</summary>
    /// <param name="report">What the check answered.</param>
    /// <param name="layers">The layers that were asked.</param>
    internal static IReadOnlyList<LandTakePlace> VillagesOf(SiteReport report, LayerSet layers)
    {
        var asked = report.Layers.FirstOrDefault(layer => string.Equals(layer.Layer.Id, LandUse.LayerId, StringComparison.Ordinal));
        if (asked is null || report.LandClasses.Count == 0)
            return [];

        // Features that overlap each other count in the report each by itself, and in its land classes once.
        var classes = report.LandClasses.Sum(land => land.AreaSquareMetres);
        return asked.Features.Sum(feature => feature.AreaSquareMetres) - classes <= SitePartition.LeastCellSquareMetres
            ? VillagesOf(asked.Features)
            : Of(report.Site.GeometryInPlane, layers, report.Provenance.AsOf).Villages;
    }

    private static IReadOnlyList<LandTakePlace> VillagesOf(IEnumerable<FeatureOverlapResult> overlaps) =>
        [.. VillageAreas.Of(overlaps).Select(village => new LandTakePlace(village.Code, village.Name, village.AreaSquareMetres))];
}
