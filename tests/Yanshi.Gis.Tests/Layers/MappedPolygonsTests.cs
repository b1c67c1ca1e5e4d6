using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

/// <summary>Polygons whose arrays verify themselves, as those of a mapped file do: here with right checksums over wrong offsets.</summary>
public class MappedPolygonsTests
{
    private static readonly PackedPolygons Two = PackedPolygons.Pack(
    [
        new WKTReader(ProjectGeometry.Services).Read("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2))"),
        new WKTReader(ProjectGeometry.Services).Read("POLYGON((20 0,30 0,30 10,20 10,20 0))"),
    ]);

    [Fact]
    public void Right_arrays_read_like_those_in_memory()
    {
        var mapped = Mapped();
        mapped.AreaOf(0).ShouldBe(96);
        mapped.AreaOf(1).ShouldBe(100);
        mapped.VertexCountOf(0).ShouldBe(10);
        mapped.BoxOf(1).ShouldBe(new Box(20, 0, 30, 10));
        mapped.GeometryOf(0).EqualsExact(Two.GeometryOf(0)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(new[] { 0, 5, 10, 15 }, new[] { 0, 2, 99 })]
    [InlineData(new[] { 0, 5, 10, 15 }, new[] { 0, 2, -1 })]
    [InlineData(new[] { 0, 5, 10, 15 }, new[] { 0, 3, 2 })]
    [InlineData(new[] { 0, 5, 10, 16 }, new[] { 0, 2, 3 })]
    [InlineData(new[] { 0, 5, 10, int.MaxValue }, new[] { 0, 2, 3 })]
    [InlineData(new[] { 0, 5, 10, 9 }, new[] { 0, 2, 3 })]
    [InlineData(new[] { 0, 5, -10, 15 }, new[] { 0, 2, 3 })]
    public void Offsets_that_do_not_fit_are_damage_and_not_followed(int[] ringStarts, int[] itemRings) =>
        Should.Throw<DamagedBlockException>(() => Mapped(ringStarts, itemRings).AreaOf(1)).Problem.Code.ShouldBe("layer.damaged");

    [Theory]
    [InlineData(new[] { 0, 1, 2, 40 })]
    [InlineData(new[] { 0, 1, 2, 2 })]
    [InlineData(new[] { 0, 1, -5, -4 })]
    [InlineData(new[] { 0, 1, 39, 40 })]
    public void Chunks_that_are_not_the_rings_are_damage(int[] ringChunks) =>
        Should.Throw<DamagedBlockException>(() => Mapped(ringChunks: ringChunks).AreaOf(1)).Problem.Code.ShouldBe("layer.damaged");

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(int.MaxValue)]
    public void An_item_that_is_none_is_damage(int item) => Should.Throw<DamagedBlockException>(() => Mapped().AreaOf(item)).Block.ShouldBeNull();

    [Fact]
    public void Lengths_that_do_not_fit_are_refused_at_once()
    {
        Should.Throw<DamagedBlockException>(() => Mapped(itemRings: [0, 2]));
        Should.Throw<DamagedBlockException>(() => Mapped(ringChunks: [0, 1, 2]));
        Should.Throw<DamagedBlockException>(() => new PackedRTree(Of(new float[16]), Of(new float[16]), Of(new float[16]), Of(new float[32]), 3));
    }

    [Fact]
    public void A_tree_group_is_verified_before_it_is_asked()
    {
        var boxes = Enumerable.Range(0, 300_000).Select(i => new Box(i, 0, i + 0.5, 1)).ToArray();
        var built = PackedRTree.Build(boxes);
        var north = built.North.Span.ToArray();
        var tree = new PackedRTree(Of(built.West.Span.ToArray()), Of(built.South.Span.ToArray()), Of(built.East.Span.ToArray()), Of(north), boxes.Length);

        // The last box of the first block of a million bytes loses its height: unverified, it would be missed without a word.
        const int wrong = (1 << 18) - 1;
        north[wrong] = -1;
        Should.Throw<DamagedBlockException>(() => tree.Query(new Box(wrong, 0.5, wrong, 0.5), []));
        var found = new List<int>();
        tree.Query(new Box(290_000, 0, 290_000, 1), found);
        found.ShouldBe([290_000]);
    }

    private static PackedPolygons Mapped(int[]? ringStarts = null, int[]? itemRings = null, int[]? ringChunks = null) => new(
        Of(Two.Xs.Span.ToArray()),
        Of(Two.Ys.Span.ToArray()),
        Of(ringStarts ?? Two.RingStarts.Span.ToArray()),
        Of(itemRings ?? Two.ItemRings.Span.ToArray()),
        Of(Two.ItemBoxes.Span.ToArray()),
        new EdgeChunks(
            Of(ringChunks ?? Two.Chunks.RingChunks.Span.ToArray()),
            Of(Two.Chunks.West.Span.ToArray()),
            Of(Two.Chunks.South.Span.ToArray()),
            Of(Two.Chunks.East.Span.ToArray()),
            Of(Two.Chunks.North.Span.ToArray())));

    private static CheckedArray<T> Of<T>(T[] values)
        where T : unmanaged
    {
        var perBlock = CheckedArray<T>.BlockBytes / Unsafe.SizeOf<T>();
        var blocks = Enumerable.Range(0, CheckedArray<T>.BlocksOf((long)values.Length * Unsafe.SizeOf<T>()));
        return CheckedArray<T>.Checked(
            values, [.. blocks.Select(block => BlockChecksum.Of(MemoryMarshal.AsBytes(values.AsSpan(block * perBlock, Math.Min(perBlock, values.Length - (block * perBlock))))))], "test");
    }
}
