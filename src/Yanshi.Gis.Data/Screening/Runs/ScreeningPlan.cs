using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>Which records of a screening are kept.</summary>
public enum RecordsKept
{
    /// <summary>All up to <see cref="ScreeningPlan.MostRowsWithAllRecords"/> rows, else only findings.</summary>
    AllOfShortLists,

    /// <summary>Every record.</summary>
    All,

    /// <summary>Those whose verdict is restricted or worse, or undetermined.</summary>
    Findings,
}

/// <summary>What is to be screened, against what, and where the answers go. Immutable.</summary>
public sealed record ScreeningPlan
{
    /// <summary>Up to so many rows all records are kept unless the user says otherwise.</summary>
    public const int MostRowsWithAllRecords = 10_000;

    /// <summary>Files, folders and geodatabases, in this order.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>An uploaded file, which comes before the paths; null when there is none.</summary>
    public UploadedFile? Upload { get; init; }

    /// <summary>The folder of the answers.</summary>
    public required string Folder { get; init; }

    /// <summary>What is checked against.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The date the answers are for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How lists are read.</summary>
    public required ScreeningInputOptions Input { get; init; }

    /// <summary>What the user says of all projects, by attribute code; null: nothing.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; init; }

    /// <summary>Which records are kept.</summary>
    public RecordsKept Records { get; init; }

    /// <summary>By what rows are ranked.</summary>
    public Ranking Ranking { get; init; } = Ranking.Default;

    /// <summary>The files behind all of that.</summary>
    internal IReadOnlyList<ScreeningFile> Files => [.. Upload is { } upload ? [new ScreeningFile(upload.Path, Upload: upload)] : Array.Empty<ScreeningFile>(), .. ScreeningFiles.FindAll(Paths)];
}
