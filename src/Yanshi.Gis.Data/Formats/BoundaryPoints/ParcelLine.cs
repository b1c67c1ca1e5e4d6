using System.Globalization;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>The line that opens a parcel: fields that are known by their place, and <c>@</c> at the end.</summary>
internal sealed record ParcelLine
{
    /// <summary>The long form, whose first eight fields are the common nine-field form (with the <c>@</c>).</summary>
    private static readonly string[] LongForm =
        ["界址点数", "地块面积", "地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码", "图斑类型", "地类", "改造前", "改造后", "备注"];

    /// <summary>The form of 耕地进出平衡.</summary>
    private static readonly string[] BalanceForm = ["界址点数", "地块名称", "图形属性", "进出类型"];

    private const char Mark = '@';

    public required string Where { get; init; }

    public int? PointCount { get; private init; }

    public string? Number { get; private init; }

    public string? Name { get; private init; }

    public SourceShape Shape { get; private init; }

    public double? AreaSquareMetres { get; private init; }

    public double AreaStepSquareMetres { get; private init; } = 1.0;

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Whether the line opens a parcel: its last field that is not empty is <c>@</c>.</summary>
    public static bool IsParcelLine(DelimitedLine line)
    {
        var end = line.Folded.AsSpan().TrimEnd(" \t,");
        return end.EndsWith([Mark]) && (end.Length == 1 || end[^2] is ',' or ' ' or '\t');
    }

    public static ParcelLine Parse(DelimitedLine line, DefectLog log)
    {
        var (fields, form) = FieldsAndForm(line);
        if (form is null)
        {
            form = LongForm;
            log.Warning(
                "txt.parcel-fields",
                line.Where,
                string.Create(CultureInfo.InvariantCulture, $"地块行有 {fields.Count} 个字段（不计 @），不是已知的 4 个或 8–13 个，按通用顺序读取。"),
                string.Create(CultureInfo.InvariantCulture, $"the parcel line has {fields.Count} fields besides @, not the known 4 or 8 to 13; they were read in the common order."));
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            if (!fields[i].IsEmpty)
                attributes[i < form.Length ? form[i] : string.Create(CultureInfo.InvariantCulture, $"字段{i + 1}")] = fields[i].Text;
        }

        var (area, step) = Area(attributes.GetValueOrDefault("地块面积"), line.Where, log);
        return new ParcelLine
        {
            Where = line.Where,
            PointCount = Count(attributes.GetValueOrDefault("界址点数"), line.Where, log),
            Number = attributes.GetValueOrDefault("地块编号"),
            Name = attributes.GetValueOrDefault("地块名称"),
            Shape = ShapeOf(attributes.GetValueOrDefault("图形属性"), line.Where, log),
            AreaSquareMetres = area,
            AreaStepSquareMetres = step,
            Attributes = attributes,
        };
    }

    /// <summary>
    /// A name may hold a full-width comma, a careless writer may use one as separator: the ASCII commas alone are believed when they
    /// give a known form.
    /// </summary>
    private static (List<Field> Fields, string[]? Form) FieldsAndForm(DelimitedLine line)
    {
        var narrow = WithoutMark(line.SplitAtAsciiCommas());
        if (FormOf(narrow) is { } form)
            return (narrow, form);
        var wide = WithoutMark(line.Split());
        return (wide, FormOf(wide));
    }

    private static List<Field> WithoutMark(IReadOnlyList<Field> fields)
    {
        var kept = fields.ToList();
        if (kept.Count > 0 && kept[^1].Folded == "@")
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static string[]? FormOf(List<Field> fields) => fields.Count switch
    {
        4 when TryShape(fields[2].Folded, out _) => BalanceForm,
        >= 8 when fields.Count <= LongForm.Length => LongForm,
        _ => null,
    };

    private static bool TryShape(string folded, out SourceShape shape)
    {
        (shape, var known) = folded.ToLowerInvariant() switch
        {
            "面" or "面状" or "多边形" or "polygon" => (SourceShape.Polygon, true),
            "线" or "线状" or "line" or "polyline" => (SourceShape.Line, true),
            "点" or "点状" or "point" => (SourceShape.Point, true),
            _ => (SourceShape.Polygon, false),
        };
        return known;
    }

    private static SourceShape ShapeOf(string? text, string where, DefectLog log)
    {
        if (text is null)
            log.Warning(
                "txt.shape-unsaid",
                where,
                "地块行没有图形属性（面/线/点），按“面”读取。",
                "the parcel line does not say its shape (面/线/点); it was read as an area (面).");
        else if (TryShape(StructuralText.Fold(text), out var shape))
            return shape;
        else
            log.Error(
                "txt.shape-unknown",
                where,
                $"图形属性“{text}”无法识别，应为 面、线 或 点。",
                $"the shape '{text}' is not known; it must be 面 (area), 线 (line) or 点 (point).");
        return SourceShape.Polygon;
    }

    private static int? Count(string? text, string where, DefectLog log)
    {
        if (text is not null && int.TryParse(StructuralText.Fold(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        log.Warning(
            "txt.point-count-unreadable",
            where,
            $"界址点数“{text}”不是整数，无法据以核对点数。",
            $"the point count '{text}' is not a whole number, so the points cannot be checked against it.");
        return null;
    }

    /// <summary>Hectares as written to square metres, with what one unit of the last digit is worth.</summary>
    private static (double? Area, double Step) Area(string? text, string where, DefectLog log)
    {
        const decimal squareMetresPerHectare = 10_000m;
        if (text is null)
            return (null, 1.0);
        var folded = StructuralText.Fold(text);
        if (decimal.TryParse(folded, NumberStyles.Float, CultureInfo.InvariantCulture, out var hectares)
            && hectares is >= 0 and < 1_000_000_000m
            && NumberText.TryParse(folded, out var number))
            return hectares == 0 ? (null, 1.0) : ((double)(hectares * squareMetresPerHectare), number.Step * (double)squareMetresPerHectare);
        log.Warning(
            "txt.area-unreadable",
            where,
            $"地块面积“{text}”不是公顷数，未作比较。",
            $"the stated area '{text}' is not a number of hectares and is not compared.");
        return (null, 1.0);
    }
}
