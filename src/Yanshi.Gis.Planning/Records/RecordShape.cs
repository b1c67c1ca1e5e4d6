namespace Yanshi.Gis.Planning.Records;

/// <summary>Blocks of one kind: their members come in the same order, so that how they are sorted and spelt is found once. Thread-safe.</summary>
/// <param name="capacity">How many members such a block has, about.</param>
internal sealed class RecordShape(int capacity)
{
    private volatile RecordMembers? _members;

    /// <summary>How many members such a block has, about.</summary>
    internal int Capacity => capacity;

    /// <summary>The members of the block of this kind that was written last; null before the first.</summary>
    internal RecordMembers? Members
    {
        get => _members;
        set => _members = value;
    }
}
