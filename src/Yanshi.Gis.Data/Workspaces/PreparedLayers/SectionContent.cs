namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>Lengths and checksums of some sections in file order; equal ones are of equal bytes.</summary>
/// <remarks>
/// Polygons take more than twenty sections, each with a checksum of 32 bits a block: two sets of polygons that differ would have to agree by chance in those of their eastings and
/// of their northings at least, beside all lengths.
/// </remarks>
internal sealed class SectionContent : IEquatable<SectionContent>
{
    private readonly uint[] _values;
    private readonly int _hash;

    internal SectionContent(uint[] values)
    {
        _values = values;
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add(value);
        _hash = hash.ToHashCode();
    }

    public bool Equals(SectionContent? other) => other is not null && (ReferenceEquals(this, other) || _values.AsSpan().SequenceEqual(other._values));

    public override bool Equals(object? obj) => Equals(obj as SectionContent);

    public override int GetHashCode() => _hash;
}
