namespace Yanshi.Gis.Overlay;

/// <summary>How often the site, the layer and what is near its boundary wind around a place: three numbers in one, so that crossing an edge is one addition.</summary>
/// <remarks>
/// Each has twenty bits and holds its number with 2^19 − 1 more, so that its highest bit is set where the number is positive. A sum of changes holds no such addition.
/// </remarks>
internal readonly struct SlabWindings
{
    private const int Bits = 20;
    private const long Nought = (1L << (Bits - 1)) - 1;

    private readonly long _numbers;

    private SlabWindings(long numbers) => _numbers = numbers;

    /// <summary>Where nothing winds around the place.</summary>
    internal static SlabWindings None { get; } = new(Nought | (Nought << Bits) | (Nought << (2 * Bits)));

    /// <summary>Three bits: near the layer's boundary, inside the layer, inside the site.</summary>
    internal int Index => (int)(((_numbers >> (Bits - 1)) & 0b001) | ((_numbers >> (2 * Bits - 2)) & 0b010) | ((_numbers >> (3 * Bits - 3)) & 0b100));

    /// <summary>How often the layer winds around the place.</summary>
    internal int Layer => (int)((_numbers >> Bits) & ((1L << Bits) - 1)) - (int)Nought;

    /// <summary>A change, to be added.</summary>
    internal static SlabWindings Of(SweptKind kind, int change) => new((long)change << (Bits * kind switch { SweptKind.Near => 0, SweptKind.Layer => 1, _ => 2 }));

    public static SlabWindings operator +(SlabWindings windings, SlabWindings change) => new(windings._numbers + change._numbers);
}
