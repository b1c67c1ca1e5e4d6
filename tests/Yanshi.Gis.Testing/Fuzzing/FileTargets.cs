using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing.Fuzzing.Grammars;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>The formats that a process of their own reads: each input costs one for a site, two or more for a layer.</summary>
/// <param name="parser">The program that reads them.</param>
public sealed class FileTargets(ParserProgram parser) : IDisposable
{
    // A file of a few kilobytes is read in a second or never; what takes longer is stopped with a code.
    private static readonly ParserLimits Limits = ParserLimits.Site with { ProcessorSeconds = 5, WaitSeconds = 60 };
    private static readonly TimeSpan LongestRead = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder _scratch = new();

    /// <summary>Each format read as sites, then each as layers.</summary>
    public IReadOnlyList<FuzzTarget> All => [.. Formats.Select(Sites), .. Formats.Select(Layers)];

    private static IReadOnlyList<FileFormat> Formats { get; } =
    [
        Set("shapefile", "zip", () => FileSeeds.Of("ESRI Shapefile", ".shp", isSet: true, "-lco", "ENCODING=GBK")),
        Set("file geodatabase", "zip", () => FileSeeds.Of("OpenFileGDB", ".gdb", isSet: true)),
        Set("mapinfo tab", "zip", () => FileSeeds.Of("MapInfo File", ".tab", isSet: true)),
        Set("mapinfo mif", "zip", () => FileSeeds.Of("MapInfo File", ".mif", isSet: true, "-dsco", "FORMAT=MIF")),
        Set("kmz", "kmz", FileSeeds.Kmz),
        Single("geopackage", "gpkg", () => FileSeeds.Of("GPKG", ".gpkg")),
        Single("flatgeobuf", "fgb", () => FileSeeds.Of("FlatGeobuf", ".fgb")),
        Single("archive", "zip", () => [.. FileSeeds.Of("ESRI Shapefile", ".shp", isSet: true), .. FileSeeds.Kmz()]),
        Text("kml", "kml", KmlGrammar.Text, KmlGrammar.Words),
        Text("dxf", "dxf", DxfGrammar.Text, DxfGrammar.Words),
        Text("geojson", "geojson", GeoJsonGrammar.Text, GeoJsonGrammar.Words),
    ];

    /// <summary>Removes the files that were needed.</summary>
    public void Dispose() => _scratch.Dispose();

    private FuzzTarget Sites(FileFormat format) => Target($"{format.Name} as site", format, ReadSites);

    private FuzzTarget Layers(FileFormat format) => Target($"{format.Name} as layer", format, ReadLayers);

    private FuzzTarget Target(string name, FileFormat format, Action<string> read) => new(name, format.Make, bytes =>
    {
        var path = _scratch["input." + format.Extension];
        File.WriteAllBytes(path, bytes);
        read(path);
    })
    {
        LongestRead = LongestRead,
        IsChild = true,
    };

    private void ReadSites(string path)
    {
        // What is found to be a text with a reader of our own needs no process.
        var staged = StagedFile.Find(path, SiteFileLimits.Default, takesJson: false);
        if (staged is null)
        {
            SiteOracle.RequireSound(SiteFile.Read(path));
            return;
        }

        try
        {
            using (staged)
                SiteOracle.RequireSound(UntrustedFile.ReadSites(staged, SiteFileOptions.Default, parser, Limits));
        }
        catch (PlanningDataException)
        {
            RequireGone(staged.Folder);
            throw;
        }

        RequireGone(staged.Folder);
    }

    private static void RequireGone(string folder)
    {
        if (Directory.Exists(folder))
            throw new InvalidOperationException("The private folder was left behind.");
    }

    private void ReadLayers(string path)
    {
        using var file = VectorFile.Open(path, options: null, parser, Limits);
        FeatureOracle.ReadAll(file);
    }

    private static FileFormat Set(string name, string extension, Func<IReadOnlyList<byte[]>> seeds)
    {
        var made = new Lazy<IReadOnlyList<byte[]>>(seeds);
        return new FileFormat(name, extension, random => Bytes.DamagedInside(random, made.Value));
    }

    private static FileFormat Single(string name, string extension, Func<IReadOnlyList<byte[]>> seeds)
    {
        var made = new Lazy<IReadOnlyList<byte[]>>(seeds);
        return new FileFormat(name, extension, random => ByteMutation.Of(random, made.Value));
    }

    private static FileFormat Text(string name, string extension, Func<SplitMix64, string> grammar, IReadOnlyList<string> words)
    {
        var edits = new TextMutation(words);
        return new FileFormat(name, extension, random => random.NextBelow(4) switch
        {
            0 => Bytes.Of(random, grammar(random)),
            1 => ByteMutation.Of(random, [Bytes.Of(random, grammar(random))]),
            _ => Bytes.Of(random, edits.Of(random, [grammar(random), grammar(random)])),
        });
    }

    private sealed record FileFormat(string Name, string Extension, Func<SplitMix64, byte[]> Make);
}
