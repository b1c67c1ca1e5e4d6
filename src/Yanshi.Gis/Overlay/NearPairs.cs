using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Which of many edges are near each other, found by a sweep from west to east. Holds scratch memory and serves one thread.</summary>
internal sealed class NearPairs
{
    // Several outlines a check are swept.
    [ThreadStatic]
    private static NearPairs? OfThread;

    private double[] _wests = [];
    private int[] _order = [];
    private Box[] _boxes = [];

    /// <summary>Tells every two edges of which one's box, widened by a distance, meets the other's (touching counts), once each.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="metres">The distance.</param>
    /// <param name="tell">Told the places of both.</param>
    internal static void Find(ReadOnlySpan<OutlineEdge> edges, double metres, Action<int, int> tell) => (OfThread ??= new NearPairs()).Sweep(edges, metres, tell);

    private void Sweep(ReadOnlySpan<OutlineEdge> edges, double metres, Action<int, int> tell)
    {
        if (_wests.Length < edges.Length)
            (_wests, _order, _boxes) = (new double[2 * edges.Length], new int[2 * edges.Length], new Box[2 * edges.Length]);
        Span<double> wests = _wests.AsSpan(0, edges.Length);
        Span<int> order = _order.AsSpan(0, edges.Length);
        Span<Box> boxes = _boxes.AsSpan(0, edges.Length);
        for (var i = 0; i < edges.Length; i++)
            (order[i], wests[i]) = (i, Math.Min(edges[i].X1, edges[i].X2));
        wests.Sort(order);
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = edges[order[i]].Box;
        for (var i = 0; i < boxes.Length; i++)
        {
            // None of those that follow ends west of this one.
            var box = boxes[i].Widened(metres);
            for (var j = i + 1; j < boxes.Length && wests[j] <= box.MaxX; j++)
            {
                if (boxes[j].MinY <= box.MaxY && boxes[j].MaxY >= box.MinY)
                    tell(order[i], order[j]);
            }
        }
    }
}
