namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What a parser process may use before it is stopped with a code.</summary>
public sealed record ParserLimits
{
    /// <summary>For a site file, while somebody waits.</summary>
    public static ParserLimits Site { get; } = new() { MemoryBytes = 2L << 30, ProcessorSeconds = 60, WaitSeconds = 90, OutputBytes = 1L << 30 };

    /// <summary>For a layer of a whole district or province.</summary>
    public static ParserLimits Layer { get; } = new() { MemoryBytes = 4L << 30, ProcessorSeconds = 1_800, WaitSeconds = 3_600, OutputBytes = 64L << 30 };

    /// <summary>Memory it may write to, bytes (<c>parser.out-of-memory</c>).</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Processor time, seconds (<c>parser.timeout</c>).</summary>
    public required int ProcessorSeconds { get; init; }

    /// <summary>How long the program waits for it in all, seconds; the time the program takes for what it got does not count (<c>parser.timeout</c>).</summary>
    public required int WaitSeconds { get; init; }

    /// <summary>What it may say in all, bytes (<c>parser.too-large</c>).</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Files it may have open.</summary>
    public int OpenFiles { get; init; } = 128;
}
