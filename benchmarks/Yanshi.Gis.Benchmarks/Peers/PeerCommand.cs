using System.Globalization;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>The comparisons with other programs, by name. Each prints what it did and ends with the line <c>ratio=…</c>.</summary>
internal static class PeerCommand
{
    private static readonly SortedDictionary<string, Action> Comparisons = new(StringComparer.Ordinal)
    {
        ["import"] = ImportPeer.Run,
        ["kernel"] = KernelPeer.Run,
        ["redline"] = RedLinePeer.Run,
        ["screening"] = ScreeningPeer.Run,
        ["tiles"] = TilesPeer.Run,
        ["transform"] = TransformPeer.Run,
    };

    public static int Run(IReadOnlyList<string> names)
    {
        if (names is ["tiles", var parcels] && int.TryParse(parcels, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return Run(() => TilesPeer.Run(count));
        if (names.Count != 1 || !Comparisons.TryGetValue(names[0], out var comparison))
        {
            Console.Error.WriteLine($"Name one comparison: {string.Join(", ", Comparisons.Keys)}.");
            return 2;
        }

        return Run(comparison);
    }

    private static int Run(Action comparison)
    {
        try
        {
            comparison();
            return 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or FileNotFoundException or TimeoutException)
        {
            Console.Error.WriteLine(exception.Message);
            return 3;
        }
    }
}
