using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Projects;

/// <summary>Counts what became of stored projects. Not thread-safe.</summary>
internal sealed class RescreeningTally
{
    private readonly List<RecordFlip> _flips = [];
    private readonly Dictionary<RescreeningCause, int> _causes = [];
    private int _projects;
    private int _leftOut;
    private int _unaffected;
    private int _same;
    private int _otherFigures;

    internal List<(string Id, Problem Problem, bool IsInput)> Problems { get; } = [];

    internal int Updated { get; set; }

    internal void Add(LookedAtProject looked)
    {
        _projects++;
        if (looked.Problem is { } problem)
            Problems.Add((looked.Stored.Project?.Id ?? looked.Stored.File, problem, looked.IsInput));
        else if (looked.IsLeftOut)
            _leftOut++;
        else if (looked.Cause is not { } cause)
            _unaffected++;
        else
            Count(cause, looked);
    }

    internal RescreeningResult ResultOf(RescreeningOptions options, RuleBookIdentity? book, IReadOnlyList<ComparedVersions> compared) => new()
    {
        AsOf = options.AsOf,
        Engine = EngineVersion.Current,
        RuleBook = book,
        Since = options.Since?.ToString(),
        Projects = _projects,
        LeftOut = _leftOut,
        Unaffected = _unaffected,
        Same = _same,
        OtherFigures = _otherFigures,
        Flips = [.. _flips.OrderBy(flip => flip.Id, StringComparer.Ordinal)],
        Causes = [.. _causes.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key.Kind).ThenBy(pair => pair.Key.LayerId, StringComparer.Ordinal)],
        Compared = compared,
        Problems = [.. Problems.OrderBy(problem => problem.Id, StringComparer.Ordinal)],
        Updated = Updated,
    };

    private void Count(RescreeningCause cause, LookedAtProject looked)
    {
        _causes[cause] = _causes.GetValueOrDefault(cause) + 1;
        if (looked.Flip is { } flip)
            _flips.Add(flip);
        else if (looked.IsSame)
            _same++;
        else
            _otherFigures++;
    }
}

/// <summary>What became of one stored project.</summary>
internal sealed record LookedAtProject(StoredProject Stored)
{
    /// <summary>Why it could not be looked at; null when it could.</summary>
    internal Problem? Problem { get; init; }

    /// <summary>Whether that is for the user to mend and not damage.</summary>
    internal bool IsInput { get; init; }

    /// <summary>Whether its record rests on too new a version.</summary>
    internal bool IsLeftOut { get; init; }

    /// <summary>Why it was checked again; null when it was not.</summary>
    internal RescreeningCause? Cause { get; init; }

    /// <summary>Its new record; null when it was not checked again.</summary>
    internal JsonObject? New { get; init; }

    /// <summary>How its answer turned; null when it is the same.</summary>
    internal RecordFlip? Flip { get; init; }

    /// <summary>Whether the new record says the same to the last figure.</summary>
    internal bool IsSame { get; init; }
}
