using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Records;

/// <summary>A rule as JSON: conditions as rule files write them, citations as records carry them, limits in square metres or as a share.</summary>
public static class RuleJson
{
    /// <summary>A rule.</summary>
    /// <param name="rule">The rule.</param>
    public static JsonObject Of(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new JsonObject
        {
            ["id"] = rule.Id,
            ["row"] = rule.Row,
            ["title"] = rule.Title,
            ["layer"] = rule.Layer,
            ["relation"] = EnumCode.Of(rule.Relation),
            ["distance"] = rule.Distance is { } distance
                ? new JsonObject { ["metres"] = distance.Metres, ["from"] = distance.From, ["halfWidthMetres"] = distance.HalfWidthMetres }
                : null,
            ["limit"] = rule.Relation switch
            {
                RuleRelation.AreaOver => new JsonObject { ["squareMetres"] = rule.Limit },
                RuleRelation.ShareOver => new JsonObject { ["share"] = rule.Limit },
                _ => null,
            },
            ["where"] = Of(rule.Where),
            ["when"] = Of(rule.When),
            ["exemptions"] = new JsonArray([.. rule.Exemptions.Select(exemption => new JsonObject
            {
                ["when"] = Of(exemption.When),
                ["reason"] = exemption.Reason,
                ["verdict"] = EnumCode.Of(exemption.Verdict),
            })]),
            ["verdict"] = EnumCode.Of(rule.Verdict),
            ["summary"] = rule.Summary,
            ["procedure"] = rule.Procedure,
            ["office"] = rule.Office,
            ["inForceFrom"] = RecordDate.Of(rule.InForceFrom),
            ["inForceUntil"] = RecordDate.Of(rule.InForceUntil),
            ["citations"] = new JsonArray([.. rule.Citations.Select(citation => FindingJson.Of(citation).ToJsonObject())]),
            ["note"] = rule.Note,
        };
    }

    private static JsonObject Of(IEnumerable<RuleCondition> conditions) =>
        new(conditions.Select(condition => KeyValuePair.Create(condition.Name, condition.Test is CodeTest codes ? Of(codes) : Of((NumberTest)condition.Test))));

    private static JsonNode? Of(CodeTest test)
    {
        // Only a truth value has these codes.
        var codes = new JsonArray([.. test.Codes.Select(code => code switch { "true" => (JsonNode)true, "false" => false, _ => code })]);
        return test.IsNegated ? new JsonObject { ["not"] = codes } : codes;
    }

    private static JsonObject Of(NumberTest test)
    {
        var bounds = new JsonObject();
        if (test.Least is { } least)
            bounds[test.LeastIncluded ? "atLeast" : "over"] = least;
        if (test.Most is { } most)
            bounds[test.MostIncluded ? "atMost" : "under"] = most;
        return bounds;
    }
}
