using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>A site's record with everything the sections of its page ask of it. Immutable.</summary>
internal sealed class ReportSite
{
    internal ReportSite(JsonObject record, JsonObject pieces, ReportOptions options)
    {
        (Record, Pieces, Options) = (record, pieces, options);
        Names = new RecordNames(record, options.Language, options.Catalogue, options.RuleBook);
        Findings = RecordFindings.Of(record);
        FindingWords = new FindingWords(options.Language, Names);
        Layers = record.Objects("layers");
        Conflicts = [.. Layers
            .Where(layer => layer.Text("state") is "conflict")
            .OrderBy(layer => Severity.RankOf(VerdictOf(layer)))
            .ThenByDescending(layer => layer.FindNumber("areaSquareMetres") ?? 0)];
        Omitted = pieces.Texts("omitted").ToHashSet(StringComparer.Ordinal);
    }

    internal JsonObject Record { get; }

    internal JsonObject Pieces { get; }

    internal ReportOptions Options { get; }

    internal Language Language => Options.Language;

    internal RecordNames Names { get; }

    internal RecordFindings Findings { get; }

    internal FindingWords FindingWords { get; }

    /// <summary>All layers, in the record's order.</summary>
    internal IReadOnlyList<JsonObject> Layers { get; }

    /// <summary>The layers in conflict, the worst first, of equal ones the largest: a conflict's number on map and page is its place here, from 1.</summary>
    internal IReadOnlyList<JsonObject> Conflicts { get; }

    /// <summary>The layers whose pieces and attributes are not for everybody's eyes and stay out of the page.</summary>
    internal IReadOnlySet<string> Omitted { get; }

    internal string Say(string chinese, string english) => Language.Say(chinese, english);

    internal string Word(string kind, string code) => Words.Of(Language, kind, code);

    /// <summary>What a conflict amounts to: its worst finding, or that nobody can say.</summary>
    internal string VerdictOf(JsonObject layer) => Findings.WorstOf(layer.Text("id")) ?? "undetermined";

    /// <summary>The number of a layer's conflict; null when it is in none.</summary>
    internal int? NumberOf(string layerId)
    {
        for (var i = 0; i < Conflicts.Count; i++)
        {
            if (string.Equals(Conflicts[i].Text("id"), layerId, StringComparison.Ordinal))
                return i + 1;
        }

        return null;
    }

    /// <summary>A feature by its name and id, as far as the record says.</summary>
    internal string FeatureName(string? layerId, string id)
    {
        var feature = Layers.Where(layer => layerId is null || layer.Text("id") == layerId).SelectMany(layer => layer.Objects("features")).FirstOrDefault(feature => feature.Text("id") == id);
        return feature?.FindText("name") is { } name && name != id ? $"{name} [{id}]" : id;
    }

    /// <summary>A date of the record as documents write it; <see cref="RecordReading.None"/> when there is none.</summary>
    internal string Date(string? date) =>
        Language is Language.Chinese && RecordDate.Find(date) is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : date ?? RecordReading.None;
}
