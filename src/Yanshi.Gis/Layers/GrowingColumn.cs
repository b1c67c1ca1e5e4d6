namespace Yanshi.Gis.Layers;

/// <summary>Numbers that come one after the other, nobody knows how many: nothing is copied before the end. Not thread-safe.</summary>
internal sealed class GrowingColumn
{
    private const int Bits = 16;
    private const int BlockLength = 1 << Bits;

    private readonly List<double[]> _blocks = [];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds numbers.</summary>
    internal void Add(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            if (Count >> Bits == _blocks.Count)
                _blocks.Add(new double[BlockLength]);
            var from = Count & (BlockLength - 1);
            var length = Math.Min(values.Length, BlockLength - from);
            values[..length].CopyTo(_blocks[Count >> Bits].AsSpan(from));
            values = values[length..];
            Count += length;
        }
    }

    /// <summary>All numbers, then zeros. Afterwards there are none: their blocks are let go one by one as they are copied.</summary>
    /// <param name="padding">How many zeros.</param>
    internal double[] ToArray(int padding)
    {
        var all = new double[Count + padding];
        for (var from = 0; from < Count; from += BlockLength)
        {
            _blocks[from >> Bits].AsSpan(0, Math.Min(BlockLength, Count - from)).CopyTo(all.AsSpan(from));
            _blocks[from >> Bits] = [];
        }

        _blocks.Clear();
        Count = 0;
        return all;
    }
}
