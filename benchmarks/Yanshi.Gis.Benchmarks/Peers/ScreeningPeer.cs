using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// What every site has of every layer, ground that several features of a layer cover counted once: the measuring part of a screening, against the same in
/// PostGIS. 4,000 irregular sites on the demonstration district of 200,000 parcels and all its layers of areas.
/// </summary>
internal static class ScreeningPeer
{
    private const int SiteCount = 4_000;
    private const int SitesPerBlock = 32;

    // Unions in PostGIS are not those of the kernel to the last digit.
    private const double AreaTolerance = 1e-6;

    public static void Run()
    {
        var data = CheckWorkspace.Open();
        var plane = new AnalysisProjection(Crs.Cgcs2000, data.Layers.Catalogue.Plane);
        var sites = CheckWorkspace.Outlines(data).Take(SiteCount).Select(plane.LonLatToPlane).ToList();
        var layers = data.Layers.Catalogue.Layers
            .Select(definition => data.Layers.FindInForce(definition.Id, CheckWorkspace.AsOf)?.Layer)
            .OfType<ControlLayer>()
            .Where(layer => Areas(layer).Any())
            .ToList();
        SideBySide.Print($"{sites.Count} sites × {layers.Count} layers of {layers.Sum(layer => layer.Prepared.FeatureCount)} areas; {layers.Count(layer => AnyOverlap(layer))} of them have features that overlap each other");
        using var postgis = new PostGisPeer();
        postgis.LoadAreas("sites", sites);
        var queries = new List<string>();
        for (var i = 0; i < layers.Count; i++)
        {
            var (layer, table) = (layers[i], FormattableString.Invariant($"layer_{i}"));
            postgis.LoadAreas(table, [.. Areas(layer)]);
            queries.Add(PerSite(table, AnyOverlap(layer) ? "st_area(st_union(st_intersection(s.geom, p.geom)))" : "sum(st_area(st_intersection(s.geom, p.geom)))"));
            SideBySide.Print($"  PostGIS, {layer.Definition.Id}: {postgis.SecondsWithTwoWorkers(queries[^1]):F2} s");
        }

        SideBySide.Print($"warm: ours {Total(sites, layers):F2} m²");
        var times = SideBySide.Run(() => Total(sites, layers), () => queries.Sum(query => postgis.NumberOrNothing(query)), AreaTolerance);
        SideBySide.Print($"ratio={times.Ratio:F1}");
    }

    private static IEnumerable<Geometry> Areas(ControlLayer layer) =>
        Enumerable.Range(0, layer.Prepared.FeatureCount).Select(layer.Prepared.GeometryOf).Where(geometry => !geometry.IsEmpty);

    private static bool AnyOverlap(ControlLayer layer) => Enumerable.Range(0, layer.Prepared.FeatureCount).Any(layer.Marks.OverlapsOthers);

    // Written so that both workers take sites: joins with small layers are shared out by the layer, and dissolve in one process.
    private static string PerSite(string table, string measure) => $"select sum((select {measure} from {table} p where st_intersects(s.geom, p.geom))) from sites s";

    private static double Total(List<Geometry> sites, List<ControlLayer> layers)
    {
        var blocks = new double[(sites.Count + SitesPerBlock - 1) / SitesPerBlock];
        Parallel.For(0, blocks.Length, block =>
        {
            for (var i = block * SitesPerBlock; i < Math.Min(sites.Count, (block + 1) * SitesPerBlock); i++)
            {
                var area = MeasuredArea.Of(sites[i]);
                foreach (var layer in layers)
                    blocks[block] += LayerOverlap.Of(area, layer, static _ => true).AreaSquareMetres;
            }
        });
        return blocks.Sum();
    }
}
