using System.Runtime.CompilerServices;
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

    private readonly VerifiedFlags _verified;

    /// <summary>Wraps arrays laid out as described on the type.</summary>
    /// <param name="xs">X of every vertex, with <see cref="Padding"/> more at the end.</param>
    /// <param name="ys">Y likewise.</param>
    /// <param name="ringStarts">Index of each ring's first vertex, and the vertex count at the end.</param>
    /// <param name="itemRings">Index of each item's first ring, and the ring count at the end.</param>
    /// <param name="boxes">The box of each item.</param>
    /// <param name="chunks">The boxes of runs of edges.</param>
    /// <exception cref="DamagedBlockException">The lengths do not fit each other.</exception>
    internal PackedPolygons(
        CheckedArray<double> xs, CheckedArray<double> ys, CheckedArray<int> ringStarts, CheckedArray<int> itemRings, CheckedArray<Box> boxes, EdgeChunks chunks)
    {
        (Xs, Ys, RingStarts, ItemRings, ItemBoxes, Chunks) = (xs, ys, ringStarts, itemRings, boxes, chunks);
        if (ringStarts.Length == 0 || xs.Length < Padding || itemRings.Length != boxes.Length + 1)
            throw DamagedBlockException.WrongOffsets(itemRings.Name);
        if (xs.Length != ys.Length || chunks.RingChunks.Length != ringStarts.Length)
            throw DamagedBlockException.WrongOffsets(xs.Name);
        if (chunks.Count < 0 || chunks.South.Length != chunks.West.Length || chunks.East.Length != chunks.West.Length || chunks.North.Length != chunks.West.Length)
            throw DamagedBlockException.WrongOffsets(chunks.West.Name);
        if (!xs.IsTrusted) _verified = new VerifiedFlags(Count);
    }

    /// <summary>Number of items.</summary>
    public int Count => ItemBoxes.Length;

    /// <summary>Number of vertices, closing ones included.</summary>
    public int VertexCount => Xs.Length - Padding;

    /// <summary>The box of an item; <see cref="Box.Empty"/> for an item without rings.</summary>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read; so for every other member.</exception>
    public Box BoxOf(int item) => ItemBoxes[item];

    /// <summary>The boxes of all items.</summary>
    public ReadOnlySpan<Box> Boxes => ItemBoxes.Slice(0, ItemBoxes.Length);

    internal CheckedArray<double> Xs { get; }

    internal CheckedArray<double> Ys { get; }

    internal CheckedArray<int> RingStarts { get; }

    internal CheckedArray<int> ItemRings { get; }

    internal CheckedArray<Box> ItemBoxes { get; }

    internal EdgeChunks Chunks { get; }

    /// <summary>Number of vertices of an item, closing ones included.</summary>
    public int VertexCountOf(int item)
    {
        Require(item);
        var count = View().VertexCountOf(item);
        GC.KeepAlive(this);
        return count;
    }

    /// <summary>Packs polygons and multipolygons, item i being the one at place i. Repeated vertices are left out.</summary>
    /// <exception cref="ArgumentException">A geometry is neither polygon nor multipolygon, or has a coordinate that is not finite.</exception>
    public static PackedPolygons Pack(IEnumerable<Geometry> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var builder = new PackedPolygonsBuilder();
        foreach (var geometry in polygons) builder.Add(geometry);
        return builder.Build();
    }

    /// <summary>Arrays made in memory as polygons, with the boxes of their runs of edges; laid out as described on the type.</summary>
    internal static PackedPolygons Of(double[] xs, double[] ys, int[] ringStarts, int[] itemRings, Box[] boxes) => new(
        CheckedArray<double>.Trusted(xs),
        CheckedArray<double>.Trusted(ys),
        CheckedArray<int>.Trusted(ringStarts),
        CheckedArray<int>.Trusted(itemRings),
        CheckedArray<Box>.Trusted(boxes),
        EdgeChunks.Of(xs, ys, ringStarts));

    /// <summary>The area of an item in the square of its coordinate unit, holes taken off.</summary>
    public double AreaOf(int item)
    {
        Require(item);
        var view = View();
        double sum = 0;
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++) sum += view.DoubleAreaOfRing(ring, view.Boxes[item].MinY);
        GC.KeepAlive(this);
        return sum / 2;
    }

    /// <summary>An item as a polygon or multipolygon of the project's factory; an empty polygon for an item without rings.</summary>
    public Geometry GeometryOf(int item)
    {
        Require(item);
        var view = View();
        var factory = ProjectGeometry.Factory;
        var polygons = new List<Polygon>();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var linear = factory.CreateLinearRing(view.CoordinatesOfRing(ring));
            if (view.DoubleAreaOfRing(ring, view.Boxes[item].MinY) > 0)
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
        GC.KeepAlive(this);
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

    /// <summary>Verifies all that belongs to one item of a mapped file, once; must come before the item is read from a view.</summary>
    /// <exception cref="DamagedBlockException">A block is wrong, or offsets do not fit each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Require(int item)
    {
        if (!_verified.Has(item)) Verify(item);
    }

    /// <summary>
    /// The arrays as spans, for the time of one call: an item may be read after <see cref="Require"/>, and what holds these polygons must stay
    /// alive (<see cref="GC.KeepAlive"/>).
    /// </summary>
    internal PackedView View() => new(Xs.Span, Ys.Span, RingStarts.Span, ItemRings.Span, ItemBoxes.Span, Chunks.View());

    // Offsets are verified before they are followed, and what they say is compared with the lengths: wide loads check no bounds.
    private void Verify(int item)
    {
        ItemBoxes.Require(item, 1);
        ItemRings.Require(item, 2);
        var (firstRing, endRing) = (ItemRings[item], ItemRings[item + 1]);
        var rings = endRing - firstRing;
        if (firstRing < 0 || rings < 0) throw DamagedBlockException.WrongOffsets(ItemRings.Name);
        RingStarts.Require(firstRing, rings + 1);
        Chunks.RingChunks.Require(firstRing, rings + 1);

        for (var ring = firstRing; ring < endRing; ring++)
        {
            var vertices = RingStarts[ring + 1] - RingStarts[ring];
            if (RingStarts[ring] < 0 || vertices < 0) throw DamagedBlockException.WrongOffsets(RingStarts.Name);
            if (Chunks.RingChunks[ring] < 0 || Chunks.RingChunks[ring + 1] - Chunks.RingChunks[ring] != EdgeChunks.CountOf(vertices))
                throw DamagedBlockException.WrongOffsets(Chunks.RingChunks.Name);
        }
        var (firstVertex, endVertex) = (RingStarts[firstRing], RingStarts[endRing]);
        if (endVertex > VertexCount) throw DamagedBlockException.WrongOffsets(RingStarts.Name);
        Xs.Require(firstVertex, endVertex - firstVertex);
        Ys.Require(firstVertex, endVertex - firstVertex);

        var (firstChunk, endChunk) = (Chunks.RingChunks[firstRing], Chunks.RingChunks[endRing]);
        if (endChunk > Chunks.Count) throw DamagedBlockException.WrongOffsets(Chunks.RingChunks.Name);
        Chunks.RequireBoxes(firstChunk, endChunk - firstChunk);
        _verified.Set(item);
    }
}
