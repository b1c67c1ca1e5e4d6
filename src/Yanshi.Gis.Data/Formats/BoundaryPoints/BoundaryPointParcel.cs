using System.Globalization;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>One parcel while its point lines come in.</summary>
internal sealed class BoundaryPointParcel
{
    private readonly int running;
    private readonly ParcelLine head;
    private readonly DefectLog log;
    private readonly RingAssembly rings;
    private int lastDecimals;
    private int fewestDecimalsBefore = int.MaxValue;

    /// <param name="line">The parcel line.</param>
    /// <param name="running">The parcel's running number in the file, from 1.</param>
    /// <param name="maxDefectsPerCode">Of each kind of defect, how many are listed.</param>
    public BoundaryPointParcel(DelimitedLine line, int running, int maxDefectsPerCode)
    {
        log = new DefectLog(maxDefectsPerCode);
        head = ParcelLine.Parse(line, log);
        rings = new RingAssembly(head.Shape, log);
        this.running = running;
    }

    /// <summary>Takes one line of the parcel's points.</summary>
    public void Add(DelimitedLine line)
    {
        if (PointLine.Parse(line, log) is not { } point)
            return;
        if (rings.PointCount > 0)
            fewestDecimalsBefore = Math.Min(fewestDecimalsBefore, lastDecimals);
        lastDecimals = point.EastDecimals;
        rings.Add(point.Label, point.Ring, point.EastNorth, line.Where);
    }

    /// <summary>The parcel.</summary>
    /// <param name="endsFile">Whether the file ends with it.</param>
    /// <param name="endsInLine">Whether the file ends without a line break, in the middle of a line perhaps.</param>
    public ParcelReading Finish(bool endsFile, bool endsInLine)
    {
        var finished = rings.Finish();
        CheckPointCount(endsFile);
        if (endsFile && endsInLine && lastDecimals < fewestDecimalsBefore && rings.PointCount > 1)
            ReportTruncated("最后一行在数字中间结束", "the last line ends within a number");
        var parcel = new SourceParcel
        {
            Id = head.Number ?? running.ToString(CultureInfo.InvariantCulture),
            Name = head.Name,
            Attributes = head.Attributes,
            Shape = head.Shape,
            Rings = finished,
            StatedAreaSquareMetres = head.AreaSquareMetres,
            StatedAreaStepSquareMetres = head.AreaStepSquareMetres,
            Where = head.Where,
        };
        return new ParcelReading(parcel, log.ToList());
    }

    /// <summary>The stated count is a checksum; writers count the closing points or do not.</summary>
    private void CheckPointCount(bool endsFile)
    {
        var all = rings.PointCount;
        var distinct = all - rings.ClosingPointCount;
        if (all == 0)
            log.Error(
                "txt.no-points",
                head.Where,
                "地块行之后没有可用的界址点。",
                "no usable point follows the parcel line.");
        if (head.PointCount is not { } stated || stated == all || stated == distinct)
            return;
        if (stated > all && endsFile)
            ReportTruncated(
                string.Create(CultureInfo.InvariantCulture, $"地块行写明 {stated} 个界址点，文件结束前只有 {all} 个"),
                string.Create(CultureInfo.InvariantCulture, $"the parcel line promises {stated} points and only {all} follow before the file ends"));
        else
            log.Warning(
                "txt.point-count",
                head.Where,
                string.Create(CultureInfo.InvariantCulture, $"地块行写明 {stated} 个界址点，实际 {all} 个（不计闭合点 {distinct} 个）。请核对。"),
                string.Create(CultureInfo.InvariantCulture, $"the parcel line states {stated} points, {all} follow ({distinct} without closing points). Check them."));
    }

    private void ReportTruncated(string chinese, string english) => log.Error(
        "txt.truncated",
        head.Where,
        $"文件不完整：{chinese}。请重新导出或传送。",
        $"the file is incomplete: {english}. Export or transfer it again.");
}
