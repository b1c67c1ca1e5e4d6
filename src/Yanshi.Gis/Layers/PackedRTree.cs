using System.Numerics;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Layers;

/// <summary>
/// A static R-tree in flat arrays: sixteen neighbours in the given order share a parent, level by level, so that the tree needs no pointers.
/// Boxes are kept in single precision, rounded outwards: a query may answer an item whose box is a rounding away, never miss one.
/// </summary>
/// <remarks>Order the items along a curve first (<see cref="HilbertOrder"/>). Immutable and thread-safe. The arrays may be memory-mapped.</remarks>
public sealed class PackedRTree
{
    private const int Fan = 16;

    private readonly int[] _levelStarts;
    private readonly VerifiedFlags _verifiedGroups;

    /// <summary>Wraps the sides of all slots of a tree over so many items.</summary>
    /// <exception cref="DamagedBlockException">The lengths are not those of a tree over so many items.</exception>
    internal PackedRTree(CheckedArray<float> west, CheckedArray<float> south, CheckedArray<float> east, CheckedArray<float> north, int items)
    {
        (West, South, East, North) = (west, south, east, north);
        _levelStarts = LevelStarts(items);
        var slots = _levelStarts[^1];
        if (west.Length != slots || south.Length != slots || east.Length != slots || north.Length != slots)
            throw DamagedBlockException.WrongOffsets(west.Name);
        if (!west.IsTrusted) _verifiedGroups = new VerifiedFlags(slots / Fan);
    }

    internal CheckedArray<float> West { get; }

    internal CheckedArray<float> South { get; }

    internal CheckedArray<float> East { get; }

    internal CheckedArray<float> North { get; }

    /// <summary>Builds the tree over boxes in their order; item numbers are the indexes. An empty box is never answered.</summary>
    public static PackedRTree Build(ReadOnlySpan<Box> boxes)
    {
        var levelStarts = LevelStarts(boxes.Length);
        var slots = levelStarts[^1];
        float[] west = new float[slots], south = new float[slots], east = new float[slots], north = new float[slots];
        Array.Fill(west, float.PositiveInfinity);
        Array.Fill(south, float.PositiveInfinity);
        Array.Fill(east, float.NegativeInfinity);
        Array.Fill(north, float.NegativeInfinity);

        // Not-a-number compares false with everything: slots without a box are never met, not even by an infinite window.
        Array.Fill(west, float.NaN, 0, levelStarts[1]);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (boxes[i].Width < 0) continue;
            west[i] = Outwards.Below(boxes[i].MinX);
            south[i] = Outwards.Below(boxes[i].MinY);
            east[i] = Outwards.Above(boxes[i].MaxX);
            north[i] = Outwards.Above(boxes[i].MaxY);
        }
        for (var level = 1; level < levelStarts.Length - 1; level++)
        {
            for (var child = levelStarts[level - 1]; child < levelStarts[level]; child++)
            {
                if (float.IsNaN(west[child])) continue;
                var parent = levelStarts[level] + (child - levelStarts[level - 1]) / Fan;
                west[parent] = Math.Min(west[parent], west[child]);
                south[parent] = Math.Min(south[parent], south[child]);
                east[parent] = Math.Max(east[parent], east[child]);
                north[parent] = Math.Max(north[parent], north[child]);
            }
        }
        return new PackedRTree(
            CheckedArray<float>.Trusted(west), CheckedArray<float>.Trusted(south), CheckedArray<float>.Trusted(east), CheckedArray<float>.Trusted(north), boxes.Length);
    }

    /// <summary>Adds to <paramref name="items"/> every item whose box meets the given one (touching counts), in no particular order.</summary>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    public void Query(in Box box, List<int> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var left = Vector512.Create(Outwards.Below(box.MinX));
        var bottom = Vector512.Create(Outwards.Below(box.MinY));
        var right = Vector512.Create(Outwards.Above(box.MaxX));
        var top = Vector512.Create(Outwards.Above(box.MaxY));
        ReadOnlySpan<float> wests = West.Span, souths = South.Span, easts = East.Span, norths = North.Span;

        // A stack of groups of sixteen slots: a path down a tree of seven levels leaves at most fifteen siblings on each.
        Span<(int Level, int Slot)> stack = stackalloc (int, int)[8 * Fan];
        var depth = 0;
        stack[depth++] = (_levelStarts.Length - 2, _levelStarts[^2]);
        while (depth > 0)
        {
            var (level, group) = stack[--depth];
            if (!_verifiedGroups.Has(group / Fan)) VerifyGroup(group);
            var meets = Vector512.LessThanOrEqual(Vector512.Create(wests.Slice(group, Fan)), right)
                & Vector512.GreaterThanOrEqual(Vector512.Create(easts.Slice(group, Fan)), left)
                & Vector512.LessThanOrEqual(Vector512.Create(souths.Slice(group, Fan)), top)
                & Vector512.GreaterThanOrEqual(Vector512.Create(norths.Slice(group, Fan)), bottom);
            for (var hits = meets.ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var slot = group + BitOperations.TrailingZeroCount(hits) - _levelStarts[level];
                if (level == 0) items.Add(slot);
                else stack[depth++] = (level - 1, _levelStarts[level - 1] + slot * Fan);
            }
        }
        GC.KeepAlive(this);
    }

    // A wrong bit in a box would lose everything below it without a trace.
    private void VerifyGroup(int group)
    {
        West.Require(group, Fan);
        South.Require(group, Fan);
        East.Require(group, Fan);
        North.Require(group, Fan);
        _verifiedGroups.Set(group / Fan);
    }

    /// <summary>First slot of each level, the items' own level first, each padded to whole groups; and the slot count at the end.</summary>
    private static int[] LevelStarts(int items)
    {
        var starts = new List<int> { 0 };
        var groups = items;
        do
        {
            groups = Math.Max(1, (groups + Fan - 1) / Fan);
            starts.Add(starts[^1] + groups * Fan);
        }
        while (groups > 1);
        return [.. starts];
    }
}
