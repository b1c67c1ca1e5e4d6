using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>What a record says under one layer.</summary>
/// <param name="Saying">State, area and version; null for the findings that stand under no layer.</param>
/// <param name="Rules">The rules that apply, each with its worst verdict.</param>
internal sealed record LayerAnswers(LayerSaying? Saying, IReadOnlyDictionary<string, RuleAnswer> Rules)
{
    /// <summary>Stands for the findings without a layer: no layer has an empty id.</summary>
    internal const string NoLayer = "";

    /// <summary>Reads a record.</summary>
    /// <exception cref="FormatException">A code is none of the record's.</exception>
    internal static IReadOnlyDictionary<string, LayerAnswers> Of(JsonObject record)
    {
        var versions = record["provenance"]!["layers"]!.AsArray().ToDictionary(layer => Text(layer!, "id"), layer => layer!["version"]!.GetValue<int>(), StringComparer.Ordinal);
        var answers = new OrderedDictionary<string, LayerAnswers>(StringComparer.Ordinal);
        foreach (var layer in record["layers"]!.AsArray())
        {
            var id = Text(layer!, "id");
            var saying = new LayerSaying(Code<LayerState>(layer!, "state"), layer!["reason"]?.GetValue<string>(), layer["areaSquareMetres"]?.GetValue<double>(), versions.TryGetValue(id, out var number) ? number : null);
            answers.Add(id, new LayerAnswers(saying, RulesOf(layer["findings"]!)));
        }

        answers.Add(NoLayer, new LayerAnswers(Saying: null, RulesOf(record["findings"]!)));
        return answers;
    }

    private static Dictionary<string, RuleAnswer> RulesOf(JsonNode findings) => findings.AsArray()
        .GroupBy(finding => Text(finding!, "rule"), StringComparer.Ordinal)
        .ToDictionary(rule => rule.Key, rule => new RuleAnswer(rule.Max(finding => Code<Verdict>(finding!, "verdict")), Text(rule.First()!, "summary")), StringComparer.Ordinal);

    private static T Code<T>(JsonNode block, string name)
        where T : struct, Enum => EnumCode.Find<T>(Text(block, name)) ?? throw new FormatException($"'{name}' cannot be '{Text(block, name)}'.");

    private static string Text(JsonNode block, string name) => block[name]!.GetValue<string>();
}

/// <summary>A rule that applies.</summary>
/// <param name="Verdict">Its worst verdict on the site.</param>
/// <param name="Summary">What follows, in Chinese.</param>
internal sealed record RuleAnswer(Verdict Verdict, string Summary);
