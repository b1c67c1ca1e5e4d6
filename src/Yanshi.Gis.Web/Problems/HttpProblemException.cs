namespace Yanshi.Gis.Web.Problems;

/// <summary>A request that gets a coded problem for its answer, with the status that fits it.</summary>
internal sealed class HttpProblemException(int status, Problem problem) : Exception(problem.ToString())
{
    /// <summary>The status.</summary>
    internal int Status { get; } = status;

    /// <summary>The problem.</summary>
    internal Problem Problem { get; } = problem;

    /// <summary>The type by which a standard names the problem; null: ours, by its code.</summary>
    internal string? Type { get; init; }

    /// <summary>When to come back; null when nobody knows.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The flaws behind the problem, one by one.</summary>
    internal IReadOnlyList<Problem> Flaws { get; init; } = [];
}
