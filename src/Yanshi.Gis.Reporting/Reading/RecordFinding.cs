using System.Text.Json.Nodes;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>A finding as the record has it. Codes stay codes, numbers are the record's. Immutable.</summary>
public sealed record RecordFinding
{
    /// <summary>The layer it is about; null when it is about none.</summary>
    public required string? LayerId { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The row of the decision table.</summary>
    public required int Row { get; init; }

    /// <summary>The verdict's code; <c>clear</c> when an exemption lifts the rule.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why the rule is lifted, in Chinese; null when it is not.</summary>
    public required string? Exemption { get; init; }

    /// <summary>What follows and why, in Chinese.</summary>
    public required string Summary { get; init; }

    /// <summary>What has to be done, in Chinese; null when nothing helps.</summary>
    public required string? Procedure { get; init; }

    /// <summary>Who decides, in Chinese.</summary>
    public required string Office { get; init; }

    /// <summary>The ids of the features it is about.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The certainty's code; null when there is none.</summary>
    public required string? Certainty { get; init; }

    /// <summary>What was assumed: codes.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }

    /// <summary>What was measured; null for a rule that measures nothing.</summary>
    public required RecordMeasure? Measure { get; init; }

    /// <summary>The articles it rests on.</summary>
    public required IReadOnlyList<RecordCitation> Citations { get; init; }

    /// <summary>Whether an article it rests on was read for it. Otherwise it is shown as 依据待核.</summary>
    public bool IsVerified => Citations.Any(citation => citation.IsVerified);

    /// <summary>Reads a finding.</summary>
    /// <param name="finding">The record's object.</param>
    /// <param name="layerId">The layer it stands in; null at the record's top level.</param>
    internal static RecordFinding Of(JsonObject finding, string? layerId) => new()
    {
        LayerId = layerId,
        Rule = finding.Text("rule"),
        Row = finding["row"]!.GetValue<int>(),
        Verdict = finding.Text("verdict"),
        Exemption = finding.FindText("exemption"),
        Summary = finding.Text("summary"),
        Procedure = finding.FindText("procedure"),
        Office = finding.Text("office"),
        Features = finding.Texts("features"),
        Certainty = finding.FindText("certainty"),
        Assumed = finding.Texts("assumed"),
        Measure = finding["measure"] is JsonObject measure ? RecordMeasure.Of(measure) : null,
        Citations = [.. finding.Objects("citations").Select(RecordCitation.Of)],
    };
}

/// <summary>What a finding rests on.</summary>
/// <param name="What">The code of what was measured: <c>area</c>, <c>share</c>, <c>distance</c>, <c>count</c>.</param>
/// <param name="Value">The value: square metres, a share, metres, a number.</param>
/// <param name="Limit">The limit it is held against; null when there is none.</param>
/// <param name="From">Of a distance, what it is measured from, in Chinese; null else.</param>
public sealed record RecordMeasure(string What, double Value, double? Limit, string? From)
{
    internal static RecordMeasure Of(JsonObject measure) => new(measure.Text("what"), measure.Number("value"), measure.FindNumber("limit"), measure.FindText("from"));
}

/// <summary>依据: an article as a finding cites it. Dates are as in the record (<c>2026-11-22</c>).</summary>
/// <param name="Title">The document's Chinese title, without 《》.</param>
/// <param name="Article">The article, in Chinese; null when the document as a whole is meant.</param>
/// <param name="EffectiveFrom">The document's first day in force; null when not known.</param>
/// <param name="EffectiveUntil">Its last day in force; null when it has no end.</param>
/// <param name="TextAsOf">The state of the text that was read; null when none was.</param>
/// <param name="CheckedOn">When the article was read for the rule; null when it was not.</param>
/// <param name="IsVerified">Whether it was read for the rule and says so; otherwise it is a pointer to follow, not law.</param>
/// <param name="Note">A remark, in Chinese; null when there is none.</param>
public sealed record RecordCitation(
    string Title, string? Article, string? EffectiveFrom, string? EffectiveUntil, string? TextAsOf, string? CheckedOn, bool IsVerified, string? Note)
{
    internal static RecordCitation Of(JsonObject citation) => new(
        citation.Text("title"),
        citation.FindText("article"),
        citation.FindText("effectiveFrom"),
        citation.FindText("effectiveUntil"),
        citation.FindText("textAsOf"),
        citation.FindText("checkedOn"),
        citation.Text("sourceStatus") is "verified",
        citation.FindText("note"));
}
