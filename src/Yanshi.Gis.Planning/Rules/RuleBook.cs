namespace Yanshi.Gis.Planning.Rules;

/// <summary>规则库: the law as data. Immutable, thread-safe.</summary>
public sealed class RuleBook
{
    private readonly ILookup<string?, Rule> _byLayer;
    private readonly ILookup<string, FeatureField> _fields;
    private readonly Dictionary<string, AttributeDefinition> _attributes;
    private RulesInForce? _inForce;

    /// <summary>Makes a rule book.</summary>
    /// <param name="identity">Which book, which version.</param>
    /// <param name="attributes">What is asked of a project.</param>
    /// <param name="fields">The fields of features that rules look at.</param>
    /// <param name="rules">The rules, in the order in which findings are listed.</param>
    public RuleBook(RuleBookIdentity identity, IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<FeatureField> fields, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rules);
        (Identity, Attributes, Fields, Rules) = (identity, attributes, fields, rules);
        _attributes = attributes.ToDictionary(attribute => attribute.Code, StringComparer.Ordinal);
        _fields = fields.ToLookup(field => field.Layer, StringComparer.Ordinal);
        _byLayer = rules.ToLookup(rule => rule.Layer, StringComparer.Ordinal);
        ProjectTexts = new ProjectTexts(attributes);
    }

    /// <summary>Which book, which version.</summary>
    public RuleBookIdentity Identity { get; }

    /// <summary>What is asked of a project.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The fields of features that rules look at.</summary>
    public IReadOnlyList<FeatureField> Fields { get; }

    /// <summary>All rules, in the order in which findings are listed.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules of a layer; with null those that have no layer.</summary>
    /// <param name="layerId">A layer id, or null.</param>
    public IEnumerable<Rule> RulesOf(string? layerId) => _byLayer[layerId];

    /// <summary>What files write for the attributes.</summary>
    internal ProjectTexts ProjectTexts { get; }

    /// <summary>The rules in force on a date. Those of the date asked last are kept: a screening asks for one date.</summary>
    internal RulesInForce InForceOn(DateOnly date) => _inForce is { } known && known.Date == date ? known : _inForce = new RulesInForce(this, date);

    /// <summary>The field of a layer by its canonical name; null when rules know none.</summary>
    /// <param name="layerId">A layer id.</param>
    /// <param name="name">The canonical name.</param>
    public FeatureField? FindField(string layerId, string name) => _fields[layerId].FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    /// <summary>Reads a field of a layer by its canonical name; null when rules know none.</summary>
    internal FieldReading? FindReading(string layerId, string name) => FindField(layerId, name) is { } field ? FieldReading.Of(field) : null;

    /// <summary>A project attribute by its code; null when there is none.</summary>
    /// <param name="code">The code.</param>
    public AttributeDefinition? FindAttribute(string code) => _attributes.GetValueOrDefault(code);
}

/// <summary>Which rule book, which version.</summary>
/// <param name="Id">The book's id (<c>yanshi</c>).</param>
/// <param name="Version">Its version (<c>2026.11</c>).</param>
/// <param name="Title">Its Chinese title.</param>
/// <param name="CheckedOn">The day all of it was last checked.</param>
/// <param name="Sha256">64 hexadecimal digits over its files, LF endings.</param>
public sealed record RuleBookIdentity(string Id, string Version, string Title, DateOnly CheckedOn, string Sha256);
