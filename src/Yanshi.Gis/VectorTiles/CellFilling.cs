using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>Finds the cells whose middles lie in a feature. Where an edge meets a row is computed in one direction, so that a middle lies in one of two neighbours, never in both or none. Not thread-safe.</summary>
/// <param name="curve">To the square of the world.</param>
/// <param name="cells">Cells of the world's side.</param>
internal sealed class CellFilling(MercatorCurve curve, double cells)
{
    private readonly List<(int Row, double X)> _crossings = [];

    /// <summary>Adds a feature's cells.</summary>
    /// <returns>The cell it lies in, when it holds no cell's middle.</returns>
    internal (int Column, int Row)? Fill(PreparedPolygons layer, int feature, CellBlocks into)
    {
        var polygons = layer.WholeOf(feature, out var item);
        var view = polygons.View();
        _crossings.Clear();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var from = At(view.Xs[view.RingStarts[ring]], view.Ys[view.RingStarts[ring]]);
            for (var edge = view.RingStarts[ring]; edge < view.EndEdge(ring); edge++)
            {
                var to = At(view.Xs[edge + 1], view.Ys[edge + 1]);
                Cross(from, to);
                from = to;
            }
        }

        var box = view.Boxes[item];
        GC.KeepAlive(layer);
        if (_crossings.Count > 2 || (_crossings.Count == 2 && _crossings[1].X < _crossings[0].X))
            _crossings.Sort();
        var isFilled = false;
        for (var i = 0; i + 1 < _crossings.Count; i += 2)
        {
            var (first, last) = (Middle(_crossings[i].X), Middle(_crossings[i + 1].X) - 1);
            if (first > last)
                continue;
            into.SetRun(_crossings[i].Row, first, last);
            isFilled = true;
        }

        if (isFilled)
            return null;
        var (x, y) = At((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
        return ((int)Math.Floor(x), (int)Math.Floor(y));
    }

    private void Cross((double X, double Y) from, (double X, double Y) to)
    {
        if (to.Y < from.Y)
            (from, to) = (to, from);
        for (var row = Middle(from.Y); row < Middle(to.Y); row++)
            _crossings.Add((row, from.X + (row + 0.5 - from.Y) * ((to.X - from.X) / (to.Y - from.Y))));
    }

    private (double X, double Y) At(double x, double y) => ((x * curve.EastPerMetre + curve.EastAtOrigin) * cells, curve.SouthOf(y) * cells);

    // The first cell whose middle is not before a place.
    private static int Middle(double place) => (int)Math.Ceiling(place - 0.5);
}
