using System.Runtime.ExceptionServices;
using System.Text;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// A layer seen from afar: for each class the cells of a grid that is the same for the whole world, 256 to the side of a tile. In the finest grid a cell belongs to a class when its middle lies in a feature of
/// it, so that every class keeps its share of the area; a feature that holds no middle keeps the cell it lies in, in a control layer always, in a layer that describes the ground where nothing else is drawn.
/// A grid one further out has cells of four: of a control layer they hold whatever one of the four holds, so that no control line vanishes by zooming out; of the ground what one of them holds, the same
/// one everywhere, and the others where it is empty. Immutable.
/// </summary>
internal sealed class ClassGrid
{
    /// <summary>Cells of a tile's side.</summary>
    internal const int CellsPerTile = 256;

    private const int FeaturesPerPart = 50_000;

    private readonly int _level;
    private readonly bool _isControl;

    // Texts cannot be null as keys: the empty one stands for features without a class.
    private readonly SortedDictionary<string, CellBlocks> _cellsOf = new(StringComparer.Ordinal);

    private ClassGrid(int level, bool isControl) => (_level, _isControl) = (level, isControl);

    /// <summary>The finest grid, whose tiles are those of a zoom.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="curve">To the square of the world.</param>
    /// <param name="zoom">The zoom.</param>
    /// <param name="processors">How many processors to use; -1: all.</param>
    internal static ClassGrid Of(ControlLayer layer, MercatorCurve curve, int zoom, int processors)
    {
        var grid = new ClassGrid(zoom, layer.Definition.Role is not LayerRole.Context);
        var (south, north) = HeightsOf(layer.Prepared);
        if (!(south <= north))
            return grid;
        var parts = PartsOf(layer, processors, () => new CellFilling(curve, Math.ScaleB(CellsPerTile, zoom), south, north));
        foreach (var (name, cells) in parts.SelectMany(part => part.CellsOf))
            grid.CellsOf(name).Add(cells);

        // In the features' order: of those in an empty cell of the ground the first is drawn.
        foreach (var (name, column, row) in parts.SelectMany(part => part.Specks))
        {
            if (grid._isControl || !grid._cellsOf.Values.Any(held => held.Has(column, row)))
                grid.CellsOf(name).SetRun(row, column, column);
        }

        return grid;
    }

    /// <summary>The grid of the next zoom out.</summary>
    internal static ClassGrid OneOut(ClassGrid finer)
    {
        var grid = new ClassGrid(finer._level - 1, finer._isControl);
        var taken = new CellBlocks();
        for (var child = 0; child < 4; child++)
        {
            foreach (var (name, cells) in finer._cellsOf)
                grid.CellsOf(name).AddQuarter(cells, child, grid._isControl ? null : taken);
            foreach (var cells in grid._cellsOf.Values)
                taken.Add(cells);
        }

        return grid;
    }

    /// <summary>Draws a tile of this level or of one further in. The class that holds most comes first, so that rare ones are seen.</summary>
    internal List<TileShape> Draw(TileAddress tile)
    {
        var coarsening = tile.Zoom - _level;
        var (cells, unit) = (CellsPerTile >> coarsening, (tile.Extent / CellsPerTile) << coarsening);
        var beyond = tile.Buffer / unit;
        var tracing = new GridTracing(cells + 2 * beyond);
        List<(int Held, TileShape Shape)> shapes = [];
        foreach (var (name, blocks) in _cellsOf)
        {
            var held = tracing.Load(blocks, tile.Column * cells - beyond, tile.Row * cells - beyond);
            if (held == 0)
                continue;
            var commands = new GeometryCommands();
            commands.Begin(tile.Extent);
            foreach (var loop in tracing.Loops())
            {
                foreach (ref var point in loop.AsSpan())
                    point = new TilePoint((point.X - beyond) * unit, tile.Extent - (point.Y - beyond) * unit);
                commands.AddRing(loop);
            }

            shapes.Add((held, new TileShape(Feature: null, name.Length == 0 ? null : name, TileShapeKind.Polygons, commands.Take())));
        }

        return [.. shapes.OrderByDescending(shape => shape.Held).Select(shape => shape.Shape)];
    }

    private static Part[] PartsOf(ControlLayer layer, int processors, Func<CellFilling> filling)
    {
        var parts = new Part[(layer.Prepared.FeatureCount + FeaturesPerPart - 1) / FeaturesPerPart];
        try
        {
            Parallel.For(
                0,
                parts.Length,
                new ParallelOptions { MaxDegreeOfParallelism = processors },
                i => parts[i] = Part.Of(layer, i * FeaturesPerPart, Math.Min((i + 1) * FeaturesPerPart, layer.Prepared.FeatureCount), filling()));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return parts;
    }

    private static (double South, double North) HeightsOf(PreparedPolygons layer)
    {
        var (south, north) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var feature = 0; feature < layer.FeatureCount; feature++)
        {
            if (layer.BoxOf(feature) is { Width: >= 0 } box)
                (south, north) = (Math.Min(south, box.MinY), Math.Max(north, box.MaxY));
        }

        return (south, north);
    }

    private CellBlocks CellsOf(string name)
    {
        if (!_cellsOf.TryGetValue(name, out var cells))
            _cellsOf.Add(name, cells = new CellBlocks());
        return cells;
    }

    /// <summary>What some of the features hold, and those that hold no cell's middle with the cell they lie in.</summary>
    private sealed record Part(Dictionary<string, CellBlocks> CellsOf, List<(string Class, int Column, int Row)> Specks)
    {
        internal static Part Of(ControlLayer layer, int first, int end, CellFilling filling)
        {
            var part = new Part(new(StringComparer.Ordinal), []);
            var key = layer.Definition.ClassAttribute is { } attribute ? new PropertyKey(attribute) : null;

            // Classes are few, and neighbours in the list are often of the same.
            List<(byte[] Text, string Name, CellBlocks Cells)> known = [];
            var last = 0;
            for (var feature = first; feature < end; feature++)
            {
                if (layer.Prepared.BoxOf(feature).Width < 0)
                    continue;
                var text = key is not null && layer.Texts.TryFindText(feature, key, out var found) ? found : [];
                if (known.Count == 0 || !text.SequenceEqual(known[last].Text))
                    last = PlaceOf(text, known, part.CellsOf);
                if (filling.Fill(layer.Prepared, feature, known[last].Cells) is var (column, row))
                    part.Specks.Add((known[last].Name, column, row));
            }

            GC.KeepAlive(layer);
            return part;
        }

        private static int PlaceOf(ReadOnlySpan<byte> text, List<(byte[] Text, string Name, CellBlocks Cells)> known, Dictionary<string, CellBlocks> cellsOf)
        {
            for (var i = 0; i < known.Count; i++)
            {
                if (text.SequenceEqual(known[i].Text))
                    return i;
            }

            var (name, cells) = (Encoding.UTF8.GetString(text), new CellBlocks());
            cellsOf.Add(name, cells);
            known.Add((text.ToArray(), name, cells));
            return known.Count - 1;
        }
    }
}
