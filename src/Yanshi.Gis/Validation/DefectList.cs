using System.Globalization;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>Collects defects in the order they are reported; lists at most <see cref="Listed"/> of each severity and counts the rest.</summary>
internal sealed class DefectList(string? where)
{
    /// <summary>How many errors, and how many warnings, are listed one by one.</summary>
    public const int Listed = 100;

    private readonly List<GeometryDefect> _defects = [];
    private int _errors;
    private int _warnings;
    private bool _countIsALowerBound;

    public bool HasErrors => _errors > 0;

    public void Error(string code, Coordinate? position, string chinese, string english)
    {
        if (_errors++ < Listed)
            _defects.Add(Make(code, DefectSeverity.Error, position, chinese, english));
    }

    public void Warning(string code, Coordinate? position, string chinese, string english)
    {
        if (_warnings++ < Listed)
            _defects.Add(Make(code, DefectSeverity.Warning, position, chinese, english));
    }

    /// <summary>Counts errors that nobody described one by one.</summary>
    public void CountMoreErrors(int count, bool atLeast)
    {
        _errors += count;
        _countIsALowerBound |= atLeast;
    }

    public IReadOnlyList<GeometryDefect> ToList()
    {
        var omittedErrors = _errors - _defects.Count(d => d.Severity == DefectSeverity.Error);
        var omitted = omittedErrors + _warnings - _defects.Count(d => d.Severity == DefectSeverity.Warning);
        if (omitted == 0)
            return _defects;
        var severity = omittedErrors > 0 ? DefectSeverity.Error : DefectSeverity.Warning;
        var count = omitted.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. _defects,
            Make(
                DefectCodes.MoreDefects,
                severity,
                position: null,
                $"另有{(_countIsALowerBound ? "至少 " : " ")}{count} 处缺陷未逐条列出；请先改正已列出的，再重新检查。",
                $"{(_countIsALowerBound ? "at least " : "")}{count} more defects are not listed; correct the listed ones and check again."),
        ];
    }

    private GeometryDefect Make(string code, DefectSeverity severity, Coordinate? position, string chinese, string english)
    {
        var place = (where, position) switch
        {
            (null, null) => null,
            (null, _) => RingLabel.At(position),
            (_, null) => where,
            _ => $"{where} {RingLabel.At(position)}",
        };
        return new GeometryDefect(new Problem(code, place, chinese, english), severity, position?.Copy());
    }
}
