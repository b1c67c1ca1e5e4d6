using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>
/// Puts the points of one parcel, as they come line by line with their ring numbers, together to rings. A ring ends where the ring number
/// changes, and where it has closed although points with the same number follow: parts that all carry number 1. (Even-odd nesting gives
/// the same area either way.)
/// </summary>
internal sealed class RingAssembly(SourceShape shape, DefectLog log)
{
    private readonly List<SourceRing> _rings = [];
    private readonly List<Coordinate> _points = [];
    private string? _firstLabel;
    private readonly HashSet<int> _leftOpen = [];
    private string? _secondLabel;
    private string? _lastLabel;
    private int _number;
    private string _where = string.Empty;

    /// <summary>Points added, closing points included.</summary>
    public int PointCount { get; private set; }

    /// <summary>Closing points among them.</summary>
    public int ClosingPointCount { get; private set; }

    /// <summary>Whether the ring under way has points but is not closed yet.</summary>
    public bool IsOpen => _points.Count > 0 && !RingClosing.IsClosed(_points);

    /// <summary>Adds one point.</summary>
    /// <param name="label">The point's number as written; null when it has none.</param>
    /// <param name="ringNumber">圈号; null when the file does not number its rings.</param>
    /// <param name="point">East, north (or the order of the columns).</param>
    /// <param name="place">Place of the point.</param>
    public void Add(string? label, int? ringNumber, Coordinate point, string place)
    {
        PointCount++;
        if (_points.Count > 0 && ringNumber is { } given && given != _number)
            FinishRing();
        else if (shape == SourceShape.Polygon && RingClosing.IsClosed(_points))
        {
            if (RingClosing.AreSame(_points[0], point))
            {
                ClosingPointCount++; // the closing point once more
                return;
            }

            ReportPartOfSameNumber(place);
            FinishRing();
        }
        else if (shape == SourceShape.Polygon && ClosesByLabel && !AllLabelsAreAlike)
            ReportPointsBehindClosing(place);

        if (_points.Count == 0)
        {
            _number = ringNumber ?? _rings.Count + 1;
            _firstLabel = label;
            _where = place;
            if (_leftOpen.Contains(_number))
                ReportResumed(place);
        }
        else if (_points.Count == 1)
            _secondLabel = label;

        _lastLabel = label;
        _points.Add(point);
    }

    /// <summary>The rings; rings that cannot be used are left out with an error in the log.</summary>
    public IReadOnlyList<SourceRing> Finish()
    {
        FinishRing();
        return _rings;
    }

    private void FinishRing()
    {
        if (_points.Count == 0)
            return;
        if (shape == SourceShape.Polygon && RingClosing.IsClosed(_points))
            ClosingPointCount++;
        else if (shape == SourceShape.Polygon)
            _leftOpen.Add(_number);
        if (ClosedOrOpen() is { } finished)
            _rings.Add(new SourceRing { Number = _number, Points = finished });
        _points.Clear();
    }

    private Coordinate[]? ClosedOrOpen()
    {
        if (shape == SourceShape.Polygon)
            return RingClosing.Close(_points, ClosesByLabel, _where, log);
        if (shape == SourceShape.Line && _points.Distinct().Take(2).Count() < 2)
        {
            log.Error(
                "line.too-few-points",
                _where,
                "这条线不足 2 个不同的点。请补全。",
                "the line has fewer than 2 different points. Complete it.",
                _points[0]);
            return null;
        }

        return [.. _points];
    }

    private bool ClosesByLabel =>
        _points.Count > 2 && _firstLabel is not null && string.Equals(_firstLabel, _lastLabel, StringComparison.OrdinalIgnoreCase);

    private bool AllLabelsAreAlike => string.Equals(_firstLabel, _secondLabel, StringComparison.OrdinalIgnoreCase);

    private void ReportPointsBehindClosing(string place) => log.Error(
        "ring.points-behind-closing",
        place,
        $"点号“{_firstLabel}”再次出现而圈没有闭合（坐标不同），其后还有同一圈的点：无法判断是否为另一圈。请改正坐标，或给另一圈编圈号（地块号）。",
        $"the point number '{_firstLabel}' comes again without closing the ring (its coordinates differ), and more points of the ring follow: it cannot be told whether they are another ring. Correct the coordinates, or give the other ring a number (or a parcel) of its own.");

    private void ReportResumed(string place) => log.Error(
        "ring.resumed",
        place,
        string.Create(CultureInfo.InvariantCulture, $"第 {_number} 圈没有闭合，在另一圈之后又出现：无法判断是同一圈的后半还是另一圈。请按圈排序，或重复首点闭合。"),
        string.Create(CultureInfo.InvariantCulture, $"ring {_number} was left open and comes again after another ring: it cannot be told whether this is its second half or another ring. Sort the points by ring, or close rings with their first point."));

    private void ReportPartOfSameNumber(string place) => log.Warning(
        "ring.number-repeated",
        place,
        string.Create(CultureInfo.InvariantCulture, $"第 {_number} 圈已闭合，其后仍有同一圈号的点，已按另一圈读取。"),
        string.Create(CultureInfo.InvariantCulture, $"ring {_number} is closed and more points with its number follow; they were read as a further ring."));
}
