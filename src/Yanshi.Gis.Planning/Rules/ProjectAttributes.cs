namespace Yanshi.Gis.Planning.Rules;

/// <summary>What is known of a project, in the rule book's terms. Immutable.</summary>
public sealed class ProjectAttributes
{
    private readonly Dictionary<string, string> _known;
    private readonly Dictionary<string, string> _notUnderstood;

    private ProjectAttributes(Dictionary<string, string> known, Dictionary<string, string> notUnderstood, IReadOnlyList<KeyValuePair<string, string>> asRecorded) =>
        (_known, _notUnderstood, AsRecorded) = (known, notUnderstood, asRecorded);

    /// <summary>Nothing is known.</summary>
    public static ProjectAttributes Unknown { get; } = new(new(StringComparer.Ordinal), new(StringComparer.Ordinal), []);

    /// <summary>The attributes as a record carries them: those understood by code, in the rule book's order, then everything else as the file wrote it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AsRecorded { get; }

    /// <summary>Puts together what the user gave and what the file says; the user wins.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="written">The site's attributes as written in its file.</param>
    /// <param name="given">What the user gave, by code, already read (<see cref="Read"/>); null: nothing.</param>
    public static ProjectAttributes Of(RuleBook book, IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, string>? given = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(written);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var notUnderstood = new Dictionary<string, string>(StringComparer.Ordinal);
        var understood = new HashSet<string>(StringComparer.Ordinal);
        var recorded = new List<KeyValuePair<string, string>>();
        var attributes = book.ProjectTexts.Attributes;
        var mentioned = book.ProjectTexts.MentionedIn(written);
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i];
            if ((given?.GetValueOrDefault(attribute.Code) ?? (mentioned[i] ? Find(attribute, written, understood, notUnderstood) : null)) is not { } value)
                continue;
            known.Add(attribute.Code, value);
            recorded.Add(KeyValuePair.Create(attribute.Code, value));
        }

        recorded.AddRange(written.Where(pair => !understood.Contains(pair.Key) && !known.ContainsKey(pair.Key)));
        return new ProjectAttributes(known, notUnderstood, recorded);
    }

    /// <summary>Reads a value as a user writes it.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="text">The text: a code, a name, 是 or 否, a number.</param>
    /// <returns>The value's code; null when the attribute has no such value.</returns>
    public static string? Read(AttributeDefinition attribute, string text)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(text);
        return new AttributeTexts(attribute).Find(text);
    }

    /// <summary>The value of an attribute by its code; null when it is not known.</summary>
    /// <param name="code">The attribute's code.</param>
    public string? Find(string code) => _known.GetValueOrDefault(code);

    /// <summary>What the file says of an attribute that is not known because nobody could understand it; null when it says nothing.</summary>
    /// <param name="code">The attribute's code.</param>
    public string? FindNotUnderstood(string code) => _notUnderstood.GetValueOrDefault(code);

    /// <summary>Whether conditions on the project hold.</summary>
    /// <param name="conditions">The conditions; without any the answer is yes.</param>
    internal ConditionAnswer Answer(IReadOnlyList<RuleCondition> conditions) =>
        ConditionAnswer.Of(conditions, (Project: this, Conditions: conditions), static (asked, place) => asked.Project.Find(asked.Conditions[place].Name));

    // The value that the file states. Two columns that contradict each other say nothing.
    private static string? Find(AttributeTexts attribute, IReadOnlyDictionary<string, string> written, HashSet<string> understood, Dictionary<string, string> notUnderstood)
    {
        var texts = attribute.Names.Where(name => !string.IsNullOrWhiteSpace(written.GetValueOrDefault(name))).Select(name => (Name: name, Value: attribute.Find(written[name]))).ToList();
        var values = texts.Select(text => text.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (values.Count == 1)
        {
            understood.UnionWith(texts.Where(text => text.Value is not null).Select(text => text.Name));
            return values[0];
        }

        if (texts.Count > 0)
            notUnderstood.Add(attribute.Code, string.Join("、", texts.Select(text => written[text.Name].Trim())));
        return null;
    }
}
