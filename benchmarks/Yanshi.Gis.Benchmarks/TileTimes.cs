using System.Diagnostics;
using System.Globalization;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Tiles;

namespace Yanshi.Gis.Benchmarks;

/// <summary>How long tiles of the demonstration district's parcels take, none of which was drawn before, and how large they are; by zoom.</summary>
internal static class TileTimes
{
    private const int LeastZoom = 10;
    private const int MostZoom = 17;
    private const int TilesPerZoom = 200;

    /// <summary>Times them.</summary>
    /// <param name="parcels">How many parcels the district has, about.</param>
    public static int Run(int parcels)
    {
        var data = CheckWorkspace.Open(parcels);
        var layer = Parcels(data.Layers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{layer.Features.Count} parcels, merged below zoom {LayerTiles.DetailedFrom}"));
        var tiles = new LayerTiles(layer, data.Layers.Catalogue);
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        tiles.Prepare(Environment.ProcessorCount);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"grid of classes: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F2} s of processor time"));
        for (var zoom = LeastZoom; zoom <= MostZoom; zoom++)
        {
            // The compiler's work is none of the tiles'; the first tile of a zoom also makes its grid.
            var addresses = Addresses(data.Layers.Catalogue, zoom, TilesPerZoom);
            var first = addresses.Max(address => Time(tiles, layer, address, out _));
            if (zoom > LeastZoom)
                addresses.RemoveAll(address => Draw(tiles, layer, address) == 0);
            var processor = Environment.CpuUsage.TotalTime;
            var (times, sizes) = (new List<double>(), new List<int>());
            foreach (var address in addresses.SkipLast(1))
            {
                times.Add(Time(tiles, layer, address, out var bytes));
                sizes.Add(bytes);
            }

            var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count;
            times.Sort();
            sizes.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"zoom {zoom}: tiles={times.Count} first={first:F1} ms p50={Percentile.Of(times, 0.5):F2} ms p95={Percentile.Of(times, 0.95):F2} ms processor={each:F2} ms size p50={Percentile.Of(sizes, 0.5) / 1000.0:F0} kB max={sizes[^1] / 1000.0:F0} kB"));
        }

        return 0;
    }

    /// <summary>The parcels of a workspace, told apart by their land class also where its catalogue is older than that.</summary>
    internal static ControlLayer Parcels(LayerSet layers)
    {
        var layer = layers.FindInForce("land-use", CheckWorkspace.AsOf)!.Layer!;
        return layer with { Definition = layer.Definition with { ClassAttribute = "DLBM" } };
    }

    /// <summary>Tiles of a zoom all over the extent, in a seeded order; all of them when there are few.</summary>
    internal static List<TileAddress> Addresses(Catalogue catalogue, int zoom, int most)
    {
        var extent = catalogue.Extent;
        var ((top, left), (bottom, right)) = (TileOf(extent.West, extent.North, zoom), TileOf(extent.East, extent.South, zoom));
        var random = SplitMix64.For(410307, 103, zoom);
        return [.. Enumerable.Range(top, bottom - top + 1)
            .SelectMany(row => Enumerable.Range(left, right - left + 1), (row, column) => (Address: new TileAddress(zoom, row, column), Order: random.NextUnit()))
            .OrderBy(tile => tile.Order).Take(most).Select(tile => tile.Address)];
    }

    /// <summary>A tile as it is answered.</summary>
    internal static int Draw(LayerTiles tiles, ControlLayer layer, TileAddress address) => TileAnswer.Draw(tiles, layer, address)?.Length ?? 0;

    private static double Time(LayerTiles tiles, ControlLayer layer, TileAddress address, out int bytes)
    {
        var start = Stopwatch.GetTimestamp();
        bytes = Draw(tiles, layer, address);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static (int Row, int Column) TileOf(double longitude, double latitude, int zoom)
    {
        var (x, y) = ((longitude + 180) / 360, 0.5 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI));
        return ((int)(y * (1 << zoom)), (int)(x * (1 << zoom)));
    }
}
