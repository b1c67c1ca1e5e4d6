namespace Yanshi.Gis.Layers;

/// <summary>Numbers that come one after the other, nobody knows how many: nothing is copied before the end. Not thread-safe.</summary>
internal sealed class GrowingColumn
{
    private const int Bits = 16;
    private const int BlockLength = 1 << Bits;

    private readonly List<double[]> _blocks = [];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a number.</summary>
    internal void Add(double value)
    {
        if (Count >> Bits == _blocks.Count)
            _blocks.Add(new double[BlockLength]);
        _blocks[Count >> Bits][Count & (BlockLength - 1)] = value;
        Count++;
    }

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

    /// <summary>Forgets all but the first ones.</summary>
    internal void CutTo(int count) => Count = count;

    /// <summary>All numbers, then zeros.</summary>
    /// <param name="padding">How many zeros.</param>
    internal double[] ToArray(int padding)
    {
        var all = new double[Count + padding];
        for (var from = 0; from < Count; from += BlockLength)
            _blocks[from >> Bits].AsSpan(0, Math.Min(BlockLength, Count - from)).CopyTo(all.AsSpan(from));
        return all;
    }
}
