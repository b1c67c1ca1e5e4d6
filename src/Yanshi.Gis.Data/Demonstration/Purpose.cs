namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Keys of the streams of random numbers, so that no two kinds of things are drawn from the same one.</summary>
internal static class Purpose
{
    public const int LandOfCell = 501;
    public const int SlopeOfCell = 502;
    public const int CutOfCell = 503;
    public const int TownSizes = 504;
    public const int Hills = 511;
    public const int Urban = 512;
    public const int SpecialUse = 513;
    public const int Villages = 514;
    public const int Ecology = 515;
    public const int RiverBanks = 516;
    public const int BasicFarmland = 517;
    public const int BasicFarmlandFaults = 518;
    public const int FarmProjects = 519;
    public const int GrainZones = 520;
    public const int WelfareForest = 521;
    public const int Zones = 530;
    public const int Corridors = 540;
    public const int RiverRanges = 541;
}
