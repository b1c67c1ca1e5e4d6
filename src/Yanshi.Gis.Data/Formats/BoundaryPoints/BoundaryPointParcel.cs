using System.Globalization;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>One parcel while its point lines come in.</summary>
internal sealed class BoundaryPointParcel
{
    private readonly int _running;
    private readonly ParcelLine _head;
    private readonly DefectLog _log;
    private readonly RingAssembly _rings;
    private int _lastDecimals;
    private int _fewestDecimalsBefore = int.MaxValue;

    /// <param name="line">The parcel line.</param>
    /// <param name="running">The parcel's running number in the file, from 1.</param>
    /// <param name="maxDefectsPerCode">Of each kind of defect, how many are listed.</param>
    public BoundaryPointParcel(DelimitedLine line, int running, int maxDefectsPerCode)
    {
        _log = new DefectLog(maxDefectsPerCode);
        _head = ParcelLine.Parse(line, _log);
        _rings = new RingAssembly(_head.Shape, _log);
        _running = running;
    }

    /// <summary>Takes one line of the parcel's points.</summary>
    public void Add(DelimitedLine line)
    {
        if (PointLine.Parse(line, _log) is not { } point)
            return;
        if (_rings.PointCount > 0)
            _fewestDecimalsBefore = Math.Min(_fewestDecimalsBefore, _lastDecimals);
        _lastDecimals = point.EastDecimals;
        _rings.Add(point.Label, point.Ring, point.EastNorth, line.Where);
    }

    /// <summary>The parcel.</summary>
    /// <param name="endsFile">Whether the file ends with it.</param>
    /// <param name="endsInLine">Whether the file ends without a line break, in the middle of a line perhaps.</param>
    public ParcelReading Finish(bool endsFile, bool endsInLine)
    {
        var finished = _rings.Finish();
        CheckPointCount(endsFile);
        if (endsFile && endsInLine && _lastDecimals < _fewestDecimalsBefore && _rings.PointCount > 1)
            ReportTruncated("最后一行在数字中间结束", "the last line ends within a number");
        var parcel = new SourceParcel
        {
            Id = _head.Number ?? _running.ToString(CultureInfo.InvariantCulture),
            Name = _head.Name,
            Attributes = _head.Attributes,
            Shape = _head.Shape,
            Rings = finished,
            StatedAreaSquareMetres = _head.AreaSquareMetres,
            StatedAreaStepSquareMetres = _head.AreaStepSquareMetres,
            Where = _head.Where,
        };
        return new ParcelReading(parcel, _log.ToList());
    }

    /// <summary>The stated count is a checksum; writers count the closing points or do not.</summary>
    private void CheckPointCount(bool endsFile)
    {
        var all = _rings.PointCount;
        var distinct = all - _rings.ClosingPointCount;
        if (all == 0)
            _log.Error(
                "txt.no-points",
                _head.Where,
                "地块行之后没有可用的界址点。",
                "no usable point follows the parcel line.");
        if (_head.PointCount is not { } stated || stated == all || stated == distinct)
            return;
        if (stated > all && endsFile)
            ReportTruncated(
                string.Create(CultureInfo.InvariantCulture, $"地块行写明 {stated} 个界址点，文件结束前只有 {all} 个"),
                string.Create(CultureInfo.InvariantCulture, $"the parcel line promises {stated} points and only {all} follow before the file ends"));
        else
            _log.Warning(
                "txt.point-count",
                _head.Where,
                string.Create(CultureInfo.InvariantCulture, $"地块行写明 {stated} 个界址点，实际 {all} 个（不计闭合点 {distinct} 个）。请核对。"),
                string.Create(CultureInfo.InvariantCulture, $"the parcel line states {stated} points, {all} follow ({distinct} without closing points). Check them."));
    }

    private void ReportTruncated(string chinese, string english) => _log.Error(
        "txt.truncated",
        _head.Where,
        $"文件不完整：{chinese}。请重新导出或传送。",
        $"the file is incomplete: {english}. Export or transfer it again.");
}
