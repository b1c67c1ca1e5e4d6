using System.Text.Json;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>Rules in a prepared rule book; citations name their document by its number in the list of documents.</summary>
internal static class PreparedRules
{
    internal static void Write(Utf8JsonWriter json, IEnumerable<Rule> rules, List<LawDocument> documents) =>
        json.WriteObjects("rules", rules, rule => WriteRule(json, rule, documents));

    internal static IReadOnlyList<Rule> From(JsonElement json, IReadOnlyList<LawDocument> documents) => json.List("rules"u8, rule => new Rule
    {
        Id = rule.Text("id"u8),
        Row = rule.GetProperty("row"u8).GetInt32(),
        Title = rule.Text("title"u8),
        Layer = rule.FindText("layer"u8),
        Relation = PreparedCodes.Relation(rule.Text("relation"u8)),
        Distance = rule.FindNumber("metres"u8) is { } metres ? new RuleDistance(metres, rule.Text("from"u8), rule.Number("halfWidthMetres"u8)) : null,
        Limit = rule.Number("limit"u8),
        Where = ConditionsFrom(rule, "where"u8),
        When = ConditionsFrom(rule, "when"u8),
        Exemptions = rule.List("exemptions"u8, static exemption => new RuleExemption(ConditionsFrom(exemption, "when"u8), exemption.Text("reason"u8), PreparedCodes.Verdict(exemption.Text("verdict"u8)))),
        Verdict = PreparedCodes.Verdict(rule.Text("verdict"u8)),
        Summary = rule.Text("summary"u8),
        Procedure = rule.FindText("procedure"u8),
        Office = rule.Text("office"u8),
        InForceFrom = rule.Date("inForceFrom"u8),
        InForceUntil = rule.Date("inForceUntil"u8),
        Citations = rule.List("citations"u8, citation => new Citation(
            documents[citation.GetProperty("document"u8).GetInt32()], citation.FindText("article"u8), citation.Flag("verified"u8), citation.Date("checkedOn"u8), citation.FindText("note"u8))),
        Note = rule.FindText("note"u8),
    });

    private static void WriteRule(Utf8JsonWriter json, Rule rule, List<LawDocument> documents)
    {
        json.WriteString("id", rule.Id);
        json.WriteNumber("row", rule.Row);
        json.WriteString("title", rule.Title);
        json.WriteString("layer", rule.Layer);
        json.WriteString("relation", EnumCode.Of(rule.Relation));
        WriteNumber(json, "metres", rule.Distance?.Metres);
        json.WriteString("from", rule.Distance?.From);
        WriteNumber(json, "halfWidthMetres", rule.Distance?.HalfWidthMetres);
        json.WriteNumber("limit", rule.Limit);
        WriteConditions(json, "where", rule.Where);
        WriteConditions(json, "when", rule.When);
        json.WriteObjects("exemptions", rule.Exemptions, exemption =>
        {
            WriteConditions(json, "when", exemption.When);
            json.WriteString("reason", exemption.Reason);
            json.WriteString("verdict", EnumCode.Of(exemption.Verdict));
        });
        json.WriteString("verdict", EnumCode.Of(rule.Verdict));
        json.WriteString("summary", rule.Summary);
        json.WriteString("procedure", rule.Procedure);
        json.WriteString("office", rule.Office);
        json.WriteDate("inForceFrom", rule.InForceFrom);
        json.WriteDate("inForceUntil", rule.InForceUntil);
        json.WriteObjects("citations", rule.Citations, citation =>
        {
            json.WriteNumber("document", documents.IndexOf(citation.Document));
            json.WriteString("article", citation.Article);
            json.WriteBoolean("verified", citation.IsVerified);
            json.WriteDate("checkedOn", citation.CheckedOn);
            json.WriteString("note", citation.Note);
        });
        json.WriteString("note", rule.Note);
    }

    private static void WriteConditions(Utf8JsonWriter json, string name, IEnumerable<RuleCondition> conditions) => json.WriteObjects(name, conditions, condition =>
    {
        json.WriteString("name", condition.Name);
        if (condition.Test is CodeTest codes)
        {
            json.WriteTexts("codes", codes.Codes);
            json.WriteBoolean("not", codes.IsNegated);
            return;
        }

        var bounds = (NumberTest)condition.Test;
        WriteNumber(json, "least", bounds.Least);
        json.WriteBoolean("leastIncluded", bounds.LeastIncluded);
        WriteNumber(json, "most", bounds.Most);
        json.WriteBoolean("mostIncluded", bounds.MostIncluded);
    });

    private static IReadOnlyList<RuleCondition> ConditionsFrom(JsonElement json, ReadOnlySpan<byte> name) => json.List(name, static condition => new RuleCondition(
        condition.Text("name"u8),
        condition.TryGetProperty("codes"u8, out _)
            ? new CodeTest(condition.Texts("codes"u8), condition.Flag("not"u8))
            : new NumberTest(condition.FindNumber("least"u8), condition.Flag("leastIncluded"u8), condition.FindNumber("most"u8), condition.Flag("mostIncluded"u8))));

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
