using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// The parcels of the benchmark district as a bureau would send them: a GeoPackage written by GDAL, EPSG:4547, with codes of land classes and stated areas. Some
/// parcels reach into a neighbour, so that both sides have something to find.
/// </summary>
internal sealed class ImportDelivery : IDisposable
{
    public const string ReferenceSystem = "EPSG:4547";

    /// <summary>An extent around the parcels, degrees.</summary>
    public const string Extent = "112.6,34.5,113,34.9";

    /// <summary>How many parcels reach into one neighbour each.</summary>
    public const int Overlaps = 25;

    private const double East = 375_000.0;
    private const double North = 3_830_000.0;
    private const double ReachMetres = 0.5;

    private static readonly string[] Classes = ["0101", "0102", "0103", "0201", "0301", "0307", "0404", "0701", "0702", "1006", "1101", "1202"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("yanshi-delivery-");

    private readonly Queue<string> _workspaces = [];

    /// <param name="imports">Into how many workspaces it will be imported.</param>
    public ImportDelivery(int imports)
    {
        var parcels = BenchmarkDistrict.Parcels;
        Count = parcels.Count;
        var rows = System.IO.Path.Combine(_folder.FullName, "DLTB.csv");
        Write(rows, parcels);
        ToolProcess.Run("ogr2ogr", ["-f", "GPKG", Path, rows, "-nln", "DLTB", "-a_srs", ReferenceSystem, "-oo", "GEOM_POSSIBLE_NAMES=geom", "-oo", "KEEP_GEOM_COLUMNS=NO", "-nlt", "POLYGON"], timeout: TimeSpan.FromMinutes(10)).EnsureSuccess();
        File.Delete(rows);
        for (var i = 0; i < imports; i++)
        {
            var workspace = System.IO.Path.Combine(_folder.FullName, FormattableString.Invariant($"workspace-{i}"));
            ToolProcess.Run("dotnet", [Program, "workspace", "init", "--extent", Extent, "--workspace", workspace]).EnsureSuccess();
            _workspaces.Enqueue(workspace);
        }
    }

    /// <summary>The command line program.</summary>
    public static string Program => Repository.Path("src/Yanshi.Gis.Cli/bin/Release/net10.0/yanshi-gis.dll");

    /// <summary>How many parcels there are.</summary>
    public int Count { get; }

    /// <summary>How many vertices they have, closing ones counted.</summary>
    public long Vertices { get; private set; }

    /// <summary>The GeoPackage.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "DLTB.gpkg");

    /// <summary>A workspace for the extent, into which nothing was imported yet.</summary>
    public string NextWorkspace() => _workspaces.Dequeue();

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string path, IReadOnlyList<Polygon> parcels)
    {
        var shift = AffineTransformation.TranslationInstance(East, North);
        using var rows = new StreamWriter(path);
        rows.WriteLine("BSM,DLBM,TBMJ,QSDWMC,geom");
        for (var i = 0; i < parcels.Count; i++)
        {
            var parcel = (Polygon)shift.Transform(IsReaching(i, parcels.Count) ? Reaching(parcels[i]) : parcels[i]);
            Vertices += parcel.NumPoints;
            rows.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"4103810000{i:D8},{Classes[i % Classes.Length]},{parcel.Area:F2},第{i % 97 + 1}村民小组,{WKBWriter.ToHex(new WKBWriter(ByteOrder.LittleEndian).Write(parcel))}"));
        }
    }

    // Tiles stand row by row: these are apart from each other, and within the district.
    private static bool IsReaching(int index, int count) => index % (count / Overlaps) == count / Overlaps / 2;

    /// <summary>The parcel with its southernmost vertex half a metre further south, where its neighbour is.</summary>
    private static Polygon Reaching(Polygon parcel)
    {
        var ring = parcel.Shell.Coordinates.Select(vertex => vertex.Copy()).ToArray();
        var lowest = Enumerable.Range(1, ring.Length - 2).MinBy(i => ring[i].Y);
        ring[lowest].Y -= ReachMetres;
        return ProjectGeometry.Factory.CreatePolygon(ProjectGeometry.Factory.CreateLinearRing(ring), parcel.Holes);
    }
}
