using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>What became of the stored projects of a workspace after its data or rules changed. Immutable.</summary>
public sealed record RescreeningResult
{
    /// <summary>The date of the new answers.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Engine { get; init; }

    /// <summary>The rule book now; null when there is none.</summary>
    public RuleBookIdentity? RuleBook { get; init; }

    /// <summary>The version that limited the projects looked at, <c>land-use@v3</c>; null when all were.</summary>
    public string? Since { get; init; }

    /// <summary>How many projects are in force.</summary>
    public required int Projects { get; init; }

    /// <summary>How many were left out because their records rest on a newer version than <see cref="Since"/>.</summary>
    public required int LeftOut { get; init; }

    /// <summary>How many nothing that changed can concern.</summary>
    public required int Unaffected { get; init; }

    /// <summary>How many came out the same to the last figure.</summary>
    public required int Same { get; init; }

    /// <summary>How many have other figures and the same answer.</summary>
    public required int OtherFigures { get; init; }

    /// <summary>The projects whose answer is another one, by id.</summary>
    public required IReadOnlyList<RecordFlip> Flips { get; init; }

    /// <summary>Why projects were checked again, and how many for each reason; of several reasons the first is counted.</summary>
    public required IReadOnlyList<(RescreeningCause Cause, int Projects)> Causes { get; init; }

    /// <summary>The pairs of versions that were compared.</summary>
    public required IReadOnlyList<ComparedVersions> Compared { get; init; }

    /// <summary>The projects that could not be looked at, by id or file.</summary>
    public required IReadOnlyList<(string Id, Problem Problem, bool IsInput)> Problems { get; init; }

    /// <summary>How many new records were stored.</summary>
    public required int Updated { get; init; }

    /// <summary>How many were checked again.</summary>
    public int Checked => Same + OtherFigures + Flips.Count;
}
