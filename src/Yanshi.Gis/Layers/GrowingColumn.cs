namespace Yanshi.Gis.Layers;

/// <summary>Numbers that come one after the other, nobody knows how many: nothing is copied before the end. Not thread-safe.</summary>
internal sealed class GrowingColumn
{
    private const int FirstBlockLength = 64;
    private const int LongestBlockLength = 1 << 16;

    private readonly List<(double[] Block, int Used)> _full = [];
    private double[] _block = [];
    private int _used;

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds numbers.</summary>
    internal void Add(ReadOnlySpan<double> values)
    {
        if (values.Length > _block.Length - _used)
        {
            if (_used > 0)
                _full.Add((_block, _used));

            // As long as all before: few numbers take little room, many are in few blocks.
            (_block, _used) = (new double[Math.Max(values.Length, Math.Clamp(Count, FirstBlockLength, LongestBlockLength))], 0);
        }

        values.CopyTo(_block.AsSpan(_used));
        _used += values.Length;
        Count += values.Length;
    }

    /// <summary>All numbers, then zeros. Afterwards there are none: their blocks are let go one by one as they are copied.</summary>
    /// <param name="padding">How many zeros.</param>
    internal double[] ToArray(int padding)
    {
        var all = new double[Count + padding];
        var at = 0;
        for (var i = 0; i < _full.Count; i++)
        {
            var (block, used) = _full[i];
            block.AsSpan(0, used).CopyTo(all.AsSpan(at));
            at += used;
            _full[i] = default;
        }

        _block.AsSpan(0, _used).CopyTo(all.AsSpan(at));
        _full.Clear();
        (_block, _used, Count) = ([], 0, 0);
        return all;
    }
}
