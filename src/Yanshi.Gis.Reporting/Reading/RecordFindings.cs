using System.Text.Json.Nodes;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>All findings of a record, of its layers and of none, the worst first; of equal ones in the record's order. Immutable, thread-safe.</summary>
public sealed class RecordFindings
{
    private readonly ILookup<string, RecordFinding> _byLayer;

    private RecordFindings(bool wereRulesAsked, IReadOnlyList<RecordFinding> all)
    {
        (WereRulesAsked, All) = (wereRulesAsked, all);
        _byLayer = all.Where(finding => finding.LayerId is not null).ToLookup(finding => finding.LayerId!, StringComparer.Ordinal);
    }

    /// <summary>Whether there was a rule book. Without one a record has no findings, which says nothing about the site.</summary>
    public bool WereRulesAsked { get; }

    /// <summary>All findings.</summary>
    public IReadOnlyList<RecordFinding> All { get; }

    /// <summary>The findings that count: those no exemption has lifted.</summary>
    public IEnumerable<RecordFinding> Standing => All.Where(finding => finding.Verdict is not "clear");

    /// <summary>The findings that an exemption has lifted altogether.</summary>
    public IEnumerable<RecordFinding> Lifted => All.Where(finding => finding.Verdict is "clear");

    /// <summary>Reads the findings of a record.</summary>
    /// <param name="record">The record.</param>
    public static RecordFindings Of(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var findings = record.Objects("layers")
            .SelectMany(layer => layer.Objects("findings").Select(finding => RecordFinding.Of(finding, layer.Text("id"))))
            .Concat(record.Objects("findings").Select(finding => RecordFinding.Of(finding, layerId: null)));
        return new RecordFindings(record.Object("provenance")["ruleBook"] is JsonObject, [.. findings.OrderBy(finding => Severity.RankOf(finding.Verdict))]);
    }

    /// <summary>The code of the worst verdict that the rules of a layer give; null when they give none.</summary>
    /// <param name="layerId">The layer.</param>
    public string? WorstOf(string layerId) => _byLayer[layerId].Select(finding => finding.Verdict).FirstOrDefault(verdict => verdict is not "clear");
}
