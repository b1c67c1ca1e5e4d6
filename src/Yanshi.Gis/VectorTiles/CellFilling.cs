using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// Finds the cells whose middles lie in a feature. The middles of a row lie at one height of the plane, since both projections are cylindrical, and there edges are cut: no vertex is projected. Where an edge
/// meets a row is computed in one direction, so that a middle lies in one of two neighbours, never in both or none. Not thread-safe.
/// </summary>
internal sealed class CellFilling
{
    private readonly MercatorCurve _curve;
    private readonly double _cells;
    private readonly List<(int Row, double X)> _crossings = [];
    private readonly int _firstRow;

    // The heights of the rows' middles in metres to the south, so that they ascend.
    private readonly double[] _souths;

    /// <summary>Fills cells between two heights.</summary>
    /// <param name="curve">To the square of the world.</param>
    /// <param name="cells">Cells of the world's side.</param>
    /// <param name="south">The least height of a feature.</param>
    /// <param name="north">The greatest.</param>
    internal CellFilling(MercatorCurve curve, double cells, double south, double north)
    {
        (_curve, _cells) = (curve, cells);
        _firstRow = RowAt(north) - 1;
        _souths = new double[RowAt(south) + 2 - _firstRow];
        for (var i = 0; i < _souths.Length; i++)
        {
            var middle = (_firstRow + i + 0.5) / cells;
            _souths[i] = -curve.PlaneBoxOf(0, middle, 1, middle).MinY;
        }
    }

    /// <summary>Adds a feature's cells.</summary>
    /// <returns>The cell it lies in, when it holds no cell's middle.</returns>
    internal (int Column, int Row)? Fill(PreparedPolygons layer, int feature, CellBlocks into)
    {
        var box = layer.BoxOf(feature);
        var first = FirstFrom(_souths, -box.MaxY);
        var rows = _souths.AsSpan(first..FirstFrom(_souths, -box.MinY));
        if (!rows.IsEmpty)
            Cross(layer, feature, rows);
        else
            _crossings.Clear();
        if (_crossings.Count > 2 || (_crossings.Count == 2 && _crossings[1].X < _crossings[0].X))
            _crossings.Sort();
        var isFilled = false;
        for (var i = 0; i + 1 < _crossings.Count; i += 2)
        {
            var (west, east) = (Middle(_crossings[i].X), Middle(_crossings[i + 1].X) - 1);
            if (west > east)
                continue;
            into.SetRun(_firstRow + first + _crossings[i].Row, west, east);
            isFilled = true;
        }

        return isFilled ? null : ((int)Math.Floor(ColumnAt((box.MinX + box.MaxX) / 2)), RowAt((box.MinY + box.MaxY) / 2));
    }

    private void Cross(PreparedPolygons layer, int feature, ReadOnlySpan<double> rows)
    {
        _crossings.Clear();
        var polygons = layer.WholeOf(feature, out var item);
        var view = polygons.View();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            for (var edge = view.RingStarts[ring]; edge < view.EndEdge(ring); edge++)
            {
                var upper = view.Ys[edge] > view.Ys[edge + 1] ? edge : edge + 1;
                var lower = edge + edge + 1 - upper;
                double south = -view.Ys[lower], x = view.Xs[lower], slope = (view.Xs[upper] - x) / (view.Ys[upper] - view.Ys[lower]);
                for (var row = FirstFrom(rows, -view.Ys[upper]); row < rows.Length && rows[row] < south; row++)
                    _crossings.Add((row, ColumnAt(x + (south - rows[row]) * slope)));
            }
        }

        GC.KeepAlive(layer);
    }

    private double ColumnAt(double x) => (x * _curve.EastPerMetre + _curve.EastAtOrigin) * _cells;

    private int RowAt(double y) => (int)Math.Floor(_curve.SouthOf(y) * _cells);

    // The first cell whose middle is not before a place.
    private static int Middle(double place) => (int)Math.Ceiling(place - 0.5);

    // The place of the first row that is not north of a height.
    private static int FirstFrom(ReadOnlySpan<double> rows, double south)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (rows[middle] < south)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
