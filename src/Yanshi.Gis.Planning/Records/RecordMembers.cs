namespace Yanshi.Gis.Planning.Records;

/// <summary>The names of a block's members: in the record's order, and how the canonical form sorts and spells them. Immutable, thread-safe.</summary>
internal sealed class RecordMembers
{
    private const int LongName = 64;

    private readonly string[] _names;
    private readonly int[] _order;
    private readonly byte[][] _spelt;
    private byte[][]? _spaced;

    private RecordMembers(string[] names, int[] order)
    {
        (_names, _order) = (names, order);

        // Attributes of features can differ from one to the next, so this is made often.
        var text = new JsonText(LongName);
        _spelt = Array.ConvertAll(order, member => SpeltAs(names[member], text));
    }

    /// <summary>How many members the block was given.</summary>
    internal int Count => _names.Length;

    /// <summary>The names in the record's order.</summary>
    internal ReadOnlySpan<string> Names => _names;

    /// <summary>The places of the members, sorted by the UTF-16 units of their names. Of a name given twice the last place counts.</summary>
    internal ReadOnlySpan<int> Order => _order;

    internal static RecordMembers Of(ReadOnlySpan<string> names)
    {
        var order = new int[names.Length];
        return new RecordMembers(names.ToArray(), order[..Sort(names, order)]);
    }

    /// <summary>Whether a member of that name comes next.</summary>
    internal bool HasAt(int place, string name) => place < _names.Length && ReferenceEquals(_names[place], name);

    /// <summary>Appends a name with its colon, and a comma unless it is the first.</summary>
    internal void AppendName(JsonText text, int sorted) => text.Append(sorted == 0 ? _spelt[0].AsSpan(1) : _spelt[sorted]);

    /// <summary>Appends a name as people read it, with its colon and a space: by its place in the record's order.</summary>
    internal void AppendSpacedName(JsonText text, int place) => text.Append((_spaced ??= Array.ConvertAll(_names, SpacedAs))[place]);

    private static byte[] SpacedAs(string name)
    {
        var text = new JsonText(LongName);
        text.AppendString(name);
        return text.Append(": "u8).Written.ToArray();
    }

    private static byte[] SpeltAs(string name, JsonText text)
    {
        text.Clear();
        text.Append(',').AppendString(name);
        text.Append(':');
        return text.Written.ToArray();
    }

    // Few members: insertion is what is fastest.
    private static int Sort(ReadOnlySpan<string> names, Span<int> order)
    {
        var kept = 0;
        for (var member = 0; member < names.Length; member++)
        {
            var at = kept;
            var compared = -1;
            while (at > 0 && (compared = string.CompareOrdinal(names[member], names[order[at - 1]])) < 0)
                at--;
            if (at > 0 && compared == 0)
            {
                order[at - 1] = member;
                continue;
            }

            order[at..kept].CopyTo(order[(at + 1)..]);
            order[at] = member;
            kept++;
        }

        return kept;
    }
}
