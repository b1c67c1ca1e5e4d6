using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What a parser process is asked.</summary>
internal sealed record ParserRequest
{
    public required ParserTask Task { get; init; }

    /// <summary>The name of the user's file, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The private folder with the copy.</summary>
    public required string Folder { get; init; }

    /// <summary>The copy, when it is an archive that is still to be unpacked, or a text or workbook; null when <see cref="DataSets"/> say what there is.</summary>
    public string? Copy { get; init; }

    /// <summary>The data sets in the private folder.</summary>
    public IReadOnlyList<DataSet> DataSets { get; init; } = [];

    /// <summary>Whether the data sets were checked and put right by an earlier request.</summary>
    public bool ArePrepared { get; init; }

    /// <summary>The layer to read the features of.</summary>
    public VectorLayer? Layer { get; init; }

    /// <summary>What the user said about reading.</summary>
    public required SiteFileOptions Options { get; init; }

    /// <summary>The GDAL library as configured; null for the usual ones.</summary>
    public string? GdalLibrary { get; init; }

    /// <summary>What the process may use.</summary>
    public required ParserLimits Limits { get; init; }

    /// <summary>Not to use namespaces even where they can be made, so that tests see what the other guards hold. Not told to the process.</summary>
    public bool WithoutNamespaces { get; init; }

    internal void Write(FrameBuilder frame)
    {
        frame.Enum(Task);
        frame.Text(FileName);
        frame.Text(Folder);
        frame.OptionalText(Copy);
        frame.List(DataSets, frame.WriteDataSet);
        frame.Bool(ArePrepared);
        frame.Bool(Layer is not null);
        if (Layer is not null)
            frame.WriteLayer(Layer);
        WriteOptions(frame, Options);
        frame.OptionalText(GdalLibrary);
        frame.Long(Limits.MemoryBytes);
        frame.Int(Limits.ProcessorSeconds);
        frame.Int(Limits.WaitSeconds);
        frame.Long(Limits.OutputBytes);
        frame.Int(Limits.OpenFiles);
    }

    internal static ParserRequest Read(FrameContent content) => new()
    {
        Task = content.Enum<ParserTask>(),
        FileName = content.Text(),
        Folder = content.Text(),
        Copy = content.OptionalText(),
        DataSets = content.List(content.ReadDataSet),
        ArePrepared = content.Bool(),
        Layer = content.Bool() ? content.ReadLayer() : null,
        Options = ReadOptions(content),
        GdalLibrary = content.OptionalText(),
        Limits = new ParserLimits
        {
            MemoryBytes = content.Long(),
            ProcessorSeconds = content.Int(),
            WaitSeconds = content.Int(),
            OutputBytes = content.Long(),
            OpenFiles = content.Int(),
        },
    };

    private static void WriteOptions(FrameBuilder frame, SiteFileOptions options)
    {
        frame.OptionalText(options.Group);
        frame.OptionalText(options.Layer);
        frame.OptionalText(options.Encoding);
        frame.Bool(options.UserCrsGiven);
        frame.List(options.Columns, column =>
        {
            frame.Text(column.Key);
            frame.Text(column.Value);
        });
        var limits = options.Limits;
        frame.Long(limits.MaxBytes);
        frame.Int(limits.MaxPointsPerSite);
        frame.Int(limits.MaxParcels);
        frame.Int(limits.MaxGeometryDepth);
        frame.Int(limits.MaxJsonDepth);
        frame.Int(limits.MaxLineCharacters);
        frame.Int(limits.MaxAttributeCharacters);
        frame.Int(limits.MaxArchiveEntries);
        frame.Long(limits.MaxUnpackedBytes);
        frame.Int(limits.MaxCompressionRatio);
        frame.Int(limits.MaxDefectsPerCode);
    }

    private static SiteFileOptions ReadOptions(FrameContent content) => new()
    {
        Group = content.OptionalText(),
        Layer = content.OptionalText(),
        Encoding = content.OptionalText(),
        UserCrsGiven = content.Bool(),
        Columns = content.List(() => (content.Text(), content.Text())).ToDictionary(StringComparer.Ordinal),
        Limits = new SiteFileLimits
        {
            MaxBytes = content.Long(),
            MaxPointsPerSite = content.Int(),
            MaxParcels = content.Int(),
            MaxGeometryDepth = content.Int(),
            MaxJsonDepth = content.Int(),
            MaxLineCharacters = content.Int(),
            MaxAttributeCharacters = content.Int(),
            MaxArchiveEntries = content.Int(),
            MaxUnpackedBytes = content.Long(),
            MaxCompressionRatio = content.Int(),
            MaxDefectsPerCode = content.Int(),
        },
    };
}
