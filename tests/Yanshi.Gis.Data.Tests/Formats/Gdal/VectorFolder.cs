using System.IO.Compression;
using System.Text;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>A folder for the files of one test, and the ways to make and read them.</summary>
internal sealed class VectorFolder : IDisposable
{
    private static readonly string[] Gbk = ["-lco", "ENCODING=GBK"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-vectors-");

    /// <summary>Two parcels in the district: 甲 with a hole, 乙 of two parts.</summary>
    internal const string TwoParcels =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"名称":"甲地块","用途":"工业","面积":1.5,"编号":7},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]],[[112.702,34.702],[112.702,34.704],[112.704,34.704],[112.704,34.702],[112.702,34.702]]]]}},
        {"type":"Feature","properties":{"名称":"乙地块","用途":null,"面积":2.25,"编号":8},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.72,34.70],[112.73,34.70],[112.73,34.71],[112.72,34.70]]],[[[112.74,34.70],[112.75,34.70],[112.75,34.71],[112.74,34.70]]]]}}]}
        """;

    internal string Root => _folder.FullName;

    internal string Path(string name) => System.IO.Path.Combine(Root, name);

    internal string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Lets ogr2ogr write a file of <see cref="TwoParcels"/>, or of other GeoJSON.</summary>
    internal string Convert(string name, string format, string[]? options = null, string json = TwoParcels)
    {
        var source = Write("source.geojson", json);
        ToolProcess.Run("ogr2ogr", ["-f", format, Path(name), source, "-nln", "地块", .. options ?? []]).EnsureSuccess();
        return Path(name);
    }

    /// <summary>A shapefile of the two parcels, called 地块, its text in GBK and declared so unless the options say otherwise.</summary>
    internal string Shapefile(params string[] options)
    {
        Directory.CreateDirectory(Path("shp"));
        var path = Path("shp/地块.shp");
        ToolProcess.Run("ogr2ogr", ["-f", "ESRI Shapefile", path, Write("source.geojson", TwoParcels), .. options.Any(option => option.StartsWith("ENCODING", StringComparison.Ordinal)) ? [] : Gbk, .. options]).EnsureSuccess();
        return path;
    }

    internal string Zip(string name, params string[] files)
    {
        using var zip = ZipFile.Open(Path(name), ZipArchiveMode.Create);
        foreach (var file in files)
        {
            foreach (var part in Directory.Exists(file) ? Directory.GetFiles(file) : [file])
                zip.CreateEntryFromFile(part, Directory.Exists(file) ? $"{System.IO.Path.GetFileName(file)}/{System.IO.Path.GetFileName(part)}" : System.IO.Path.GetFileName(part));
        }

        return Path(name);
    }

    internal static SiteSource Sites(string path, SiteFileOptions? options = null) => UntrustedFile.ReadSites(path, options, TestParser.Program);

    internal static VectorFile Open(string path, SiteFileOptions? options = null) => VectorFile.Open(path, options, TestParser.Program);

    /// <summary>The code a site file is refused with.</summary>
    internal static string SiteRefusal(string path, SiteFileOptions? options = null) => Shouldly.Should.Throw<InputRefusedException>(() => Sites(path, options)).Problem.Code;

    /// <summary>The code a layer file is refused with, opened and read.</summary>
    internal static string LayerRefusal(string path) => Shouldly.Should.Throw<InputRefusedException>(() =>
    {
        using var file = Open(path);
        foreach (var layer in file.Layers)
            _ = file.Read(layer).Count();
    }).Problem.Code;

    public void Dispose() => _folder.Delete(recursive: true);
}
