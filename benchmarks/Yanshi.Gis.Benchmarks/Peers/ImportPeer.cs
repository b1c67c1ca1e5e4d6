using System.Diagnostics;
using System.Text.Json.Nodes;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// A layer of 200,000 parcels from a GeoPackage into a place where it can be checked against: <c>layers import</c> as a whole process (reading, reference
/// system, quality gate, store, prepared file, audit) against <c>ogr2ogr</c> into PostGIS, its index, <c>ST_IsValid</c> and the self-join for overlaps.
/// Both must store every parcel and find the same ground twice covered.
/// </summary>
internal static class ImportPeer
{
    private const string Table = "dltb";

    private const string SelfJoin = $"select sum(st_area(st_intersection(a.geom, b.geom))) from {Table} a join {Table} b on a.geom && b.geom and a.id < b.id and st_relate(a.geom, b.geom, 'T********')";

    // PostGIS measures in the plane of the zone, which is up to 4e-4 larger than the ground.
    private const double AreaTolerance = 1e-3;

    public static void Run()
    {
        using var delivery = new ImportDelivery(imports: 1 + SideBySide.Rounds);
        SideBySide.Print($"{delivery.Count} parcels, {delivery.Vertices} vertices, {delivery.Path}, {new FileInfo(delivery.Path).Length / 1e6:F0} MB; {ImportDelivery.Overlaps} of them reach into a neighbour");
        using var postgis = new PostGisPeer();
        var peak = 0.0;
        double Ours()
        {
            var (squareMetres, megabytes) = Import(delivery);
            peak = Math.Max(peak, megabytes);
            return squareMetres;
        }

        double Peer() => LoadAndCheck(postgis, delivery);
        Ours();
        Peer();
        SideBySide.Print($"  PostGIS, self-join: {postgis.SecondsWithTwoWorkers(SelfJoin):F1} s, two parallel workers launched");
        var times = SideBySide.Run(Ours, Peer, AreaTolerance);
        SideBySide.Print($"peak memory of ours, parser included: {peak:F0} MB");
        SideBySide.Print($"ratio={times.Ratio:F1}");
    }

    private static (double OverlapSquareMetres, double PeakMegabytes) Import(ImportDelivery delivery)
    {
        var run = ProcessTree.Run(ToolProcess.Get("dotnet"), [ImportDelivery.Program, "layers", "import", delivery.Path, "--workspace", delivery.NextWorkspace(), "--completeness", "complete", "--coverage", "derived", "--report", "json"]);
        var report = JsonNode.Parse(run.Output)!;
        var stored = report["features"]!["stored"]!.GetValue<int>();
        if (stored != delivery.Count)
            throw new InvalidOperationException($"{stored} of {delivery.Count} parcels were stored.\n{run.Output}");
        SideBySide.Print($"    ours: {run.Seconds:F1} s, {run.PeakMegabytes:F0} MB");
        return (report["tiling"]!["overlapSquareMetres"]!.GetValue<double>(), run.PeakMegabytes);
    }

    private static double LoadAndCheck(PostGisPeer postgis, ImportDelivery delivery)
    {
        postgis.Execute($"drop table if exists {Table}");
        var load = ProcessTree.Run(ToolProcess.Get("ogr2ogr"), ["-f", "PostgreSQL", postgis.GdalName, delivery.Path, "-nln", Table, "-nlt", "POLYGON", "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=id"], new Dictionary<string, string>(StringComparer.Ordinal) { ["PG_USE_COPY"] = "YES" });
        postgis.Execute($"analyze {Table}");
        var valid = postgis.SecondsWithTwoWorkers($"select count(*) from {Table} where st_isvalid(geom)");
        var stored = postgis.Number($"select count(*) from {Table}");
        if ((int)stored != delivery.Count)
            throw new InvalidOperationException($"PostGIS has {stored} of {delivery.Count} parcels.");
        var start = Stopwatch.GetTimestamp();
        var squareMetres = postgis.Number(SelfJoin);
        SideBySide.Print($"    peer: loading {load.Seconds:F1} s, ST_IsValid {valid:F1} s, self-join {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        return squareMetres;
    }
}
