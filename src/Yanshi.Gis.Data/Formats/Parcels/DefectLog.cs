using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>Collects defects while a file is read: all kinds of them, but of each kind only as many as a person can use.</summary>
internal sealed class DefectLog(int maxPerCode)
{
    private readonly List<GeometryDefect> _listed = [];
    private readonly Dictionary<string, (int Count, DefectSeverity Worst)> _byCode = new(StringComparer.Ordinal);

    public bool HasErrors => _byCode.Values.Any(seen => seen.Worst == DefectSeverity.Error);

    public void Warning(string code, string? where, string chinese, string english, Coordinate? position = null) =>
        Add(new GeometryDefect(new Problem(code, where, chinese, english), DefectSeverity.Warning, position));

    public void Error(string code, string? where, string chinese, string english, Coordinate? position = null) =>
        Add(new GeometryDefect(new Problem(code, where, chinese, english), DefectSeverity.Error, position));

    /// <summary>The defects in the order they were met, and for each code that was met too often one that counts the rest.</summary>
    public IReadOnlyList<GeometryDefect> ToList()
    {
        var rest = _byCode.Where(seen => seen.Value.Count > maxPerCode).Select(seen => new GeometryDefect(
            new Problem(
                seen.Key,
                null,
                string.Create(CultureInfo.InvariantCulture, $"同类问题另有 {seen.Value.Count - maxPerCode} 处，未逐一列出。"),
                string.Create(CultureInfo.InvariantCulture, $"{seen.Value.Count - maxPerCode} more of the same kind are not listed.")),
            seen.Value.Worst));
        return [.. _listed, .. rest];
    }

    private void Add(GeometryDefect defect)
    {
        var code = defect.Problem.Code;
        var (count, worst) = _byCode.GetValueOrDefault(code, (0, DefectSeverity.Warning));
        _byCode[code] = (count + 1, defect.Severity > worst ? defect.Severity : worst);
        if (count < maxPerCode)
            _listed.Add(defect);
    }
}
