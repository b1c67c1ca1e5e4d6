using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    private readonly ReadOnlyMemory<double> xs;
    private readonly ReadOnlyMemory<double> ys;
    private readonly ReadOnlyMemory<int> ringStarts;
    private readonly ReadOnlyMemory<int> itemRings;
    private readonly ReadOnlyMemory<Box> boxes;

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
        this.xs = xs;
        this.ys = ys;
        this.ringStarts = ringStarts;
        this.itemRings = itemRings;
        this.boxes = boxes;
    }

    /// <summary>Number of items.</summary>
    public int Count => boxes.Length;

    /// <summary>Number of vertices, closing ones included.</summary>
    public int VertexCount => ringStarts.Span[^1];

    /// <summary>The box of an item; <see cref="Box.Empty"/> for an item without rings.</summary>
    public Box BoxOf(int item) => boxes.Span[item];

    /// <summary>The boxes of all items.</summary>
    public ReadOnlySpan<Box> Boxes => boxes.Span;

    /// <summary>Number of vertices of an item, closing ones included.</summary>
    public int VertexCountOf(int item)
    {
        var rings = itemRings.Span;
        var starts = ringStarts.Span;
        return starts[rings[item + 1]] - starts[rings[item]];
    }

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
        var view = View(item);
        double sum = 0;
        for (var ring = 0; ring < view.RingCount; ring++) sum += view.DoubleAreaOfRing(ring, BoxOf(item).MinY);
        return sum / 2;
    }

    /// <summary>An item as a polygon or multipolygon of the project's factory; an empty polygon for an item without rings.</summary>
    public Geometry GeometryOf(int item)
    {
        var view = View(item);
        var factory = ProjectGeometry.Factory;
        var polygons = new List<Polygon>();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (var ring = 0; ring < view.RingCount; ring++)
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

    /// <summary>A view of one item's rings.</summary>
    internal PolygonView View(int item)
    {
        var rings = itemRings.Span;
        return new PolygonView(xs.Span, ys.Span, ringStarts.Span[rings[item]..(rings[item + 1] + 1)]);
    }
}

/// <summary>The rings of one item of <see cref="PackedPolygons"/>; vertex indexes are those of the whole arrays.</summary>
internal readonly ref struct PolygonView(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, ReadOnlySpan<int> ringStarts)
{
    /// <summary>All X of the container, padded.</summary>
    public readonly ReadOnlySpan<double> Xs = xs;

    /// <summary>All Y of the container, padded.</summary>
    public readonly ReadOnlySpan<double> Ys = ys;

    /// <summary>First vertex of each ring, and the end of the last.</summary>
    public readonly ReadOnlySpan<int> RingStarts = ringStarts;

    public int RingCount => RingStarts.Length - 1;

    public int FirstVertex => RingStarts[0];

    /// <summary>Vertices of the item, closing ones included.</summary>
    public int VertexCount => RingStarts[^1] - RingStarts[0];

    /// <summary>Twice the signed area of a ring, positive when counter-clockwise; heights are taken from <paramref name="baseY"/>.</summary>
    public double DoubleAreaOfRing(int ring, double baseY)
    {
        var start = RingStarts[ring];
        var edges = RingStarts[ring + 1] - start - 1;
        if (edges <= 0) return 0;
        ref var x = ref Unsafe.AsRef(in Xs[start]);
        ref var y = ref Unsafe.AsRef(in Ys[start]);
        var twoBase = Vector512.Create(2 * baseY);
        var sums = Vector512<double>.Zero;
        nuint i = 0;
        for (; i + 8 <= (nuint)edges; i += 8)
        {
            var width = Vector512.LoadUnsafe(ref x, i) - Vector512.LoadUnsafe(ref x, i + 1);
            var height = Vector512.LoadUnsafe(ref y, i) + Vector512.LoadUnsafe(ref y, i + 1) - twoBase;
            sums += width * height;
        }
        // Added up in a fixed order, so that every machine's vector width gives the same bits.
        var quarters = sums.GetLower() + sums.GetUpper();
        var halves = quarters.GetLower() + quarters.GetUpper();
        var sum = halves[0] + halves[1];
        for (; i < (nuint)edges; i++)
            sum += (Unsafe.Add(ref x, i) - Unsafe.Add(ref x, i + 1)) * (Unsafe.Add(ref y, i) + Unsafe.Add(ref y, i + 1) - 2 * baseY);
        return sum;
    }

    public Coordinate[] CoordinatesOfRing(int ring)
    {
        var start = RingStarts[ring];
        var coordinates = new Coordinate[RingStarts[ring + 1] - start];
        for (var i = 0; i < coordinates.Length; i++) coordinates[i] = new Coordinate(Xs[start + i], Ys[start + i]);
        return coordinates;
    }
}
