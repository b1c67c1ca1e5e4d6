namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>How far a screening is.</summary>
/// <param name="Done">Rows that are done, those of earlier runs included.</param>
/// <param name="Earlier">Rows that earlier runs had done.</param>
/// <param name="Known">Rows of all files that were opened so far, those of earlier runs included.</param>
/// <param name="FilesLeft">Files that were not opened yet.</param>
/// <param name="Elapsed">Since this run began.</param>
public sealed record ScreeningProgress(int Done, int Earlier, int Known, int FilesLeft, TimeSpan Elapsed)
{
    /// <summary>How many rows a second this run does; null at its very beginning.</summary>
    public double? RowsPerSecond => Elapsed > TimeSpan.Zero && Done > Earlier ? (Done - Earlier) / Elapsed.TotalSeconds : null;

    /// <summary>How long it will take yet; null while files have not been opened, or nothing has been done.</summary>
    public TimeSpan? Left => FilesLeft == 0 && RowsPerSecond is { } rate ? TimeSpan.FromSeconds(Math.Max(0, Known - Done) / rate) : null;
}
