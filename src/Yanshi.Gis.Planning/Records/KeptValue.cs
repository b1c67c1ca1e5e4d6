namespace Yanshi.Gis.Planning.Records;

/// <summary>A value that stands in many records: its canonical form is made once, its form for people once for each depth at which it stands. Immutable, thread-safe.</summary>
internal sealed class KeptValue
{
    // Deeper than anything of a record stands.
    private const int KeptDepths = 8;

    private readonly byte[] _canonical;
    private readonly byte[]?[] _indented;

    internal KeptValue(RecordValue value)
    {
        var text = new JsonText();
        value.AppendCanonical(text);
        (Value, _canonical, _indented) = (value, text.Written.ToArray(), value.IsPlain ? [] : new byte[]?[KeptDepths]);
    }

    /// <summary>The value.</summary>
    internal RecordValue Value { get; }

    /// <summary>Its canonical form.</summary>
    internal ReadOnlySpan<byte> Canonical => _canonical;

    /// <summary>Its form for people where it stands so deep (<see cref="IndentedJson"/>).</summary>
    internal ReadOnlySpan<byte> Indented(int depth) => Value.IsPlain ? _canonical : depth < KeptDepths ? _indented[depth] ??= IndentedOf(depth) : IndentedOf(depth);

    private byte[] IndentedOf(int depth)
    {
        var text = new JsonText();
        Value.AppendIndented(text, depth);
        return text.Written.ToArray();
    }
}
