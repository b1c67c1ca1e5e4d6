namespace Yanshi.Gis.Planning.Records;

/// <summary>Blocks of one kind: their members come in the same order, so that how they are sorted is found once. Thread-safe.</summary>
/// <param name="capacity">How many members such a block has, about.</param>
internal sealed class RecordShape(int capacity)
{
    private volatile Known? _known;

    /// <summary>How many members such a block has, about.</summary>
    internal int Capacity => capacity;

    /// <summary>The places of members in the order of their names, if blocks of this kind were seen with the same ones; null when not.</summary>
    internal int[]? FindOrder(ReadOnlySpan<(string Name, RecordValue Value)> members)
    {
        if (_known is not { } known || known.Names.Length != members.Length)
            return null;
        for (var i = 0; i < members.Length; i++)
        {
            // Names are constants: the same one is the same object.
            if (!ReferenceEquals(known.Names[i], members[i].Name))
                return null;
        }

        return known.Order;
    }

    /// <summary>Remembers how a block was sorted.</summary>
    internal void Remember(ReadOnlySpan<(string Name, RecordValue Value)> members, ReadOnlySpan<int> order)
    {
        var names = new string[members.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = members[i].Name;
        _known = new Known(names, order.ToArray());
    }

    private sealed record Known(string[] Names, int[] Order);
}
