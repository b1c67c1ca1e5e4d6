using System.Diagnostics;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.VectorTiles;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// Vector tiles of the demonstration district's parcels (1,000,000), none of which was drawn before, against <c>ST_AsMVT</c> of PostGIS on the same parcels: tile by tile in turn, compared by the 95th
/// percentile of each zoom. PostGIS has the parcels in Web Mercator already, with an index, and only tells how long its tile is.
/// </summary>
internal static class TilesPeer
{
    private const int Parcels = 1_000_000;
    private const int LeastZoom = 10;
    private const int MostZoom = 17;
    private const int TilesPerZoom = 50;

    public static void Run()
    {
        var data = CheckWorkspace.Open(Parcels);
        var (catalogue, layer) = (data.Layers.Catalogue, TileTimes.Parcels(data.Layers));
        using var postgis = new PostGisPeer();
        postgis.LoadAreas("areas", Areas(layer).Select(area => InWebMercator(area, catalogue.Plane)));
        postgis.Derive("parcels", "select id, lpad((id % 12)::text, 4, '0') as class, st_setsrid(geom, 3857) as geom from areas");
        SideBySide.Print($"{layer.Features.Count} parcels, merged below zoom {LayerTiles.DetailedFrom}");

        var tiles = new LayerTiles(layer, catalogue);
        var least = double.PositiveInfinity;
        for (var zoom = LeastZoom; zoom <= MostZoom; zoom++)
        {
            var addresses = TileTimes.Addresses(catalogue, zoom, TilesPerZoom);
            var warm = addresses[0];
            TileTimes.Draw(tiles, layer, warm);
            postgis.NumberOrNothing(Query(warm));
            var (ours, theirs) = (new List<double>(), new List<double>());
            foreach (var address in addresses.Skip(1))
            {
                ours.Add(Milliseconds(() => TileTimes.Draw(tiles, layer, address)));
                theirs.Add(Milliseconds(() => postgis.NumberOrNothing(Query(address))));
            }

            ours.Sort();
            theirs.Sort();
            double our = Percentile.Of(ours, 0.95), peer = Percentile.Of(theirs, 0.95);
            least = Math.Min(least, peer / our);
            SideBySide.Print($"  zoom {zoom}: {ours.Count} tiles, p95 ours {our:F2} ms, PostGIS {peer:F2} ms, ratio {peer / our:F1}");
        }

        SideBySide.Print($"ratio={least:F1}");
    }

    private static IEnumerable<Geometry> Areas(ControlLayer layer) =>
        Enumerable.Range(0, layer.Prepared.FeatureCount).Select(layer.Prepared.GeometryOf).Where(geometry => !geometry.IsEmpty);

    private static string Query(TileAddress tile) => FormattableString.Invariant(
        $"""
         select length(st_asmvt(t, 'parcels', {TileAddress.Extent}, 'geom')) from (
           select id, class, st_asmvtgeom(geom, st_tileenvelope({tile.Zoom}, {tile.Column}, {tile.Row}), {TileAddress.Extent}, {TileAddress.Buffer}, true) as geom
           from parcels where geom && st_tileenvelope({tile.Zoom}, {tile.Column}, {tile.Row}, margin => {TileAddress.Buffer} / {TileAddress.Extent}.0)) t
         where geom is not null
         """);

    private static Geometry InWebMercator(Geometry area, EqualAreaPlane plane)
    {
        const double radius = 6378137;
        foreach (var coordinate in area.Coordinates)
        {
            double[] x = [coordinate.X], y = [coordinate.Y];
            plane.Unproject(x, y);
            (coordinate.X, coordinate.Y) = (radius * x[0] * (Math.PI / 180), radius * Math.Asinh(Math.Tan(y[0] * (Math.PI / 180))));
        }

        area.GeometryChanged();
        return area;
    }

    private static double Milliseconds(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
