using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The layers of irregular zones: heritage, water sources, wetlands, hazards, villages, parks. All places and names are made up.</summary>
internal sealed class ZoneLayers(ZoneDrawing drawing)
{
    private const int Heritage = 11;
    private const int DrinkingWater = 13;
    private const int HeritageSites = 8;
    private const int WaterSources = 4;

    private static readonly string[] HeritageLevels = ["全国重点文物保护单位", "河南省文物保护单位", "洛阳市文物保护单位", "县级文物保护单位"];
    private static readonly string[] HazardGrades = ["高易发区", "中易发区", "低易发区"];

    /// <summary>The protection scopes of made-up heritage sites.</summary>
    public IEnumerable<DemonstrationFeature> HeritageScopes() => HeritageZones().Select(zone => SyntheticLabel.Feature(
        SyntheticLabel.Id(Heritage, zone.Number), drawing.ToLonLat(zone.Scope), ("name", zone.Name), ("level", zone.Level), ("source", SyntheticLabel.Text)));

    /// <summary>The belts round them.</summary>
    public IEnumerable<DemonstrationFeature> HeritageBelts() => HeritageZones().Select(zone => SyntheticLabel.Feature(
        SyntheticLabel.Id(Heritage + 1, zone.Number), drawing.ToLonLat(zone.Belt, hole: zone.Scope), ("name", zone.Name), ("level", zone.Level), ("source", SyntheticLabel.Text)));

    /// <summary>The first-class zones of made-up wells, each inside its second-class zone.</summary>
    public IEnumerable<DemonstrationFeature> DrinkingWater1() => WaterZones().Select(zone => SyntheticLabel.Feature(
        SyntheticLabel.Id(DrinkingWater, zone.Number), drawing.ToLonLat(zone.First), ("SYDMC", zone.Name), ("PFWH", SyntheticLabel.Text)));

    /// <summary>The second-class zones, which include the first.</summary>
    public IEnumerable<DemonstrationFeature> DrinkingWater2() => WaterZones().Select(zone => SyntheticLabel.Feature(
        SyntheticLabel.Id(DrinkingWater + 1, zone.Number), drawing.ToLonLat(zone.Second), ("SYDMC", zone.Name), ("PFWH", SyntheticLabel.Text)));

    /// <summary>Zones of relics under ground.</summary>
    public IEnumerable<DemonstrationFeature> BuriedRelics() =>
        Zones(15, 6, IsPlain, 500.0, 1_200.0, number => [("name", $"演示地下文物埋藏区{number}"), ("source", SyntheticLabel.Text)]);

    /// <summary>SD: wetlands on the banks.</summary>
    public IEnumerable<DemonstrationFeature> Wetlands() =>
        Zones(16, 7, (ground, index) => ground.RiverDistance[index] < 300.0f, 150.0, 600.0, number => [("SDMC", $"演示湿地{number}"), ("SDJB", number % 3 == 0 ? "省级" : "一般")]);

    /// <summary>Forest parks in the hills.</summary>
    public IEnumerable<DemonstrationFeature> ForestParks() =>
        Zones(17, 2, IsDeepInHills, 1_000.0, 1_600.0, number => [("GYMC", $"演示森林公园{number}")]);

    /// <summary>Areas of geological hazard in the hills.</summary>
    public IEnumerable<DemonstrationFeature> GeologicalHazards() =>
        Zones(18, 14, IsDeepInHills, 120.0, 900.0, number => [("MC", $"演示地质灾害点{number}"), ("YFX", HazardGrades[number % HazardGrades.Length])]);

    /// <summary>Historic villages: the core, and the control belt round it as a feature of its own.</summary>
    public IEnumerable<DemonstrationFeature> HistoricVillages()
    {
        const int layerNumber = 19;
        var random = drawing.RandomFor(layerNumber);
        for (var village = 1; village <= 6; village++)
        {
            var (centre, radius) = (drawing.Place(random, (ground, index) => ground.Land[index] == LandClass.VillageHousing), random.NextBetween(120.0, 250.0));
            var core = ZoneDrawing.Ring(random, centre, radius);
            var belt = ZoneDrawing.Widen(core, centre, radius, byMetres: 80.0);
            var name = $"演示传统村落{village}";
            yield return SyntheticLabel.Feature(SyntheticLabel.Id(layerNumber, 2 * village - 1), drawing.ToLonLat(core), ("CLMC", name), ("FWLX", "核心保护范围"));
            yield return SyntheticLabel.Feature(SyntheticLabel.Id(layerNumber, 2 * village), drawing.ToLonLat(belt, hole: core), ("CLMC", name), ("FWLX", "建设控制地带"));
        }
    }

    /// <summary>Parks with the ids and names of real ones, in the towns they are said to lie in; their places there and their shapes are made up.</summary>
    public IEnumerable<DemonstrationFeature> Parks(IEnumerable<Park> parks, DistrictPlaces places)
    {
        var random = drawing.RandomFor(20);
        foreach (var park in parks.OrderBy(park => park.Id, StringComparer.Ordinal))
        {
            var centre = drawing.Place(random, (ground, index) => ground.Urbanity[index] is > -0.4f and < 0.4f && places.IsIn(park.Town, index));
            var ring = ZoneDrawing.Ring(random, centre, random.NextBetween(300.0, 700.0));
            yield return SyntheticLabel.Feature(park.Id, drawing.ToLonLat(ring), ("name", park.Name));
        }
    }

    private IEnumerable<(int Number, string Name, string Level, Coordinate[] Scope, Coordinate[] Belt)> HeritageZones()
    {
        var random = drawing.RandomFor(Heritage);
        for (var number = 1; number <= HeritageSites; number++)
        {
            var (centre, radius) = (drawing.Place(random, IsPlain), random.NextBetween(150.0, 800.0));
            var scope = ZoneDrawing.Ring(random, centre, radius);
            var belt = ZoneDrawing.Widen(scope, centre, radius, byMetres: random.NextBetween(50.0, 200.0));
            yield return (number, $"演示文物保护单位{number}", HeritageLevels[number % HeritageLevels.Length], scope, belt);
        }
    }

    private IEnumerable<(int Number, string Name, Coordinate[] First, Coordinate[] Second)> WaterZones()
    {
        var random = drawing.RandomFor(DrinkingWater);
        for (var number = 1; number <= WaterSources; number++)
        {
            var (centre, radius) = (drawing.Place(random, IsPlain), random.NextBetween(400.0, 900.0));
            var second = ZoneDrawing.Ring(random, centre, radius);
            yield return (number, $"演示水源地{number}", ZoneDrawing.Widen(second, centre, radius, byMetres: -0.75 * radius), second);
        }
    }

    private IEnumerable<DemonstrationFeature> Zones(
        int layerNumber,
        int count,
        Func<DistrictGround, int, bool> fits,
        double fromRadiusMetres,
        double toRadiusMetres,
        Func<int, (string Field, JsonNode? Value)[]> describe)
    {
        var random = drawing.RandomFor(layerNumber);
        for (var number = 1; number <= count; number++)
        {
            var centre = drawing.Place(random, fits);
            var ring = ZoneDrawing.Ring(random, centre, random.NextBetween(fromRadiusMetres, toRadiusMetres));
            yield return SyntheticLabel.Feature(SyntheticLabel.Id(layerNumber, number), drawing.ToLonLat(ring), describe(number));
        }
    }

    private static bool IsPlain(DistrictGround ground, int index) => ground.HillScore[index] <= 0.0f && ground.Urbanity[index] <= 0.0f && !ground.IsRiver(index);

    private static bool IsDeepInHills(DistrictGround ground, int index) => ground.HillScore[index] > 0.5f && ground.Urbanity[index] < -0.3f;
}
