namespace Yanshi.Gis.Benchmarks;

/// <summary>Percentiles of what was measured.</summary>
internal static class Percentile
{
    /// <summary>The value below which a share lies.</summary>
    public static T Of<T>(IReadOnlyList<T> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
