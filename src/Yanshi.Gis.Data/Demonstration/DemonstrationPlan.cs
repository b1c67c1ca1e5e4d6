namespace Yanshi.Gis.Data.Demonstration;

/// <summary>How large a <see cref="DemonstrationDistrict"/> is.</summary>
public sealed record DemonstrationPlan
{
    /// <summary>The fewest parcels a plan may ask for.</summary>
    public const int FewestParcels = 1_000;

    /// <summary>The most parcels a plan may ask for.</summary>
    public const int MostParcels = 2_000_000;

    /// <summary>Everything random comes from it.</summary>
    public ulong Seed { get; init; } = 410307;

    /// <summary>About how many land use parcels, 1,000 to 2,000,000.</summary>
    public int Parcels { get; init; } = 20_000;
}
