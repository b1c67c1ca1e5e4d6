using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// A made-up but plausible set of control layers over the generalised outline of the district, to try the program with: 合成演示数据. None of it is a
/// control line of anyone. Land use, basic farmland, the red line, the development boundary and the towns come from one lattice of crooked cells and
/// share their vertices bit for bit. The same plan and outline give the same features on any number of threads. Thread-safe.
/// </summary>
public sealed class DemonstrationDistrict
{
    /// <summary>Lays out the district; features are made later, when a layer is read.</summary>
    /// <param name="plan">How large it is.</param>
    /// <param name="outlineLonLat">The district's outline, degrees (CGCS2000), X longitude.</param>
    /// <param name="plane">The analysis plane, in which parcels are laid out and measured.</param>
    /// <param name="towns">The towns, at least one.</param>
    /// <param name="rivers">The rivers.</param>
    /// <param name="parks">Parks that get a made-up place in their towns; without any there is no layer of parks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan asks for fewer than 1,000 or more than 2,000,000 parcels.</exception>
    /// <exception cref="ArgumentException">There is no town.</exception>
    public DemonstrationDistrict(
        DemonstrationPlan plan,
        Polygon outlineLonLat,
        EqualAreaPlane plane,
        IReadOnlyList<DemonstrationTown> towns,
        IReadOnlyList<DemonstrationRiver> rivers,
        IReadOnlyList<Park>? parks = null)
    {
        if (plan.Parcels is < DemonstrationPlan.FewestParcels or > DemonstrationPlan.MostParcels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(plan), plan.Parcels, string.Create(CultureInfo.InvariantCulture, $"{DemonstrationPlan.FewestParcels} to {DemonstrationPlan.MostParcels} parcels can be made."));
        }

        if (towns.Count == 0)
            throw new ArgumentException("At least one town is needed.", nameof(towns));
        var projection = new AnalysisProjection(Crs.Cgcs2000, plane);
        var lattice = new DistrictLattice(plan, outlineLonLat, plane);
        var seats = new TownSeats(plan.Seed, [.. towns.Select(town => projection.LonLatToPlane(ProjectGeometry.Factory.CreatePoint(town.SeatLonLat)).Coordinate)]);
        var ground = new DistrictGround(plan.Seed, lattice, seats, rivers.Select(river => (LineString)projection.LonLatToPlane(river.CentreLonLat)));
        var places = new DistrictPlaces(lattice, towns, seats);
        CoverageLonLat = CellRegion.Coverage(lattice);
        var cutting = new ParcelCutting(plan.Seed, lattice, ground);
        var landUse = new LandUse(plan.Seed, lattice, ground, places, cutting);
        Layers = MakeLayers(
            landUse,
            new BasicFarmland(plan.Seed, lattice, ground, places, landUse, cutting),
            new RegionLayers(lattice, ground, places, towns),
            new ZoneLayers(new ZoneDrawing(plan.Seed, lattice, ground)),
            new CorridorLayers(new CorridorDrawing(plan.Seed, lattice, plane), rivers),
            places,
            parks ?? []);
    }

    /// <summary>Where the layers have data: the union of the lattice's cells, degrees.</summary>
    public Polygon CoverageLonLat { get; }

    /// <summary>The layers.</summary>
    public IReadOnlyList<DemonstrationLayer> Layers { get; }

    private List<DemonstrationLayer> MakeLayers(
        LandUse landUse, BasicFarmland basicFarmland, RegionLayers regions, ZoneLayers zones, CorridorLayers corridors, DistrictPlaces places, IReadOnlyList<Park> parks)
    {
        var (survey, plan, other) = (new DateOnly(2025, 12, 31), new DateOnly(2026, 6, 30), new DateOnly(2026, 3, 31));
        List<DemonstrationLayer> layers =
        [
            new("permanent-basic-farmland", 1.0, plan, false, basicFarmland.Features),
            new("ecological-red-line", 5.0, plan, false, regions.RedLine),
            new("urban-development-boundary", 2.0, plan, false, regions.DevelopmentBoundary),
            new("land-use", 1.0, survey, true, landUse.Features),
            new("high-standard-farmland", 2.0, other, false, regions.HighStandardFarmland),
            new("grain-production-zone", 2.0, other, false, regions.GrainZones),
            new("heritage-protection-scope", 1.0, other, false, zones.HeritageScopes),
            new("heritage-control-zone", 1.0, other, false, zones.HeritageBelts),
            new("buried-relics-zone", 5.0, other, false, zones.BuriedRelics),
            new("river-management-range", 2.0, other, false, corridors.RiverRanges),
            new("water-works-protection", 1.0, other, false, corridors.WaterWorks),
            new("drinking-water-1", 2.0, other, false, zones.DrinkingWater1),
            new("drinking-water-2", 2.0, other, false, zones.DrinkingWater2),
            new("wetland", 5.0, other, false, zones.Wetlands),
            new("forest-park", 5.0, other, false, zones.ForestParks),
            new("public-welfare-forest", 5.0, other, false, regions.WelfareForest),
            new("historic-village", 2.0, other, false, zones.HistoricVillages),
            new("geological-hazard", 10.0, other, false, zones.GeologicalHazards),
            new("power-line-zone", 1.0, other, false, corridors.PowerLines),
            new("highway-control-zone", 1.0, other, false, corridors.Highways),
            new("railway-protection-zone", 1.0, other, false, corridors.Railways),
            new("district", 5.0, survey, true, () => RegionLayers.District(CoverageLonLat)),
            new("towns", 5.0, survey, true, regions.Towns),
        ];
        if (parks.Count > 0)
            layers.Add(new DemonstrationLayer("parks", 5.0, other, false, () => zones.Parks(parks, places)));
        return layers;
    }
}
