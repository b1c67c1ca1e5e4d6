using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>
/// Whether the rules of a restricting layer foresee every value that its fields are known to have. A value that none of them foresees would come
/// out as no conflict.
/// </summary>
internal static class FieldCoverage
{
    internal static void Check(RuleVocabulary vocabulary, IEnumerable<RuleSource> sources)
    {
        var rules = sources.Select(source => source.Rule).ToLookup(rule => rule.Layer, StringComparer.Ordinal);
        foreach (var (field, lines, problems) in vocabulary.Fields)
        {
            if (vocabulary.Catalogue.Find(field.Layer) is not { Role: LayerRole.Restricts } || !rules.Contains(field.Layer))
                continue;
            foreach (var ((code, _), line) in field.Values.Zip(lines))
            {
                if (!rules[field.Layer].Any(rule => Foresees(rule, field.Name, code)))
                    problems.Add("unforeseen", line, $"图层 {field.Layer} 的规则都没有考虑 {field.Name} 为 {code} 的要素。", $"No rule of the layer {field.Layer} foresees features whose {field.Name} is {code}.");
            }
        }
    }

    private static bool Foresees(Rule rule, string field, string code) =>
        rule.Where.Where(condition => string.Equals(condition.Name, field, StringComparison.Ordinal))
            .All(condition => condition.Test is not CodeTest test || test.Codes.Contains(code, StringComparer.Ordinal) != test.IsNegated);
}
