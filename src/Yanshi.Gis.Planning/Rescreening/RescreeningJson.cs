using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>The result of a re-screening as JSON, <c>yanshi-gis/rescreening/1</c>. Thread-safe.</summary>
public static class RescreeningJson
{
    private const string Schema = "yanshi-gis/rescreening/1";

    /// <summary>The object of a result.</summary>
    /// <param name="result">The result.</param>
    public static JsonObject Of(RescreeningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JsonObject
        {
            ["schema"] = Schema,
            ["asOf"] = RecordDate.Of(result.AsOf),
            ["engine"] = result.Engine,
            ["ruleBook"] = result.RuleBook is { } book ? new JsonObject { ["id"] = book.Id, ["version"] = book.Version, ["sha256"] = book.Sha256 } : null,
            ["since"] = result.Since,
            ["projects"] = result.Projects,
            ["leftOut"] = result.LeftOut,
            ["unaffected"] = result.Unaffected,
            ["checked"] = result.Checked,
            ["same"] = result.Same,
            ["otherFigures"] = result.OtherFigures,
            ["updated"] = result.Updated,
            ["causes"] = new JsonArray([.. result.Causes.Select(cause => new JsonObject { ["kind"] = EnumCode.Of(cause.Cause.Kind), ["layer"] = cause.Cause.LayerId, ["projects"] = cause.Projects })]),
            ["versions"] = new JsonArray([.. result.Compared.Select(pair => new JsonObject
            {
                ["layer"] = pair.LayerId,
                ["from"] = pair.From,
                ["to"] = pair.To,
                ["everywhere"] = pair.IsEverywhere,
                ["features"] = pair.IsEverywhere ? null : pair.Features,
            })]),
            ["flips"] = new JsonArray([.. result.Flips.Select(FlipOf)]),
            ["problems"] = new JsonArray([.. result.Problems.Select(failed => new JsonObject
            {
                ["id"] = failed.Id,
                ["code"] = failed.Problem.Code,
                ["where"] = failed.Problem.Where,
                ["message"] = failed.Problem.Chinese,
            })]),
        };
    }

    private static JsonObject FlipOf(RecordFlip flip) => new()
    {
        ["id"] = flip.Id,
        ["name"] = flip.Name,
        ["turn"] = EnumCode.Of(flip.Turn),
        ["before"] = EnumCode.Of(flip.Before),
        ["after"] = EnumCode.Of(flip.After),
        ["why"] = new JsonArray([.. flip.Layers.Select(layer => new JsonObject
        {
            ["layer"] = layer.LayerId,
            ["turn"] = EnumCode.Of(layer.Turn),
            ["before"] = SayingOf(layer.Before),
            ["after"] = SayingOf(layer.After),
            ["rules"] = new JsonArray([.. layer.Rules.Select(RuleOf)]),
        })]),
    };

    private static JsonObject? SayingOf(LayerSaying? saying) => saying is null ? null : new JsonObject
    {
        ["state"] = EnumCode.Of(saying.State),
        ["reason"] = saying.Reason,
        ["areaSquareMetres"] = saying.AreaSquareMetres,
        ["version"] = saying.Version,
    };

    private static JsonObject RuleOf(RuleFlip rule) => new()
    {
        ["rule"] = rule.Rule,
        ["summary"] = rule.Summary,
        ["before"] = rule.Before is { } before ? EnumCode.Of(before) : null,
        ["after"] = rule.After is { } after ? EnumCode.Of(after) : null,
    };
}
