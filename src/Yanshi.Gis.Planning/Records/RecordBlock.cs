using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>A JSON object of a record: members in the record's order. Filled once, then only read; so filled, it may be shared.</summary>
internal sealed class RecordBlock
{
    private (string Name, RecordValue Value)[] _members;
    private readonly RecordShape? _shape;
    private byte[]? _canonical;

    /// <summary>An empty block of a kind of its own.</summary>
    /// <param name="capacity">How many members are expected.</param>
    internal RecordBlock(int capacity = 8) => _members = new (string, RecordValue)[capacity];

    /// <summary>An empty block of a kind of which there are many.</summary>
    internal RecordBlock(RecordShape shape)
        : this(shape.Capacity) => _shape = shape;

    /// <summary>How many members there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a member; a name is given once, except by whoever lets attributes of files through, where the last one counts.</summary>
    internal RecordValue this[string name]
    {
        set
        {
            if (Count == _members.Length)
                Array.Resize(ref _members, Math.Max(4, Count * 2));
            _members[Count++] = (name, value);
        }
    }

    /// <summary>The object with its members in the record's order.</summary>
    internal JsonObject ToJsonObject()
    {
        var members = new JsonObject();
        foreach (var (name, value) in _members.AsSpan(0, Count))
            members[name] = value.ToNode();
        return members;
    }

    /// <summary>The same block, which keeps its canonical form: for what stands in many records.</summary>
    internal RecordBlock Kept()
    {
        var text = new JsonText();
        AppendCanonical(text);
        _canonical = text.Written.ToArray();
        return this;
    }

    /// <summary>Appends the canonical form: members sorted by the UTF-16 units of their names.</summary>
    internal void AppendCanonical(JsonText text)
    {
        if (_canonical is { } kept)
            text.Append(kept);
        else
            AppendSorted(text, before: null);
    }

    /// <summary>Appends the canonical form, and says where in it a further member would begin that it does not have.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="before">The further member's name.</param>
    /// <returns>Where its name would stand, behind a comma or an opening brace.</returns>
    internal int AppendSorted(JsonText text, string? before)
    {
        var order = Order();
        var place = -1;
        text.Append('{');
        for (var i = 0; i < order.Length; i++)
        {
            var (name, value) = _members[order[i]];
            if (i > 0)
                text.Append(',');
            if (place < 0 && before is not null && string.CompareOrdinal(before, name) < 0)
                place = text.Length;
            text.AppendString(name);
            text.Append(':');
            value.AppendCanonical(text);
        }

        text.Append('}');
        return place;
    }

    private int[] Order()
    {
        var members = _members.AsSpan(0, Count);
        if (_shape?.FindOrder(members) is { } known)
            return known;
        var order = new int[Count];
        var sorted = order[..Sort(order)];
        _shape?.Remember(members, sorted);
        return sorted;
    }

    // Few members: insertion is what is fastest.
    private int Sort(Span<int> order)
    {
        var kept = 0;
        for (var member = 0; member < Count; member++)
        {
            var at = kept;
            var compared = -1;
            while (at > 0 && (compared = string.CompareOrdinal(_members[member].Name, _members[order[at - 1]].Name)) < 0)
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
