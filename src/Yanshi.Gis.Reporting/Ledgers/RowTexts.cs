using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What a row's lists come to in one cell. Immutable, thread-safe.</summary>
/// <param name="names">What codes are called.</param>
internal sealed class RowTexts(LedgerNames names)
{
    private const int MeasureDecimals = 2;

    /// <summary>The towns, largest part first.</summary>
    internal string? Towns(ScreeningRow row) => Joined(row.Towns.Select(town => town.Name), names.Comma);

    /// <summary>The layers in conflict, each with the area counted.</summary>
    internal string? Conflicts(ScreeningRow row) => Joined(row.Layers.Where(layer => layer.State is LayerState.Conflict).Select(Conflict), names.Semicolon);

    /// <summary>The worst finding in a sentence.</summary>
    internal static string? Worst(ScreeningRow row) => row.Findings.Count > 0 ? row.Findings[0].Summary.TrimEnd('。') : null;

    /// <summary>The article that the worst finding rests on, or 依据待核.</summary>
    internal string? WorstBasis(ScreeningRow row) => row.Findings.Count > 0 ? Basis(row.Findings[0]) : null;

    /// <summary>What is to be done, each thing once.</summary>
    internal string? Procedures(ScreeningRow row) =>
        Joined(row.Findings.Select(finding => finding.Procedure?.TrimEnd('。')).OfType<string>().Distinct(StringComparer.Ordinal), names.Semicolon);

    /// <summary>The mandatory layers without an answer.</summary>
    internal string? Undetermined(ScreeningRow row) => Joined(row.UndeterminedBy.Select(names.Layer), names.Comma);

    /// <summary>What is not known and would decide.</summary>
    internal string? Questions(ScreeningRow row) => Joined(row.Questions.Select(names.Attribute), names.Comma);

    /// <summary>Why the row was not checked; null when it was.</summary>
    internal string? Problem(ScreeningRow row) => row.Problem is { } problem ? $"[{problem.Code}] {names.Say(problem.Chinese, problem.English)}" : null;

    private string Conflict(ScreeningLayer layer)
    {
        var name = names.MustContain(layer.Id) ? names.Say($"{names.Layer(layer.Id)}之外", $"outside {names.Layer(layer.Id)}") : names.Layer(layer.Id);
        if (layer.AreaSquareMetres is > 0 and var area)
            return $"{name} {RecordReading.Grouped(area, MeasureDecimals)} m²";
        return layer.NearestDistanceMetres is > 0 and var distance ? names.Say($"{name} 距 {RecordReading.Grouped(distance, MeasureDecimals)} m", $"{name} at {RecordReading.Grouped(distance, MeasureDecimals)} m") : name;
    }

    private string Basis(ScreeningFinding finding)
    {
        if (finding.IsVerified && finding.Citation is { } verified)
            return verified;
        var mark = names.Say("依据待核", "依据待核 (not verified)");
        return finding.Citation is { } cited ? names.Say($"{mark}：{cited}", $"{mark}: {cited}") : mark;
    }

    private static string? Joined(IEnumerable<string> parts, string separator) => string.Join(separator, parts) is { Length: > 0 } text ? text : null;
}
