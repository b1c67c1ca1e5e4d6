namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>The sum of the overlaps' areas in SQL, in the ways a PostGIS user writes it.</summary>
internal static class OverlapQueries
{
    private const string ByBoxes = "by boxes (&&)";
    private const string ByIntersects = "by st_intersects";

    /// <summary>By name; which is faster depends on how many pairs of boxes meet without their polygons meeting.</summary>
    public static IReadOnlyDictionary<string, string> For(string sites, string layer) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [ByBoxes] = Sum(sites, layer, "s.geom && p.geom"),
        [ByIntersects] = Sum(sites, layer, "st_intersects(s.geom, p.geom)"),
    };

    private static string Sum(string sites, string layer, string condition) =>
        $"select sum(st_area(st_intersection(s.geom, p.geom))) from {sites} s join {layer} p on {condition}";
}
