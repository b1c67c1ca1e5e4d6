using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>One point of a 界址点 TXT: number, ring, X (north), Y (east).</summary>
internal readonly record struct PointLine(string Label, int? Ring, Coordinate EastNorth, int EastDecimals)
{
    private const int FieldCount = 4;

    /// <summary>Parses the line; null, with an error in the log, when it is no point.</summary>
    public static PointLine? Parse(DelimitedLine line, DefectLog log)
    {
        var fields = line.Split();
        if (fields.Count < FieldCount)
        {
            log.Error(
                "txt.point-line",
                line.Where,
                string.Create(CultureInfo.InvariantCulture, $"“{Excerpt.Of(line.Text)}”不是界址点行：需要 点号,圈号,X(北),Y(东) 四个字段，只有 {fields.Count} 个。"),
                string.Create(CultureInfo.InvariantCulture, $"'{Excerpt.Of(line.Text)}' is no point line: it needs the four fields number, ring, X (north), Y (east) and has {fields.Count}."));
            return null;
        }

        if (!TryRing(fields[1].Folded, out var ring))
        {
            log.Error(
                "txt.ring-number",
                line.Where,
                $"圈号“{fields[1].Text}”不是整数。",
                $"the ring number '{fields[1].Text}' is not a whole number.");
            return null;
        }

        if (Ordinate(fields[2], "X", line.Where, log) is not { } north || Ordinate(fields[3], "Y", line.Where, log) is not { } east)
            return null;
        if (HoldsFurtherPoint(fields))
        {
            log.Error(
                "txt.points-joined",
                line.Where,
                "这一行写有两个界址点（可能丢失了换行）。请每行一点。",
                "the line holds two points (a line break was lost, perhaps). Write one point a line.");
            return null;
        }

        if (fields.Count > FieldCount)
            log.Warning(
                "txt.point-extra-fields",
                line.Where,
                $"界址点行多出字段“{Excerpt.Of(fields[FieldCount].Text)}”，未使用。",
                $"the point line has the extra field '{Excerpt.Of(fields[FieldCount].Text)}', which is not used.");
        return new PointLine(fields[0].Folded, ring, new Coordinate(east.Value, north.Value), DecimalsOf(fields[3].Folded));
    }

    private static bool HoldsFurtherPoint(IReadOnlyList<Field> fields)
    {
        for (var i = FieldCount; i + FieldCount <= fields.Count; i++)
        {
            if (TryRing(fields[i + 1].Folded, out _) && NumberText.TryParse(fields[i + 2].Folded, out _) && NumberText.TryParse(fields[i + 3].Folded, out _))
                return true;
        }

        return false;
    }

    private static bool TryRing(string folded, out int? ring)
    {
        ring = null;
        if (folded.Length == 0)
            return true;
        var isNumber = int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        ring = number;
        return isNumber;
    }

    private static NumberText? Ordinate(Field field, string axis, string where, DefectLog log)
    {
        if (!NumberText.TryParse(field.Folded, out var number))
        {
            log.Error(
                "txt.coordinate",
                where,
                $"{axis} 坐标“{Excerpt.Of(field.Text)}”不是有限的数。",
                $"the {axis} coordinate '{Excerpt.Of(field.Text)}' is not a finite number.");
            return null;
        }

        LostDigits.Check(number, field.Text, axis, "txt.coordinate-rounded", where, log);
        return number;
    }

    private static int DecimalsOf(string folded)
    {
        var point = folded.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : folded.Length - point - 1;
    }
}
