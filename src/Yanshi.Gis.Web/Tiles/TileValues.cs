using Google.Protobuf;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>The texts that a tile's features refer to by their place, in the tile's own form. Not thread-safe.</summary>
/// <param name="valuesField">The field of the layer that a value is.</param>
/// <param name="textField">The field of a value that a text is.</param>
internal sealed class TileValues(int valuesField, int textField)
{
    // Open addresses, half empty at least; 0 is an empty place, otherwise one more than a shared text's number.
    private readonly List<(int Hash, uint Place, int Start, int Length)> _shared = [];
    private int[] _table = new int[64];
    private uint _count;

    /// <summary>All values, each as a field.</summary>
    internal WireBytes Bytes { get; } = new();

    /// <summary>Adds a text that no other feature has.</summary>
    /// <returns>Its place.</returns>
    internal uint Add(ReadOnlySpan<byte> text)
    {
        Bytes.BeginField(valuesField, 1 + CodedOutputStream.ComputeLengthSize(text.Length) + text.Length);
        Bytes.AddField(textField, text);
        return _count++;
    }

    /// <summary>Adds a text unless it is there.</summary>
    /// <returns>Its place.</returns>
    internal uint Share(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var mask = _table.Length - 1;
        var slot = hash & mask;
        for (; _table[slot] != 0; slot = (slot + 1) & mask)
        {
            var held = _shared[_table[slot] - 1];
            if (held.Hash == hash && Bytes.Written.Slice(held.Start, held.Length).SequenceEqual(text))
                return held.Place;
        }

        var place = Add(text);
        _shared.Add((hash, place, Bytes.Length - text.Length, text.Length));
        _table[slot] = _shared.Count;
        if (2 * _shared.Count > _table.Length)
            Grow();
        return place;
    }

    private void Grow()
    {
        _table = new int[2 * _table.Length];
        var mask = _table.Length - 1;
        for (var i = 0; i < _shared.Count; i++)
        {
            var slot = _shared[i].Hash & mask;
            while (_table[slot] != 0)
                slot = (slot + 1) & mask;
            _table[slot] = i + 1;
        }
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }
}
