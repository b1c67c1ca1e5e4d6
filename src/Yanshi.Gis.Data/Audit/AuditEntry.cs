using System.Text.Json;

namespace Yanshi.Gis.Data.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="Anchor">Its number and its hash.</param>
/// <param name="Act">Who, when, by which command.</param>
/// <param name="Event">What was done.</param>
/// <param name="Previous">The hash of the entry before.</param>
public sealed record AuditEntry(AuditAnchor Anchor, Act Act, AuditEvent Event, string Previous)
{
    /// <exception cref="InvalidOperationException">A member is not what it should be.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    internal static AuditEntry From(JsonElement json) => new(
        new AuditAnchor(json.GetProperty("index").GetInt64(), Text(json, "hash")),
        new Act(Text(json, "user"), Text(json, "command"), Text(json, "time"), Text(json, "offset")),
        new AuditEvent(Text(json, "action"), Text(json, "what"))
        {
            Input = json.GetProperty("input") is { ValueKind: JsonValueKind.Object } input ? new AuditedInput(Text(input, "name"), input.GetProperty("sha256").GetString()) : null,
            Layers = [.. json.GetProperty("layers").EnumerateArray().Select(layer => new AuditedLayer(Text(layer, "id"), layer.GetProperty("version").GetInt32(), Text(layer, "sha256")))],
            RuleBook = json.GetProperty("ruleBook") is { ValueKind: JsonValueKind.Object } book ? new AuditedRuleBook(Text(book, "id"), Text(book, "version"), Text(book, "sha256")) : null,
            Generation = json.GetProperty("generation") is { ValueKind: JsonValueKind.Number } generation ? generation.GetInt32() : null,
        },
        Text(json, "previous"));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException(name);
}
