using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>The areas of 20,000 sites × 4 red lines, both sides cut into pieces of at most 128 vertices beforehand.</summary>
internal static class RedLinePeer
{
    private const int MaxVertices = 128;

    public static void Run()
    {
        var redLines = BenchmarkDistrict.RedLines();
        var irregular = BenchmarkDistrict.IrregularSites();
        var layer = PreparedPolygons.Prepare(PackedPolygons.Pack(redLines), MaxVertices);
        var sites = PackedPolygons.Pack(irregular);
        var totals = LayerOverlay.Total(layer, sites);
        SideBySide.Print($"{sites.Count} sites × red lines of {string.Join(", ", redLines.Select(line => line.NumPoints))} vertices, {totals.Pairs} overlapping pairs, {totals.ExactOverlays} of them by OverlayNG");

        using var postgis = new PostGisPeer();
        postgis.Load("sites", irregular);
        postgis.Load("red_lines", redLines);
        postgis.Derive("pieces", $"select id, st_subdivide(geom, {MaxVertices}) as geom from red_lines");
        var query = postgis.Fastest(OverlapQueries.For("sites", "pieces"));
        var times = SideBySide.Run(() => LayerOverlay.Total(layer, sites).AreaSquareMetres, () => postgis.Number(query));
        SideBySide.Print($"ratio={times.Ratio:F1}");
    }
}
