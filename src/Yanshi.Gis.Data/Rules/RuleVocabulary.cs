using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Rules;

/// <summary>What rules may speak of: layers, documents, project attributes, fields of features. Filled first, then asked.</summary>
/// <param name="catalogue">The layers.</param>
/// <param name="parks">The sectors.</param>
internal sealed class RuleVocabulary(Catalogue catalogue, ParkDirectory parks)
{
    private readonly Dictionary<string, LawDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeDefinition> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Layer, string Name), FieldEntry> _fields = [];
    private readonly Dictionary<string, string> _attributeNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The layers.</summary>
    internal Catalogue Catalogue => catalogue;

    /// <summary>The sectors that the word <c>sectors</c> stands for.</summary>
    internal IReadOnlyList<Sector> Sectors => parks.Sectors;

    /// <summary>False when something of them could not be read: what is not among them may stand there.</summary>
    internal bool KnowsAllDocuments { get; set; } = true;

    /// <summary>False when something of them could not be read.</summary>
    internal bool KnowsAllAttributes { get; set; } = true;

    /// <summary>False when something of them could not be read.</summary>
    internal bool KnowsAllFields { get; set; } = true;

    /// <summary>The documents.</summary>
    internal IReadOnlyCollection<LawDocument> Documents => _documents.Values;

    /// <summary>The attributes in file order.</summary>
    internal IReadOnlyCollection<AttributeDefinition> Attributes => _attributes.Values;

    /// <summary>The fields in file order.</summary>
    internal IReadOnlyCollection<FieldEntry> Fields => _fields.Values;

    internal LawDocument? FindDocument(string id) => _documents.GetValueOrDefault(id);

    internal AttributeDefinition? FindAttribute(string code) => _attributes.GetValueOrDefault(code);

    internal FeatureField? FindField(string layer, string name) => _fields.GetValueOrDefault((layer, name))?.Field;

    internal void Add(LawDocument document, YamlMapReader map, YamlProblems problems)
    {
        if (document.Id.Length == 0)
            KnowsAllDocuments = false;
        else if (!_documents.TryAdd(document.Id, document))
            problems.Add("duplicate-id", map.LineOf("id"), $"文件编号“{document.Id}”重复。", $"The document id \"{document.Id}\" stands twice.");
    }

    internal void Add(AttributeDefinition? attribute, YamlMapReader map, YamlProblems problems)
    {
        if (attribute is null || attribute.Code.Length == 0)
        {
            KnowsAllAttributes = false;
            return;
        }

        if (!_attributes.TryAdd(attribute.Code, attribute))
        {
            problems.Add("duplicate-id", map.LineOf("code"), $"项目属性“{attribute.Code}”重复。", $"The attribute \"{attribute.Code}\" stands twice.");
            return;
        }

        // A column that two attributes claim would be read as either.
        foreach (var name in attribute.Names.Prepend(attribute.Code).Where(name => !_attributeNames.TryAdd(name, attribute.Code)))
        {
            if (!string.Equals(_attributeNames[name], attribute.Code, StringComparison.Ordinal))
                problems.Add("duplicate-id", map.LineOf("names"), $"名称“{name}”已属于项目属性 {_attributeNames[name]}。", $"The name \"{name}\" belongs to the attribute {_attributeNames[name]} already.");
        }
    }

    internal void Add(FieldEntry? entry, YamlMapReader map, YamlProblems problems)
    {
        if (entry is null || entry.Field.Layer.Length == 0 || entry.Field.Name.Length == 0)
        {
            KnowsAllFields = false;
            return;
        }

        var (layer, name) = (entry.Field.Layer, entry.Field.Name);
        if (!_fields.TryAdd((layer, name), entry))
            problems.Add("duplicate-id", map.LineOf("name"), $"图层 {layer} 的字段“{name}”重复。", $"The field \"{name}\" of layer {layer} stands twice.");
    }
}
