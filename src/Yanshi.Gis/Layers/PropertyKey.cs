using System.Text;

namespace Yanshi.Gis.Layers;

/// <summary>A property's name, ready to be looked for in the canonical JSON of many features.</summary>
/// <param name="name">The name, case-sensitive.</param>
public sealed class PropertyKey(string name)
{
    // Of a name, with what stands around it.
    private const int MostQuoted = 128;

    private readonly byte[] _quoted = Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Finds a text value where that needs no parsing: canonical JSON has no white space, and where it has no backslash either, names and texts stand in it as they are.
    /// </summary>
    /// <param name="json">An object as canonical JSON, UTF-8.</param>
    /// <param name="text">The text, part of <paramref name="json"/>.</param>
    /// <returns>Whether the object has it; null when it has to be parsed to know.</returns>
    internal bool? Find(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> text) => Find(json, _quoted, out text);

    /// <summary>The same of a name that is asked for once.</summary>
    internal static bool? Find(ReadOnlySpan<byte> json, string name, out ReadOnlySpan<byte> text)
    {
        Span<byte> quoted = stackalloc byte[MostQuoted];
        if (!name.Contains('"', StringComparison.Ordinal) && Encoding.UTF8.TryGetBytes(name, quoted[1..^2], out var length))
        {
            quoted[0] = (byte)'"';
            "\":"u8.CopyTo(quoted[(1 + length)..]);
            return Find(json, quoted[..(length + 3)], out text);
        }

        text = [];
        return null;
    }

    private static bool? Find(ReadOnlySpan<byte> json, scoped ReadOnlySpan<byte> quoted, out ReadOnlySpan<byte> text)
    {
        text = [];
        if (json.IndexOf((byte)'\\') >= 0)
            return null;
        var at = json.IndexOf(quoted);
        if (at < 0)
            return false;

        // In an object within the object it would be another property.
        var value = json[(at + quoted.Length)..];
        if (json[1..at].IndexOf((byte)'{') >= 0 || value[0] != '"')
            return null;
        text = value[1..];
        text = text[..text.IndexOf((byte)'"')];
        return true;
    }
}
