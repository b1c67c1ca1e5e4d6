using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>
/// Polygons as flat arrays: all rings of an item one after the other, each closed (first vertex repeated), shells counter-clockwise,
/// holes clockwise, so that the interior is always on the left. An item is one polygon or multipolygon.
/// </summary>
/// <remarks>
/// Coordinates are metres in the analysis plane wherever areas are taken; the type itself is indifferent to the plane.
/// Items are assumed valid (see <see cref="Validation"/>). Immutable and thread-safe. The arrays may be memory-mapped.
/// </remarks>
public sealed class PackedPolygons
{
    /// <summary>Doubles behind the last vertex that may be read (and are ignored) by wide vector loads.</summary>
    public const int Padding = 8;

    private readonly ReadOnlyMemory<double> _xs;
    private readonly ReadOnlyMemory<double> _ys;
    private readonly ReadOnlyMemory<int> _ringStarts;
    private readonly ReadOnlyMemory<int> _itemRings;
    private readonly ReadOnlyMemory<Box> _boxes;
    private readonly EdgeChunks _chunks;

    /// <summary>Wraps arrays laid out as described on the type. Used by readers of prepared files; <see cref="Pack"/> makes new ones.</summary>
    /// <param name="xs">X of every vertex, with <see cref="Padding"/> more at the end.</param>
    /// <param name="ys">Y likewise.</param>
    /// <param name="ringStarts">Index of each ring's first vertex, and the vertex count at the end.</param>
    /// <param name="itemRings">Index of each item's first ring, and the ring count at the end.</param>
    /// <param name="boxes">The box of each item.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public PackedPolygons(
        ReadOnlyMemory<double> xs,
        ReadOnlyMemory<double> ys,
        ReadOnlyMemory<int> ringStarts,
        ReadOnlyMemory<int> itemRings,
        ReadOnlyMemory<Box> boxes)
    {
        if (ringStarts.IsEmpty || itemRings.Length != boxes.Length + 1 || itemRings.Span[^1] != ringStarts.Length - 1)
            throw new ArgumentException("Offsets of rings and items do not fit each other.", nameof(itemRings));
        if (xs.Length != ys.Length || xs.Length < ringStarts.Span[^1] + Padding)
            throw new ArgumentException($"Vertex arrays need {ringStarts.Span[^1]} values and {Padding} more.", nameof(xs));
        _xs = xs;
        _ys = ys;
        _ringStarts = ringStarts;
        _itemRings = itemRings;
        _boxes = boxes;
        _chunks = EdgeChunks.Of(xs.Span, ys.Span, ringStarts.Span);
    }

    /// <summary>Number of items.</summary>
    public int Count => _boxes.Length;

    /// <summary>Number of vertices, closing ones included.</summary>
    public int VertexCount => _ringStarts.Span[^1];

    /// <summary>The box of an item; <see cref="Box.Empty"/> for an item without rings.</summary>
    public Box BoxOf(int item) => _boxes.Span[item];

    /// <summary>The boxes of all items.</summary>
    public ReadOnlySpan<Box> Boxes => _boxes.Span;

    /// <summary>Number of vertices of an item, closing ones included.</summary>
    public int VertexCountOf(int item) => View().VertexCountOf(item);

    /// <summary>Packs polygons and multipolygons, item i being <paramref name="polygons"/>[i]. Repeated vertices are left out.</summary>
    /// <exception cref="ArgumentException">A geometry is neither polygon nor multipolygon, or has a coordinate that is not finite.</exception>
    public static PackedPolygons Pack(IReadOnlyList<Geometry> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var builder = new PackedPolygonsBuilder();
        foreach (var geometry in polygons) builder.Add(geometry);
        return builder.Build();
    }

    /// <summary>The area of an item in the square of its coordinate unit, holes taken off.</summary>
    public double AreaOf(int item)
    {
        var view = View();
        double sum = 0;
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++) sum += view.DoubleAreaOfRing(ring, BoxOf(item).MinY);
        return sum / 2;
    }

    /// <summary>An item as a polygon or multipolygon of the project's factory; an empty polygon for an item without rings.</summary>
    public Geometry GeometryOf(int item)
    {
        var view = View();
        var factory = ProjectGeometry.Factory;
        var polygons = new List<Polygon>();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var linear = factory.CreateLinearRing(view.CoordinatesOfRing(ring));
            if (view.DoubleAreaOfRing(ring, BoxOf(item).MinY) > 0)
            {
                Flush();
                shell = linear;
            }
            else
            {
                holes.Add(linear);
            }
        }
        Flush();
        return polygons.Count switch
        {
            0 => factory.CreatePolygon(),
            1 => polygons[0],
            _ => factory.CreateMultiPolygon([.. polygons]),
        };

        void Flush()
        {
            if (shell is not null) polygons.Add(factory.CreatePolygon(shell, [.. holes]));
            holes.Clear();
        }
    }

    /// <summary>The arrays as spans, for the time of one call.</summary>
    internal PackedView View() => new(_xs.Span, _ys.Span, _ringStarts.Span, _itemRings.Span, _boxes.Span, _chunks);
}
