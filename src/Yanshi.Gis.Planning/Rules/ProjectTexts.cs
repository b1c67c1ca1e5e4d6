namespace Yanshi.Gis.Planning.Rules;

/// <summary>What files write for the attributes that a rule book asks of projects. Immutable, thread-safe.</summary>
internal sealed class ProjectTexts
{
    private readonly ILookup<string, int> _byName;

    internal ProjectTexts(IReadOnlyList<AttributeDefinition> attributes)
    {
        Attributes = [.. attributes.Select(attribute => new AttributeTexts(attribute))];
        _byName = Attributes.SelectMany((attribute, place) => attribute.Names.Select(name => (name, place))).ToLookup(item => item.name, item => item.place, StringComparer.Ordinal);
    }

    /// <summary>The attributes, in the rule book's order.</summary>
    internal AttributeTexts[] Attributes { get; }

    /// <summary>Per attribute whether a file says something under one of its names: most say little, and attributes have many names.</summary>
    /// <param name="written">What the file says: name to text.</param>
    internal bool[] MentionedIn(IReadOnlyDictionary<string, string> written)
    {
        var mentioned = new bool[Attributes.Length];
        foreach (var name in written.Keys)
        {
            foreach (var place in _byName[name])
                mentioned[place] = true;
        }

        return mentioned;
    }
}
