using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>A JSON object of a record: members in the record's order. Filled once, then only read; so filled, it may be shared.</summary>
internal sealed class RecordBlock
{
    private readonly RecordShape? _shape;
    private RecordMembers? _known;
    private RecordValue[] _values;
    private string[]? _names;

    /// <summary>An empty block of a kind of its own.</summary>
    /// <param name="capacity">How many members are expected.</param>
    internal RecordBlock(int capacity = 8) => _values = new RecordValue[capacity];

    /// <summary>An empty block of a kind of which there are many.</summary>
    internal RecordBlock(RecordShape shape)
        : this(shape.Capacity) => (_shape, _known) = (shape, shape.Members);

    /// <summary>How many members there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a member; a name is given once, except by whoever lets attributes of files through, where the last one counts.</summary>
    internal RecordValue this[string name]
    {
        set
        {
            if (Count == _values.Length)
                Array.Resize(ref _values, Math.Max(4, Count * 2));

            // Names are constants: the same one is the same object. A block whose names are those of its kind keeps none of its own.
            if (_names is not null || _known?.HasAt(Count, name) is not true)
                AddName(name);
            _values[Count++] = value;
        }
    }

    private ReadOnlySpan<string> Names => _names is null ? _known is null ? [] : _known.Names[..Count] : _names.AsSpan(0, Count);

    /// <summary>The object with its members in the record's order.</summary>
    internal JsonObject ToJsonObject()
    {
        var members = new JsonObject();
        for (var i = 0; i < Count; i++)
            members[Names[i]] = _values[i].ToNode();
        return members;
    }

    /// <summary>Appends the canonical form: members sorted by the UTF-16 units of their names.</summary>
    internal void AppendCanonical(JsonText text) => AppendSorted(text, before: null);

    /// <summary>Appends the canonical form, and says where in it a further member would begin that it does not have.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="before">The further member's name.</param>
    /// <returns>Where its name would stand, behind a comma or an opening brace.</returns>
    internal int AppendSorted(JsonText text, string? before)
    {
        text.Append('{');
        var place = -1;
        if (Count > 0)
        {
            var members = Members();
            var order = members.Order;
            for (var i = 0; i < order.Length; i++)
            {
                if (place < 0 && before is not null && string.CompareOrdinal(before, members.Names[order[i]]) < 0)
                    place = text.Length + (i == 0 ? 0 : 1);
                members.AppendName(text, i);
                _values[order[i]].AppendCanonical(text);
            }
        }

        text.Append('}');
        return place;
    }

    /// <summary>Appends the block for people (<see cref="IndentedJson"/>): members in the record's order, and a last one that it does not have.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="last">The further member.</param>
    internal void AppendIndented(JsonText text, int depth, (string Name, string Value)? last = null)
    {
        if (Count == 0 && last is null)
        {
            text.Append("{}"u8);
            return;
        }

        // Of a name given twice the last value counts, in the first one's place.
        var members = Count > 0 ? Members() : null;
        if (last is null && members!.Order.Length < Count)
        {
            IndentedJson.Append(text, ToJsonObject(), depth);
            return;
        }

        text.Append('{');
        for (var i = 0; i < Count; i++)
        {
            IndentedJson.AppendPartBreak(text, isFirst: i == 0, depth);
            members!.AppendSpacedName(text, i);
            _values[i].AppendIndented(text, depth + 1);
        }

        if (last is { } further)
        {
            IndentedJson.AppendPartBreak(text, isFirst: Count == 0, depth);
            text.AppendString(further.Name);
            text.Append(": "u8);
            text.AppendString(further.Value);
        }

        IndentedJson.AppendEnd(text, '}', depth);
    }

    private void AddName(string name)
    {
        if (_names is null)
        {
            _names = new string[_values.Length];
            _known?.Names[..Count].CopyTo(_names);
        }
        else if (_names.Length < _values.Length)
        {
            Array.Resize(ref _names, _values.Length);
        }

        _names[Count] = name;
    }

    private RecordMembers Members()
    {
        if (_names is null && _known!.Count == Count)
            return _known;
        var members = RecordMembers.Of(Names);
        if (_shape is not null)
            _shape.Members = members;
        (_known, _names) = (members, null);
        return members;
    }
}
