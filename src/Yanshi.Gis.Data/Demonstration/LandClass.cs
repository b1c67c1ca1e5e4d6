namespace Yanshi.Gis.Data.Demonstration;

/// <summary>A class of the third national land survey's working classification (TD/T 1055).</summary>
/// <param name="Code">DLBM.</param>
/// <param name="Name">DLMC.</param>
internal sealed record LandClass(string Code, string Name)
{
    public static readonly LandClass IrrigatedField = new("0102", "水浇地");
    public static readonly LandClass DryField = new("0103", "旱地");
    public static readonly LandClass Orchard = new("0201", "果园");
    public static readonly LandClass Forest = new("0301", "乔木林地");
    public static readonly LandClass OtherForest = new("0307", "其他林地");
    public static readonly LandClass OtherGrass = new("0404", "其他草地");
    public static readonly LandClass Commerce = new("05H1", "商业服务业设施用地");
    public static readonly LandClass Industry = new("0601", "工业用地");
    public static readonly LandClass UrbanHousing = new("0701", "城镇住宅用地");
    public static readonly LandClass VillageHousing = new("0702", "农村宅基地");
    public static readonly LandClass Education = new("08H2", "科教文卫用地");
    public static readonly LandClass ParkAndGreen = new("0810", "公园与绿地");
    public static readonly LandClass Highway = new("1003", "公路用地");
    public static readonly LandClass TownRoad = new("1004", "城镇村道路用地");
    public static readonly LandClass FieldTrack = new("1006", "农村道路");
    public static readonly LandClass River = new("1101", "河流水面");
    public static readonly LandClass Pond = new("1104", "坑塘水面");
    public static readonly LandClass Ditch = new("1107", "沟渠");
    public static readonly LandClass FarmFacility = new("1202", "设施农用地");
    public static readonly LandClass BareSoil = new("1206", "裸土地");

    /// <summary>Whether it is farmland (耕地), the only land whose ridges are deducted.</summary>
    public bool IsFarmland => Code.StartsWith("01", StringComparison.Ordinal);

    /// <summary>Whether the state owns such land here; all other land belongs to the villages.</summary>
    public bool IsStateOwned => Code is "05H1" or "0601" or "0701" or "08H2" or "0810" or "1003" or "1004" or "1101";
}
