using NetTopologySuite.Geometries;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The one seeded district of all benchmarks.</summary>
internal static class BenchmarkDistrict
{
    public const int SiteCount = 20_000;
    public const int RedLineCount = 4;

    private static readonly Lazy<SyntheticDistrict> District = new(() => new SyntheticDistrict(SyntheticDistrictPlan.Full));

    public static IReadOnlyList<Polygon> Parcels => District.Value.Parcels;

    public static IReadOnlyList<Polygon> IrregularSites() => District.Value.MakeIrregularSites(SiteCount);

    public static IReadOnlyList<Polygon> WholeParcelSites() =>
        [.. District.Value.MakeWholeParcelSites(SiteCount).Select(site => site.Outline)];

    public static IReadOnlyList<Polygon> RedLines() => District.Value.MakeRedLines(RedLineCount);
}
