namespace Yanshi.Gis.Planning.Records;

/// <summary>A value that stands in many records: its canonical form is made once. Immutable, thread-safe.</summary>
internal sealed class KeptValue
{
    private readonly byte[] _canonical;

    internal KeptValue(RecordValue value)
    {
        var text = new JsonText();
        value.AppendCanonical(text);
        (Value, _canonical) = (value, text.Written.ToArray());
    }

    /// <summary>The value.</summary>
    internal RecordValue Value { get; }

    /// <summary>Its canonical form.</summary>
    internal ReadOnlySpan<byte> Canonical => _canonical;
}
