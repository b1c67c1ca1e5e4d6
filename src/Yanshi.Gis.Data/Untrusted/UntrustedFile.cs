using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// Reads site files from anywhere. Formats that need GDAL or a third-party reader, and archives, are read by a process of their own
/// (<see cref="ParserProgram"/>); the text formats, whose readers are ours, in this one.
/// </summary>
public static class UntrustedFile
{
    /// <summary>Reads the sites of a file, or of the folder of a geodatabase.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user said; null for nothing.</param>
    /// <param name="parser">The program that reads files of the other formats.</param>
    /// <exception cref="InputRefusedException">As for <see cref="SiteFile.Read(string, SiteFileOptions?)"/>, and for the other formats' own reasons.</exception>
    /// <exception cref="ReferenceDataException"><c>gdal.not-found</c>, <c>gdal.no-driver</c>, <c>parser.not-started</c>.</exception>
    public static SiteSource ReadSites(string path, SiteFileOptions? options, ParserProgram parser)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parser);
        options ??= SiteFileOptions.Default;
        using var staged = StagedFile.Find(path, options.Limits, takesJson: false);
        return staged is null ? SiteFile.Read(path, options) : ReadSites(staged, options, parser, ParserLimits.Site);
    }

    /// <summary>Reads the sites of an uploaded file. No byte of it is interpreted in this process.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="options">What the user said; null for nothing.</param>
    /// <param name="parser">The program that reads it.</param>
    /// <param name="stop">Ends the reading, and the process that does it.</param>
    /// <exception cref="InputRefusedException">As for a file of this machine.</exception>
    /// <exception cref="ReferenceDataException">As for a file of this machine.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SiteSource ReadSites(UploadedFile upload, SiteFileOptions? options, ParserProgram parser, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(parser);
        options ??= SiteFileOptions.Default;
        using var staged = StagedFile.Of(upload, options.Limits, takesJson: false);
        return ReadSites(staged, options, parser, ParserLimits.Site, stop);
    }

    /// <summary>The GDAL library that the environment names; null when it names none.</summary>
    internal static string? ConfiguredGdal => Environment.GetEnvironmentVariable(GdalLibrary.PathVariable) is { Length: > 0 } path ? path : null;

    /// <summary>Reads the sites of a file that was copied.</summary>
    /// <exception cref="PlanningDataException">As for the file itself.</exception>
    internal static SiteSource ReadSites(StagedFile staged, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop = default)
    {
        using var sites = UntrustedSites.Start(RequestFor(staged, options, limits), parser, stop);
        return sites.Stream.ToSource();
    }

    /// <summary>What to ask a parser for the sites of a file that was copied.</summary>
    internal static ParserRequest RequestFor(StagedFile staged, SiteFileOptions options, ParserLimits limits) => new()
    {
        Task = ParserTask.Sites,
        FileName = staged.FileName,
        Folder = staged.Folder,
        Copy = staged.Copy,
        DataSets = staged.DataSets,
        Options = options,
        GdalLibrary = ConfiguredGdal,
        Limits = limits,
    };
}
