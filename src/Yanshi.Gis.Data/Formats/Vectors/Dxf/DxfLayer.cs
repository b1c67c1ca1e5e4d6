using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One area of a drawing: an outline with its holes, or a filled area.</summary>
/// <param name="Entity">The entity that draws the outline.</param>
/// <param name="Rings">The outline and its holes, closed.</param>
internal sealed record DxfArea(DxfEntity Entity, IReadOnlyList<Coordinate[]> Rings);

/// <summary>
/// One layer of a drawing, sorted out: closed lines are areas, those inside them holes. Where a layer has closed lines its fillings repeat
/// them and are left out; where it has none the fillings are the areas.
/// </summary>
internal sealed class DxfLayer
{
    // Kinds that outline an area, or may be anything another program drew.
    private static readonly string[] AreaKinds = ["REGION", "MPOLYGON", "ACAD_PROXY_ENTITY", "SURFACE", "BODY", "MESH"];

    /// <param name="name">Its name.</param>
    /// <param name="entities">Everything that was read of it.</param>
    /// <param name="unread">What was not.</param>
    internal DxfLayer(string name, IReadOnlyList<DxfEntity> entities, IReadOnlyList<UnreadEntities> unread)
    {
        (Name, Entities) = (name, entities);
        var log = new DefectLog(SiteFileLimits.Default.MaxDefectsPerCode);
        var closed = new List<(DxfEntity Entity, Coordinate[] Ring)>();
        foreach (var entity in entities.Where(entity => entity.Role is DxfRole.Closed or DxfRole.NearlyClosed))
        {
            if (RingClosing.Close(entity.Parts[0].Rings[0], closesByLabel: false, $"{name}[{entity.Record.Number}]", log) is { } ring)
                closed.Add((entity, ring));
        }

        Areas = closed.Count > 0
            ? [.. OutlineNesting.Group(closed, outline => outline.Ring).Select(group => new DxfArea(group[0].Entity, group.ConvertAll(outline => outline.Ring)))]
            : [.. Of(DxfRole.Fill).SelectMany(entity => entity.Parts.Select(part => new DxfArea(entity, part.Rings)))];
        HasOutlines = closed.Count > 0;
        ReportLeftOut(log);
        ReportUnread(log, unread);
        Defects = log.ToList();
    }

    /// <summary>Its name.</summary>
    internal string Name { get; }

    /// <summary>Everything drawn on it.</summary>
    internal IReadOnlyList<DxfEntity> Entities { get; }

    /// <summary>The areas, in the order their outlines are drawn.</summary>
    internal IReadOnlyList<DxfArea> Areas { get; }

    /// <summary>Lines that are no outlines.</summary>
    internal IEnumerable<DxfEntity> Lines => Of(DxfRole.Open);

    /// <summary>What is doubtful about it. Errors mean that part of an area may be missing.</summary>
    internal IReadOnlyList<GeometryDefect> Defects { get; }

    private bool HasOutlines { get; }

    private IEnumerable<DxfEntity> Of(DxfRole role) => Entities.Where(entity => entity.Role == role);

    private void ReportLeftOut(DefectLog log)
    {
        if (HasOutlines && Of(DxfRole.Fill).Any())
            log.Warning(
                "dxf.fills-left-out",
                Name,
                $"图层“{Name}”既有闭合线又有填充，已按闭合线成面，填充（{Count(DxfRole.Fill)} 个）未使用。",
                $"the layer \"{Name}\" has closed lines and fillings; areas were made of the lines, the fillings ({Count(DxfRole.Fill)}) were not used.");

        if (Of(DxfRole.Paper).Any())
            log.Warning(
                "dxf.paper-left-out",
                Name,
                $"图层“{Name}”上有 {Count(DxfRole.Paper)} 个实体在图纸空间（布局）中，未使用。",
                $"the layer \"{Name}\" has {Count(DxfRole.Paper)} entities on paper (in a layout); they were not used.");

        // On a layer of outlines an open line is as likely an outline that nobody closed, and the area would lack it.
        foreach (var line in HasOutlines ? Of(DxfRole.Open).Where(IsPolyline) : [])
            log.Error(
                "dxf.open-outline",
                $"{Name}[{line.Record.Number}]",
                $"图层“{Name}”上有闭合的范围线，也有未闭合的多段线，无法判断它是不是漏闭合的范围。请闭合，或移到别的图层。",
                $"the layer \"{Name}\" has closed outlines and this open polyline; it cannot be told whether it is an outline that was not closed. Close it, or move it to another layer.",
                line.Parts[0].Rings[0][0]);
    }

    private void ReportUnread(DefectLog log, IReadOnlyList<UnreadEntities> unread)
    {
        var without = Of(DxfRole.Unread).GroupBy(entity => entity.Class, StringComparer.Ordinal).Select(group => new UnreadEntities(Name, group.Key, group.Count()));
        foreach (var kind in unread.Concat(without))
        {
            var count = kind.Count.ToString(CultureInfo.InvariantCulture);
            var (chinese, english) = (
                $"图层“{Name}”上有 {count} 个实体（{kind.Kind}）不能读取。需要时请分解或转为多段线。",
                $"the layer \"{Name}\" has {count} entities ({kind.Kind}) that cannot be read. Explode them or turn them into polylines where needed.");
            if (AreaKinds.Contains(kind.Kind, StringComparer.Ordinal))
                log.Error("dxf.unread-area", Name, chinese, english);
            else
                log.Warning("dxf.unread", Name, chinese, english);
        }
    }

    private string Count(DxfRole role) => Of(role).Count().ToString(CultureInfo.InvariantCulture);

    // Straight pieces (LINE) are dimension lines, hatching by hand and the like; an outline has at least three points.
    private static bool IsPolyline(DxfEntity entity) => entity.Parts.Any(part => part.Rings[0].Length > 2);
}
