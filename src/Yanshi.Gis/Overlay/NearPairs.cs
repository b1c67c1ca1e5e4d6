namespace Yanshi.Gis.Overlay;

/// <summary>Which of many edges are near each other, found by a sweep from west to east.</summary>
internal static class NearPairs
{
    /// <summary>Tells every two edges of which one's box, widened by a distance, meets the other's (touching counts), once each.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="metres">The distance.</param>
    /// <param name="tell">Told the places of both.</param>
    internal static void Find(IReadOnlyList<OutlineEdge> edges, double metres, Action<int, int> tell)
    {
        var wests = new double[edges.Count];
        var order = new int[edges.Count];
        for (var i = 0; i < order.Length; i++)
            (order[i], wests[i]) = (i, Math.Min(edges[i].X1, edges[i].X2));
        Array.Sort(wests, order);
        var boxes = Array.ConvertAll(order, place => edges[place].Box);
        for (var i = 0; i < order.Length; i++)
        {
            // None of those that follow ends west of this one.
            var box = boxes[i].Widened(metres);
            for (var j = i + 1; j < order.Length && wests[j] <= box.MaxX; j++)
            {
                if (boxes[j].MinY <= box.MaxY && boxes[j].MaxY >= box.MinY)
                    tell(order[i], order[j]);
            }
        }
    }
}
