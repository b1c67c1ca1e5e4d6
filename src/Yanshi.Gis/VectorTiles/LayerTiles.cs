using System.Collections.Concurrent;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The vector tiles of one version of a layer, drawn when they are asked for. Feature by feature, or, of a large layer far out, class by class from a grid that is made once
/// (<see cref="ClassGrid"/>). Tiles are for eyes: nothing is ever measured on their grid. Thread-safe.
/// </summary>
public sealed class LayerTiles
{
    /// <summary>The first zoom at which every layer is drawn feature by feature.</summary>
    public const int DetailedFrom = 13;

    /// <summary>How often the cells of a merged tile can be doubled.</summary>
    public const int MostCoarsening = 2;

    // So many features with so many vertices are a small tile wherever they lie.
    private const int SmallLayerFeatures = 2_000;
    private const int SmallLayerVertices = 50_000;

    private const int AllProcessors = -1;

    private readonly ControlLayer _layer;
    private readonly MercatorCurve _curve;
    private readonly ConcurrentDictionary<int, Lazy<ClassGrid>> _grids = new();
    private readonly ConcurrentDictionary<int, ConcurrentBag<AreaDrawing>> _drawings = new();

    /// <summary>The tiles of a version.</summary>
    /// <param name="layer">The version.</param>
    /// <param name="catalogue">The catalogue it belongs to.</param>
    public LayerTiles(ControlLayer layer, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(catalogue);
        _layer = layer;
        double[] x = [catalogue.Extent.West, catalogue.Extent.East], y = [catalogue.Extent.South, catalogue.Extent.North];
        catalogue.Plane.Project(x, y);
        _curve = new MercatorCurve(catalogue.Plane, y[0], y[1]);
    }

    /// <summary>Whether a tile of this zoom shows classes instead of features.</summary>
    /// <param name="zoom">The zoom.</param>
    public bool AreMerged(int zoom) => zoom < DetailedFrom && (_layer.Features.Count > SmallLayerFeatures || _layer.Prepared.Items.VertexCount > SmallLayerVertices);

    /// <summary>Makes what all merged tiles are drawn from, so that the first of them does not wait for it; nothing for a layer that has none.</summary>
    /// <param name="processors">How many processors to use.</param>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    public void Prepare(int processors)
    {
        if (AreMerged(DetailedFrom - 1))
            GridOf(DetailedFrom - 1, processors);
    }

    /// <summary>Whether it is made, where there is something to make.</summary>
    public bool IsPrepared => _grids.TryGetValue(DetailedFrom - 1, out var grid) && grid.IsValueCreated;

    /// <summary>What a tile shows; nothing when it is empty.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="coarsening">How often the cells of a merged tile are doubled, 0 to <see cref="MostCoarsening"/>; of no effect on others.</param>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    public IReadOnlyList<TileShape> Draw(TileAddress tile, int coarsening = 0)
    {
        if (!tile.Exists)
            throw new ArgumentOutOfRangeException(nameof(tile), tile, "There is no such tile.");
        ArgumentOutOfRangeException.ThrowIfNegative(coarsening);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coarsening, MostCoarsening);
        var frame = new TileFrame(_curve, tile);
        List<TileShape> shapes = AreMerged(tile.Zoom) ? GridOf(tile.Zoom - coarsening, AllProcessors).Draw(tile) : DrawFeatures(frame);
        foreach (var line in _layer.BaseLines)
        {
            if (Box.Of(line.Geometry.EnvelopeInternal).Meets(frame.PlaneBox) && LineDrawing.Draw(line.Geometry, frame) is var (kind, geometry))
                shapes.Add(new TileShape(line.Feature, Class: null, kind, geometry));
        }

        return shapes;
    }

    private List<TileShape> DrawFeatures(in TileFrame frame)
    {
        var unused = _drawings.GetOrAdd(frame.Extent, _ => []);
        if (!unused.TryTake(out var drawing))
            drawing = new AreaDrawing(frame.Least, frame.Most);
        var drawn = drawing.Draw(_layer.Prepared, frame);

        // One that failed half-way is not used again.
        unused.Add(drawing);
        return drawn;
    }

    // Made once, also when many ask at once, each level of the next; a failure is not kept.
    private ClassGrid GridOf(int level, int processors)
    {
        var grid = _grids.GetOrAdd(
            level, key => new Lazy<ClassGrid>(() => key == DetailedFrom - 1 ? ClassGrid.Of(_layer, _curve, key, processors) : ClassGrid.OneOut(GridOf(key + 1, processors))));
        try
        {
            return grid.Value;
        }
        catch
        {
            _grids.TryRemove(new KeyValuePair<int, Lazy<ClassGrid>>(level, grid));
            throw;
        }
    }
}
