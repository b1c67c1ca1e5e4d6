using Google.Protobuf;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>The texts that a tile's features refer to by their place, in the tile's own form. Not thread-safe.</summary>
/// <param name="valuesField">The field of the layer that a value is.</param>
/// <param name="textField">The field of a value that a text is.</param>
internal sealed class TileValues(int valuesField, int textField)
{
    private readonly Dictionary<byte[], uint>.AlternateLookup<ReadOnlySpan<byte>> _shared = new Dictionary<byte[], uint>(new ByteEquality()).GetAlternateLookup<ReadOnlySpan<byte>>();
    private uint _count;

    /// <summary>All values, each as a field.</summary>
    internal WireBytes Bytes { get; } = WireBytes.Rent();

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
        if (!_shared.TryGetValue(text, out var place))
            _shared[text] = place = Add(text);
        return place;
    }

    private sealed class ByteEquality : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
