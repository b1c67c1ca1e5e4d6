using System.Diagnostics;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.VectorTiles;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// Vector tiles of the demonstration district's parcels, none of which was drawn before, against <c>ST_AsMVT</c> of PostGIS on the same parcels: tile by tile in turn, on one processor each, compared by all the
/// tiles of a zoom together. PostGIS has the parcels in Web Mercator already, in the order of its index, draws on the same grid and tells only how long its tile is.
/// </summary>
internal static class TilesPeer
{
    private const int Parcels = 1_000_000;
    private const int LeastZoom = 10;
    private const int MostZoom = 17;
    private const double MostDropped = 0.02;

    // The compiler's last word comes after thirty calls.
    private const int WarmUps = 40;

    // A tile far out takes PostGIS half a minute.
    private static readonly int[] TilesOfZoom = [4, 4, 5, 24, 32, 48, 100, 150];

    public static void Run() => Run(Parcels);

    /// <summary>Compares.</summary>
    /// <param name="parcels">How many parcels the district has, about.</param>
    public static void Run(int parcels)
    {
        var data = CheckWorkspace.Open(parcels);
        var (catalogue, layer) = (data.Layers.Catalogue, TileTimes.Parcels(data.Layers));
        using var postgis = new PostGisPeer();
        var start = Stopwatch.GetTimestamp();
        Load(postgis, layer, catalogue.Plane);
        SideBySide.Print($"{layer.Features.Count} parcels, loaded into PostGIS in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; merged by us below zoom {LayerTiles.DetailedFrom}");

        var tiles = new LayerTiles(layer, catalogue);
        start = Stopwatch.GetTimestamp();
        tiles.Prepare(Environment.ProcessorCount);
        SideBySide.Print($"our grid of classes: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, made once for all merged tiles and not counted among them");
        var least = double.PositiveInfinity;
        for (var zoom = LeastZoom; zoom <= MostZoom; zoom++)
            least = Math.Min(least, Compare(postgis, tiles, layer, Addresses(postgis, catalogue, zoom)));
        SideBySide.Print($"ratio={least:F1}");
    }

    private static double Compare(PostGisPeer postgis, LayerTiles tiles, ControlLayer layer, List<TileAddress> addresses)
    {
        // The compiler's work is nobody's; a tile drawn for that is not among the others.
        var warm = addresses[^1];
        addresses.RemoveAt(addresses.Count - 1);
        for (var i = 0; i < WarmUps; i++)
            TileTimes.Draw(tiles, layer, warm);
        if (warm.Zoom >= LayerTiles.DetailedFrom)
            postgis.NumberOrNothing(Query(warm));
        var (ours, theirs, ourBytes, theirBytes, more) = (0.0, 0.0, 0.0, 0.0, 0);
        foreach (var address in addresses)
        {
            ours += Milliseconds(() => TileTimes.Draw(tiles, layer, address), out var bytes);
            ourBytes += bytes;
            theirs += Milliseconds(() => postgis.NumberOrNothing(Query(address)), out bytes);
            theirBytes += bytes;
            if (address.Zoom >= LayerTiles.DetailedFrom)
                more += RequireSame(postgis, tiles, address);
        }

        var count = addresses.Count;
        SideBySide.Print(
            $"  zoom {warm.Zoom}: {count} tiles, a tile ours {ours / count:F2} ms, {ourBytes / count / 1000:F0} kB, PostGIS {theirs / count:F2} ms, {theirBytes / count / 1000:F0} kB, ratio {theirs / ours:F1}; {more} features more in ours");
        return theirs / ours;
    }

    // PostGIS leaves out what is smaller than the grid; we draw it, and must draw all that PostGIS draws, but for what only touches what is drawn: PostGIS rounds a feature before it cuts it, and may so draw a
    // point of it in the outermost unit, far out of sight.
    private static int RequireSame(PostGisPeer postgis, LayerTiles tiles, TileAddress address)
    {
        var ours = tiles.Draw(address).Select(shape => shape.Feature!.Value).ToHashSet();
        var theirs = postgis.Numbers($"select id from ({Shapes(address)}) t where geom is not null").ToHashSet();
        var (missing, more) = (theirs.Except(ours).ToHashSet(), ours.Except(theirs).Count());
        if (missing.Count > 0)
        {
            var (least, most) = (1 - address.Buffer, address.Extent + address.Buffer - 1);
            missing.IntersectWith(postgis.Numbers($"select id from ({Shapes(address)}) t where st_xmax(geom) > {least} and st_xmin(geom) < {most} and st_ymax(geom) > {least} and st_ymin(geom) < {most}"));
        }

        if (missing.Count > 0 || more > 1 + MostDropped * ours.Count)
            throw new InvalidOperationException(FormattableString.Invariant($"{address}: of {theirs.Count} features that PostGIS draws we draw {missing.Count} not, and {more} that it does not."));
        return more;
    }

    private static List<TileAddress> Addresses(PostGisPeer postgis, Catalogue catalogue, int zoom)
    {
        var all = TileTimes.Addresses(catalogue, zoom, int.MaxValue).Where(address => postgis.Number($"select count(*) from (select from parcels where {IsNear(address)} limit 1) t") > 0);
        return all.Take(TilesOfZoom[zoom - LeastZoom] + 1).ToList() is { Count: > 1 } found ? found : throw new InvalidOperationException($"There are too few tiles at zoom {zoom}.");
    }

    private static void Load(PostGisPeer postgis, ControlLayer layer, EqualAreaPlane plane)
    {
        postgis.LoadAreas("areas", Enumerable.Range(0, layer.Prepared.FeatureCount).Select(feature => InWebMercator(layer.Prepared.GeometryOf(feature), plane)));
        postgis.LoadTexts("texts", layer.Features.Select(feature => new[] { feature.Id, feature.Name, feature.FindText(layer.Definition.ClassAttribute!) }));
        postgis.Derive("parcels", "select id, texts[1] as code, texts[2] as name, texts[3] as class, st_setsrid(geom, 3857) as geom from areas join texts using (id) where not st_isempty(geom) order by geom");
        postgis.Execute("drop table areas, texts");
        postgis.Execute("set max_parallel_workers_per_gather = 0");
        postgis.Number("select sum(length(code)) + sum(st_npoints(geom)) from parcels");
    }

    private static string Query(TileAddress tile) =>
        $"select length(st_asmvt(t, 'parcels', {tile.Extent}, 'geom')) from (select code as id, name, class, geom from ({Shapes(tile)}) s where geom is not null) t";

    private static string Shapes(TileAddress tile) =>
        $"select id, code, name, class, st_asmvtgeom(geom, {Envelope(tile, "")}, {tile.Extent}, {tile.Buffer}, true) as geom from parcels where {IsNear(tile)}";

    private static string IsNear(TileAddress tile) => $"geom && {Envelope(tile, $", margin => {tile.Buffer} / {tile.Extent}.0")}";

    private static string Envelope(TileAddress tile, string margin) => FormattableString.Invariant($"st_tileenvelope({tile.Zoom}, {tile.Column}, {tile.Row}{margin})");

    private static Geometry InWebMercator(Geometry area, EqualAreaPlane plane)
    {
        const double radius = 6378137;
        var coordinates = area.Coordinates;
        double[] x = [.. coordinates.Select(coordinate => coordinate.X)], y = [.. coordinates.Select(coordinate => coordinate.Y)];
        plane.Unproject(x, y);
        for (var i = 0; i < coordinates.Length; i++)
            (coordinates[i].X, coordinates[i].Y) = (radius * x[i] * (Math.PI / 180), radius * Math.Asinh(Math.Tan(y[i] * (Math.PI / 180))));
        area.GeometryChanged();
        return area;
    }

    private static double Milliseconds(Func<double> act, out double result)
    {
        var start = Stopwatch.GetTimestamp();
        result = act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
