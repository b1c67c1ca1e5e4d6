using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>Collects rings item by item into the flat arrays of <see cref="PackedPolygons"/>. Not thread-safe.</summary>
internal sealed class PackedPolygonsBuilder
{
    private readonly List<int> _ringStarts = [0];
    private readonly List<int> _itemRings = [0];
    private readonly List<Box> _boxes = [];
    private readonly GrowingColumn _xs = new();
    private readonly GrowingColumn _ys = new();
    private Box _box = Box.Empty;

    /// <summary>Adds a polygon or multipolygon as the next item.</summary>
    public void Add(Geometry geometry) => Add(PackedRings.Of(geometry));

    /// <summary>Adds rings as the next item.</summary>
    public void Add(PackedRings rings)
    {
        for (var ring = 0; ring < rings.RingCount; ring++)
        {
            _xs.Add(rings.XsOf(ring));
            _ys.Add(rings.YsOf(ring));
            _ringStarts.Add(_xs.Count);
        }
        _box = rings.Box;
        EndItem();
    }

    /// <summary>Adds a ring as it is: closed, oriented. Rings that enclose nothing because they have under three edges are left out.</summary>
    public void AddRing(ReadOnlySpan<double> ringXs, ReadOnlySpan<double> ringYs)
    {
        if (ringXs.Length < 4) return;
        _xs.Add(ringXs);
        _ys.Add(ringYs);
        for (var i = 0; i < ringXs.Length; i++) _box = _box.Union(new Box(ringXs[i], ringYs[i], ringXs[i], ringYs[i]));
        _ringStarts.Add(_xs.Count);
    }

    /// <summary>Closes the item: the next ring belongs to the next one.</summary>
    public void EndItem()
    {
        _itemRings.Add(_ringStarts.Count - 1);
        _boxes.Add(_box);
        _box = Box.Empty;
    }

    public PackedPolygons Build() => PackedPolygons.Of(
        _xs.ToArray(PackedPolygons.Padding), _ys.ToArray(PackedPolygons.Padding), [.. _ringStarts], [.. _itemRings], [.. _boxes]);
}
