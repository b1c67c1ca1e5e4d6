using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>
/// What the layers, attributes and values of a record are called. Layers go by the record's Chinese title or by the catalogue's English one,
/// attributes by the rule book's; what neither knows goes by its code. Immutable, thread-safe.
/// </summary>
public sealed class RecordNames
{
    /// <summary>The sign of a mandatory layer.</summary>
    public const string MandatorySign = "*";

    private const string FeaturePrefix = "feature.";

    private readonly Language _language;
    private readonly Catalogue? _catalogue;
    private readonly RuleBook? _ruleBook;
    private readonly Dictionary<string, string> _titles;
    private readonly Dictionary<string, string> _ruleTitles;

    /// <summary>Prepares the names of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="language">The language.</param>
    /// <param name="catalogue">The workspace's catalogue; null when it is not at hand: then layers go by their Chinese titles.</param>
    /// <param name="ruleBook">The rule book; null when there is none at hand: then attributes go by their codes.</param>
    public RecordNames(JsonObject record, Language language, Catalogue? catalogue, RuleBook? ruleBook)
    {
        ArgumentNullException.ThrowIfNull(record);
        (_language, _catalogue, _ruleBook) = (language, catalogue, ruleBook);
        _titles = record.Objects("layers").ToDictionary(layer => layer.Text("id"), layer => layer.Text("title"), StringComparer.Ordinal);

        // Titles of another version's rules could say something else than the record.
        var isSameBook = ruleBook is not null && record.Object("provenance")["ruleBook"] is JsonObject used && string.Equals(used.Text("sha256"), ruleBook.Identity.Sha256, StringComparison.Ordinal);
        _ruleTitles = isSameBook ? ruleBook!.Rules.ToDictionary(rule => rule.Id, rule => rule.Title, StringComparer.Ordinal) : [];
    }

    /// <summary>The Chinese title of a rule; null when the rule book that the record rests on is not at hand.</summary>
    /// <param name="id">The rule's id.</param>
    public string? RuleTitle(string id) => _ruleTitles.GetValueOrDefault(id);

    /// <summary>The name of a layer.</summary>
    /// <param name="id">Its id.</param>
    public string Of(string id)
    {
        var chinese = _titles.GetValueOrDefault(id, id);
        return _language.Say(chinese, _catalogue?.Find(id)?.TitleEnglish ?? chinese);
    }

    /// <summary>The name of a layer.</summary>
    /// <param name="layer">The record's object of it.</param>
    public string Of(JsonObject layer) => Of(layer.Text("id"));

    /// <summary>The name, starred when the layer is mandatory.</summary>
    /// <param name="layer">The record's object of it.</param>
    public string Starred(JsonObject layer) => Of(layer) + (layer.Flag("mandatory") ? MandatorySign : string.Empty);

    /// <summary>The names of layers, as a list in a sentence.</summary>
    /// <param name="ids">Their ids.</param>
    public string Joined(IEnumerable<string> ids) => string.Join(_language.Say("、", ", "), ids.Select(Of));

    /// <summary>The Chinese name of the catalogue's group that a layer stands in; empty when that is not known.</summary>
    /// <param name="layer">The record's object of it.</param>
    public string GroupOf(JsonObject layer) => _catalogue?.Find(layer.Text("id"))?.Group ?? string.Empty;

    /// <summary>The name of something that rules ask for: a project attribute, or <c>feature.</c> and the field of a layer's features.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="layerId">The layer whose fields are meant; null when there is none.</param>
    public string Attribute(string code, string? layerId = null)
    {
        if (code.StartsWith(FeaturePrefix, StringComparison.Ordinal))
        {
            var field = code[FeaturePrefix.Length..];
            var title = layerId is null ? null : _ruleBook?.FindField(layerId, field)?.Title;
            return _language.Say($"要素的{title ?? field}", $"the feature's {field}");
        }

        return _ruleBook?.FindAttribute(code) is { } attribute ? _language.Say(attribute.Title, attribute.TitleEnglish) : Words.Of(_language, "assumed", code);
    }

    /// <summary>The name of an attribute's value; the value itself when it has none.</summary>
    /// <param name="code">The attribute's code.</param>
    /// <param name="value">The value as the record has it.</param>
    public string Value(string code, string value)
    {
        var attribute = _ruleBook?.FindAttribute(code);
        return attribute?.Kind switch
        {
            ValueKind.Code when attribute.Values.FirstOrDefault(coded => string.Equals(coded.Code, value, StringComparison.Ordinal)) is { } coded => _language.Say(coded.Title, coded.TitleEnglish),
            ValueKind.Boolean when value is "true" => _language.Say("是", "yes"),
            ValueKind.Boolean when value is "false" => _language.Say("否", "no"),
            ValueKind.Number when attribute.Unit is { } unit => $"{value} {unit}",
            _ => value,
        };
    }

    /// <summary>How an attribute's question can be answered: its codes, <c>true|false</c>, or <c>N</c> for a number; null when that is not known.</summary>
    /// <param name="code">The attribute's code.</param>
    public string? Answers(string code) => _ruleBook?.FindAttribute(code) is { } attribute
        ? attribute.Kind switch
        {
            ValueKind.Code => string.Join('|', attribute.Values.Select(value => value.Code)),
            ValueKind.Boolean => "true|false",
            _ => "N",
        }
        : null;
}
