using System.Collections;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// A file (or folder, or archive) with vector layers, read by a process of its own. Opening copies it to a private folder, so what is read
/// later is what was described. Not thread-safe.
/// </summary>
public sealed class VectorFile : IDisposable
{
    private readonly StagedFile _staged;
    private readonly SiteFileOptions _options;
    private readonly ParserProgram _parser;
    private readonly ParserLimits _limits;
    private readonly CancellationToken _stop;
    private IReadOnlyList<DataSet> _dataSets = [];

    private VectorFile(StagedFile staged, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop) =>
        (_staged, _options, _parser, _limits, _stop) = (staged, options, parser, limits, stop);

    /// <summary>The file's name without its folder.</summary>
    public string FileName => _staged.FileName;

    /// <summary>All layers with geometry, in the file's order; those of an archive's several files one after the other.</summary>
    public IReadOnlyList<VectorLayer> Layers { get; private set; } = [];

    /// <summary>SHA-256 of the file as it was opened, 64 hexadecimal digits; of a set of files that of their list (name and hash of each, by name).</summary>
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>Whether the parser had its own namespaces and limits; without them it ran in a reduced sandbox, which reports should say.</summary>
    public bool IsIsolated { get; private set; }

    /// <summary>Opens a file and lets its layers be described.</summary>
    /// <param name="path">The file, the folder of a geodatabase, or a zip of either.</param>
    /// <param name="options">The encoding the user names, and limits; null for nothing said, within <see cref="SiteFileLimits.Layer"/>.</param>
    /// <param name="parser">The program that reads it.</param>
    /// <param name="limits">What the parser may use; null for <see cref="ParserLimits.Layer"/>.</param>
    /// <param name="stop">Ends whatever process reads the file, now or later.</param>
    /// <exception cref="InputRefusedException">The file is missing, of no accepted format, damaged, hostile or too large.</exception>
    /// <exception cref="ReferenceDataException"><c>gdal.not-found</c>, <c>gdal.no-driver</c>, <c>parser.not-started</c>.</exception>
    public static VectorFile Open(string path, SiteFileOptions? options, ParserProgram parser, ParserLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parser);
        options ??= new SiteFileOptions { Limits = SiteFileLimits.Layer };
        return Open(StagedFile.Find(path, options.Limits, takesJson: true) ?? throw NotRead(path), options, parser, limits ?? ParserLimits.Layer, stop);
    }

    /// <summary>Opens an uploaded file and lets its layers be described.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="options">The encoding the user names, and limits.</param>
    /// <param name="parser">The program that reads it.</param>
    /// <param name="stop">Ends whatever process reads the file, now or later.</param>
    /// <exception cref="InputRefusedException">As for a file of this machine.</exception>
    /// <exception cref="ReferenceDataException">As for a file of this machine.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static VectorFile Open(UploadedFile upload, SiteFileOptions options, ParserProgram parser, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(parser);
        var staged = StagedFile.Of(upload, options.Limits, takesJson: true);
        if (!staged.IsText)
            return Open(staged, options, parser, ParserLimits.Layer, stop);
        staged.Dispose();
        throw NotUnderstood(upload.Name);
    }

    private static VectorFile Open(StagedFile staged, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop)
    {
        var file = new VectorFile(staged, options, parser, limits, stop);
        try
        {
            file.Sha256 = staged.Sha256();
            file.Describe();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The features of a layer.</summary>
    /// <param name="layer">One of <see cref="Layers"/>.</param>
    public VectorFeatures Read(VectorLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new VectorFeatures(Request(ParserTask.Features) with { DataSets = _dataSets, ArePrepared = true, Layer = layer }, _parser, _stop);
    }

    /// <summary>Removes the private copy.</summary>
    public void Dispose() => _staged.Dispose();

    private ParserRequest Request(ParserTask task) => new()
    {
        Task = task,
        FileName = FileName,
        Folder = _staged.Folder,
        Options = _options,
        GdalLibrary = UntrustedFile.ConfiguredGdal,
        Limits = _limits,
    };

    private void Describe()
    {
        using var process = ParserProcess.Start(Request(ParserTask.Describe) with { Copy = _staged.Copy, DataSets = _staged.DataSets }, _parser, _stop);
        IsIsolated = process.IsIsolated;
        (_dataSets, Layers) = process.Read(FrameKind.VectorFile, content => (content.List(content.ReadDataSet), content.List(content.ReadLayer)));
        process.ReadEnd();
    }

    private static InputRefusedException NotRead(string path) => Path.Exists(path) ? NotUnderstood(Path.GetFileName(path)) : SiteFile.NotFound(path);

    private static InputRefusedException NotUnderstood(string name) => new(
        "format.unknown",
        name,
        "无法识别为图层文件。可接受：Shapefile（.shp）、File Geodatabase（.gdb 文件夹）、GeoPackage、KML、DXF、MapInfo、FlatGeobuf、GeoJSON，及其 zip 压缩文件。",
        "this is no layer file that is understood. Accepted: shapefile (.shp), file geodatabase (a .gdb folder), GeoPackage, KML, DXF, MapInfo, FlatGeobuf, GeoJSON, and zips of them.");
}

/// <summary>The features of a layer as a stream: each reading starts a parser, and stops it when it is left early.</summary>
public sealed class VectorFeatures : IEnumerable<VectorFeature>
{
    private readonly ParserRequest _request;
    private readonly ParserProgram _parser;
    private readonly CancellationToken _stop;

    internal VectorFeatures(ParserRequest request, ParserProgram parser, CancellationToken stop) => (_request, _parser, _stop) = (request, parser, stop);

    /// <summary>What could not be kept (heights, arcs, undecodable text); known when all features have been read.</summary>
    public IReadOnlyList<Problem> Notes { get; private set; } = [];

    /// <summary>Reads the features in the file's order.</summary>
    /// <exception cref="InputRefusedException">
    /// The file proves damaged where it is read, or the parser fails (<c>parser.*</c>): then the features so far are not all of them, and none may be used.
    /// </exception>
    public IEnumerator<VectorFeature> GetEnumerator()
    {
        using var process = ParserProcess.Start(_request, _parser, _stop);
        while (process.Read() is { } message)
        {
            if (message.Kind is FrameKind.Notes)
            {
                Notes = ParserProcess.Decode(message.Content, content => content.List(content.ReadProblem));
                process.ReadEnd();
                yield break;
            }

            if (message.Kind is not FrameKind.VectorFeatures)
                throw ParserProblems.Protocol(inner: null);
            while (!message.Content.IsAtEnd)
                yield return ParserProcess.Decode(message.Content, VectorContent.ReadFeature, isLast: false);
        }

        throw ParserProblems.Protocol(inner: null);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
