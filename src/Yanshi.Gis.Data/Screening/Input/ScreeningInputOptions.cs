using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>How lists are read.</summary>
public sealed record ScreeningInputOptions
{
    /// <summary>What the user said about files, as for a single check.</summary>
    public SiteFileOptions Files { get; init; } = SiteFileOptions.Default;

    /// <summary>What the workspace and the user say about making sites, as for a single check.</summary>
    public required SiteReadingOptions Sites { get; init; }

    /// <summary>The program that reads files of formats that are not ours.</summary>
    public required ParserProgram Parser { get; init; }

    /// <summary>The parks of the workspace, for rows that name one.</summary>
    public IReadOnlyList<Park> Parks { get; init; } = [];

    /// <summary>How many entries at the beginning are passed over: an earlier run has them.</summary>
    public int Skip { get; init; }

    /// <summary>Told whenever a file is opened: how many projects it has, and how many files come after it. On the thread that reads the entries.</summary>
    public Action<int, int>? Opened { get; init; }

    /// <summary>Ends the process that reads a file, and the reading with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How many sites are made, and by a screening checked, at a time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
