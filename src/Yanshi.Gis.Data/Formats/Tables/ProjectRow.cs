using System.Globalization;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>One project of a table.</summary>
internal sealed class ProjectRow(ProjectHeading heading, TableRow row, SiteFileLimits limits)
{
    /// <summary>Reads the row, whatever is wrong with it: its flaws are its defects.</summary>
    /// <param name="running">Its running number from 1.</param>
    public ParcelReading Read(int running)
    {
        var log = new DefectLog(limits.MaxDefectsPerCode);
        var (shape, rings, unlocated) = Outline(log);
        var area = StatedArea(log);
        var parcel = new SourceParcel
        {
            Id = Written(heading.IdColumn) ?? running.ToString(CultureInfo.InvariantCulture),
            Name = Written(heading.NameColumn),
            Attributes = Attributes(log),
            Shape = shape,
            Rings = rings,
            StatedAreaSquareMetres = area?.SquareMetres,
            StatedAreaStepSquareMetres = area?.Step ?? 1.0,
            Where = row.Where,
        };
        return new ParcelReading(parcel, log.ToList()) { Unlocated = unlocated is null ? null : new UnknownLocation(unlocated, Written(heading.ParkColumn), Written(heading.TownColumn)) };
    }

    private (SourceShape, IReadOnlyList<SourceRing>, Problem?) Outline(DefectLog log)
    {
        var text = row.Cell(heading.Outline);
        if (text.Length == 0)
            return (SourceShape.Polygon, [], HasPoint ? Point() : Unknown());
        if (WktText.IsPoint(text))
            return (SourceShape.Point, [], Point());
        try
        {
            var (shape, rings) = WktText.Read(text, row.Where, log, limits.MaxPointsPerSite);
            if (rings.Count == 0 && !log.HasErrors)
                log.Error("wkt.empty", row.Where, "图形没有坐标。请补上范围。", "the outline has no coordinates. Supply it.");
            return (shape, rings, null);
        }
        catch (InputRefusedException e)
        {
            log.Error(e.Problem.Code, e.Problem.Where, e.Problem.Chinese, e.Problem.English);
            return (SourceShape.Polygon, [], null);
        }
    }

    private string? Written(int? column) => row.Cell(column) is { Length: > 0 } text ? text : null;

    private bool HasPoint => heading.Point is { } point && (row.Cell(point.East).Length > 0 || row.Cell(point.North).Length > 0);

    private Dictionary<string, string> Attributes(DefectLog log)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, column) in heading.Attributes.Concat(heading.Mapped))
        {
            var text = row.Cell(column);
            if (text.Length > limits.MaxAttributeCharacters)
                log.Warning(
                    "input.attribute-too-long",
                    row.Where,
                    string.Create(CultureInfo.InvariantCulture, $"“{name}”超过 {limits.MaxAttributeCharacters} 个字符，未使用。"),
                    string.Create(CultureInfo.InvariantCulture, $"'{name}' has more than {limits.MaxAttributeCharacters} characters; it is not used."));
            else if (text.Length > 0)
                attributes[name] = text;
        }

        return attributes;
    }

    private (double SquareMetres, double Step)? StatedArea(DefectLog log)
    {
        if (heading.StatedArea is not { } stated || row.Cell(stated.Column) is not { Length: > 0 } text)
            return null;
        if (NumberText.TryParse(StructuralText.Fold(text), out var number) && number.Value > 0)
            return (number.Value * stated.SquareMetres, number.Step * stated.SquareMetres);
        log.Warning("table.area", row.Where, $"面积“{Excerpt.Of(text)}”不是大于 0 的数，未使用。", $"the area '{Excerpt.Of(text)}' is no number above 0; it is not used.");
        return null;
    }

    private Problem Unknown() => new(
        "screening.location-unknown",
        row.Where,
        "这一行没有范围坐标，位置不明，不能检查。请补上 WKT 或坐标串；只写园区或镇街时仍给出园区和行业的提示。",
        "the row has no outline: its location is unknown and it cannot be checked. Supply WKT or pairs of coordinates; a park or town alone still gets what is known of park and sector.");

    private Problem Point() => new(
        "site.point-not-supported",
        row.Where,
        "这一行只有一个点，点不能作为用地范围，位置按不明处理。请提供面，或提供线并用 --width 指定宽度（米）。",
        "the row has a single point, which is no site; its location counts as unknown. Supply an area, or a line with --width (metres).");
}
