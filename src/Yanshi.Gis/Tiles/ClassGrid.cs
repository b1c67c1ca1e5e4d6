using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tiles;

/// <summary>
/// A layer seen from afar: for each class the cells of a grid that is the same for the whole world, 256 to the side of a tile. A cell belongs to a class when its middle lies in a feature of it, so that
/// every class keeps its share of the area. A feature that holds no middle keeps the cell it lies in, in a control layer always, in a layer that describes the ground where nothing else is drawn:
/// no control line vanishes by zooming out. Immutable.
/// </summary>
internal sealed class ClassGrid
{
    /// <summary>Cells of a tile's side.</summary>
    internal const int CellsPerTile = 256;

    private const int UnitsPerCell = TileAddress.Extent / CellsPerTile;

    private readonly FeatureClasses _classes;
    private readonly int _level;
    private readonly Dictionary<int, CellBlocks> _cellsOf = [];

    private ClassGrid(FeatureClasses classes, int level) => (_classes, _level) = (classes, level);

    /// <summary>The grid of a level, whose tiles are those of that zoom.</summary>
    internal static ClassGrid Of(ControlLayer layer, MercatorCurve curve, FeatureClasses classes, int level)
    {
        var grid = new ClassGrid(classes, level);
        var filling = new CellFilling(curve, Math.ScaleB(CellsPerTile, level));
        var isContext = layer.Definition.Role is LayerRole.Context;
        List<(int Code, int Column, int Row)> specks = [];
        for (var feature = 0; feature < layer.Prepared.FeatureCount; feature++)
        {
            if (layer.Prepared.BoxOf(feature).Width < 0)
                continue;
            var code = classes.CodeOf(feature);
            if (filling.Fill(layer.Prepared, feature, grid.CellsOf(code)) is var (column, row))
                specks.Add((code, column, row));
        }

        foreach (var (code, column, row) in specks)
        {
            if (!isContext || !grid._cellsOf.Values.Any(cells => cells.Has(column, row)))
                grid.CellsOf(code).SetRun(row, column, column);
        }

        return grid;
    }

    /// <summary>Draws a tile of this level or of one further in. The class that holds most comes first, so that rare ones are seen.</summary>
    internal List<TileShape> Draw(TileAddress tile)
    {
        var coarsening = tile.Zoom - _level;
        var (cells, unit) = (CellsPerTile >> coarsening, UnitsPerCell << coarsening);
        var beyond = TileAddress.Buffer / unit;
        var tracing = new GridTracing(cells + 2 * beyond);
        List<(int Held, string? Class, TileShape Shape)> shapes = [];
        foreach (var (code, blocks) in _cellsOf)
        {
            var held = tracing.Load(blocks, tile.Column * cells - beyond, tile.Row * cells - beyond);
            if (held == 0)
                continue;
            var commands = new GeometryCommands();
            foreach (var loop in tracing.Loops())
            {
                foreach (ref var point in loop.AsSpan())
                    point = new TilePoint((point.X - beyond) * unit, TileAddress.Extent - (point.Y - beyond) * unit);
                commands.AddRing(loop);
            }

            shapes.Add((held, _classes.NameOf(code), new TileShape(Feature: null, _classes.NameOf(code), TileShapeKind.Polygons, commands.Written)));
        }

        return [.. shapes.OrderByDescending(shape => shape.Held).ThenBy(shape => shape.Class, StringComparer.Ordinal).Select(shape => shape.Shape)];
    }

    private CellBlocks CellsOf(int code) => CollectionsMarshal.GetValueRefOrAddDefault(_cellsOf, code, out _) ??= new CellBlocks();
}
