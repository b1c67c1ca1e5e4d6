using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>The areas of 20,000 sites × 200,000 parcels against PostGIS: irregular sites, and sites drawn along parcel boundaries.</summary>
internal static class KernelPeer
{
    public static void Run()
    {
        using var postgis = new PostGisPeer();
        postgis.Load("parcels", BenchmarkDistrict.Parcels);
        var parcels = PreparedPolygons.Prepare(PackedPolygons.Pack(BenchmarkDistrict.Parcels));

        var shared = Compare(postgis, parcels, "whole_parcel_sites", BenchmarkDistrict.WholeParcelSites());
        var irregular = Compare(postgis, parcels, "irregular_sites", BenchmarkDistrict.IrregularSites());
        SideBySide.Print($"ratio-shared-edges={shared.Ratio:F1}");
        SideBySide.Print($"ratio={irregular.Ratio:F1}");
    }

    private static SideBySideTimes Compare(PostGisPeer postgis, PreparedPolygons parcels, string table, IReadOnlyList<Polygon> polygons)
    {
        postgis.Load(table, polygons);
        var sites = PackedPolygons.Pack(polygons);
        var totals = LayerOverlay.Total(parcels, sites);
        SideBySide.Print($"{table}: {sites.Count} sites of {(double)sites.VertexCount / sites.Count:F0} vertices × {parcels.FeatureCount} parcels, {totals.Pairs} overlapping pairs, {totals.ExactOverlays} of them by OverlayNG");
        var query = postgis.Fastest(OverlapQueries.For(table, "parcels"));
        return SideBySide.Run(() => LayerOverlay.Total(parcels, sites).AreaSquareMetres, () => postgis.Number(query));
    }
}
