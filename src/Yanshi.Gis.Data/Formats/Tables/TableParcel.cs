using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>One parcel while its rows come in.</summary>
internal sealed partial class TableParcel(TableHeading heading, TableRow firstRow, int running, int maxDefectsPerCode)
{
    private readonly DefectLog _log = new(maxDefectsPerCode);
    private readonly Dictionary<string, string?> _attributes = new(StringComparer.Ordinal);
    private RingAssembly? _rings;
    private string? _id;
    private string? _name;
    private string _ring = string.Empty;
    private string _firstLabel = string.Empty;
    private Coordinate? _lastPoint;

    /// <summary>Whether the row begins another parcel: its parcel column says something else than before.</summary>
    public bool IsLeftBy(TableRow row) =>
        Differs(row.Cell(heading.Column(TableColumn.ParcelId)), _id) || Differs(row.Cell(heading.Column(TableColumn.ParcelName)), _name);

    /// <summary>Whether the row's parcel column says this parcel.</summary>
    public bool IsNamedBy(TableRow row) => _id is not null && string.Equals(row.Cell(heading.Column(TableColumn.ParcelId)), _id, StringComparison.Ordinal);

    /// <summary>Whether the row's point carries the number of the parcel's first point.</summary>
    public string? Id => _id;

    /// <summary>Whether a row's point label is of the parcel's own kind: equal but for its digits (<c>界3</c> beside <c>界1</c>).</summary>
    public bool IsLabelledLike(TableRow row)
    {
        var label = Label(row);
        return label.Any(char.IsAsciiDigit) && string.Equals(WithoutDigits(label), WithoutDigits(_firstLabel), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether both numbers of a point near the parcel's last one stand somewhere in the row.</summary>
    public bool HoldsPointLikeLast(TableRow row)
    {
        if (_lastPoint is not { } last)
            return false;
        var numbers = Number().Matches(StructuralText.Fold(string.Join(' ', row.Cells)))
            .Select(match => double.Parse(match.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
            .ToList();
        return numbers.Exists(number => IsNear(number, last.X)) && numbers.Exists(number => IsNear(number, last.Y));
    }

    public bool IsNumberedAgainFrom(TableRow row)
    {
        var label = Label(row);
        return label.Length > 0 && string.Equals(label, _firstLabel, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes one row of the parcel.</summary>
    public void Add(TableRow row)
    {
        _id ??= NullIfEmpty(row.Cell(heading.Column(TableColumn.ParcelId)));
        _name ??= NullIfEmpty(row.Cell(heading.Column(TableColumn.ParcelName)));
        _firstLabel = _firstLabel.Length == 0 ? Label(row) : _firstLabel;
        TakeAttributes(row);
        var first = Ordinate(row, heading.First);
        var second = Ordinate(row, heading.Second);
        if (!TryRing(row, out var number) || first is null || second is null)
            return;
        _lastPoint = new Coordinate(first.Value, second.Value);
        _rings ??= new RingAssembly(SourceShape.Polygon, _log);
        _rings.Add(NullIfEmpty(Label(row)), number, new Coordinate(first.Value, second.Value), row.Where);
    }

    /// <summary>Reports a blank row or a row of text between points of one ring.</summary>
    public void ReportInterruption(TableRow row) => _log.Error(
        "table.row-without-coordinates",
        row.Where,
        "这一行（空行或文字）夹在尚未闭合的一圈坐标之间，无法判断圈是否到此结束。请删去该行；若是两个地块，请加地块编号列或重复首点闭合。",
        "the row (blank, or text) stands between the points of a ring that is not closed: it cannot be told whether the ring ends here. Remove it; if these are two parcels, add a parcel column or repeat the first point.");

    /// <summary>Whether the text is a point's number: <c>J12</c>, <c>12</c>, <c>J1-2</c>.</summary>
    public static bool IsPointLabel(string text) => PointLabel().IsMatch(StructuralText.Fold(text));

    /// <summary>Whether the last ring has points and is not closed.</summary>
    public bool HasOpenRing => _rings is { IsOpen: true };

    public ParcelReading Finish()
    {
        var finished = _rings?.Finish() ?? [];
        var kept = _attributes.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        Keep(TableColumn.ParcelId, _id);
        Keep(TableColumn.ParcelName, _name);
        var parcel = new SourceParcel
        {
            Id = _id ?? running.ToString(CultureInfo.InvariantCulture),
            Name = _name,
            Attributes = kept,
            Shape = SourceShape.Polygon,
            Rings = finished,
            Where = firstRow.Where,
        };
        return new ParcelReading(parcel, _log.ToList());

        void Keep(TableColumn kind, string? value)
        {
            if (value is not null && heading.Column(kind) is { } column)
                kept[heading.Row.Cell(column)] = value;
        }
    }

    // A site spans far less than a hundredth of its coordinates; dates, telephones and areas are other numbers.
    private static bool IsNear(double number, double ordinate) => Math.Abs(number - ordinate) <= Math.Abs(ordinate) / 100;

    private static string WithoutDigits(string label) => string.Concat(label.Where(c => !char.IsAsciiDigit(c)));

    private static bool Differs(string cell, string? known) => cell.Length > 0 && known is not null && !string.Equals(cell, known, StringComparison.Ordinal);

    private string Label(TableRow row) => row.Cell(heading.Column(TableColumn.PointLabel));

    [GeneratedRegex(@"^[A-Za-z]{0,3}[0-9]+(-[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointLabel();

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    private static string? NullIfEmpty(string cell) => cell.Length == 0 ? null : cell;

    /// <summary>An attribute of the parcel is what all its rows say alike; what differs from point to point is none.</summary>
    private void TakeAttributes(TableRow row)
    {
        foreach (var (column, attribute) in heading.Attributes)
        {
            var text = row.Cell(column);
            if (text.Length > 0 && !_attributes.TryAdd(attribute, text) && !string.Equals(_attributes[attribute], text, StringComparison.Ordinal))
                _attributes[attribute] = null;
        }
    }

    /// <summary>The ring's number, carried down from a merged cell above.</summary>
    private bool TryRing(TableRow row, out int? number)
    {
        number = null;
        if (heading.Column(TableColumn.RingNumber) is not { } column)
            return true;
        var cell = StructuralText.Fold(row.Cell(column)).Trim();
        _ring = cell.Length == 0 ? _ring : cell;
        if (_ring.Length == 0)
            return true;
        if (NumberText.TryParse(_ring, out var parsed) && parsed.Value == Math.Truncate(parsed.Value) && Math.Abs(parsed.Value) < int.MaxValue)
        {
            number = (int)parsed.Value;
            return true;
        }

        _log.Error("table.ring-number", row.Where, $"圈号“{cell}”不是整数。", $"the ring number '{cell}' is not a whole number.");
        return false;
    }

    private double? Ordinate(TableRow row, int column)
    {
        var text = row.Cell(column);
        var folded = StructuralText.Fold(text).Trim();
        if (heading.HasPackedAngles && AngleText.TryParsePacked(folded, out var packed))
            return packed;
        if (!heading.HasPackedAngles && NumberText.TryParse(folded, out var number))
        {
            LostDigits.Check(number, text, heading.Row.Cell(column), "table.coordinate-rounded", row.Where, _log);
            return number.Value;
        }

        if (AngleText.TryParse(folded, out var degrees))
            return degrees;
        var heard = Excerpt.Of(text);
        _log.Error(
            "table.coordinate",
            row.Where,
            $"“{heading.Row.Cell(column)}”列的“{heard}”不是坐标（{(heading.HasPackedAngles ? "度分秒 DD.MMSS 或 112°44′24.5″" : "数，或 112°44′24.5″ 形式的角度")}）。",
            $"'{heard}' in the column '{heading.Row.Cell(column)}' is no coordinate ({(heading.HasPackedAngles ? "DD.MMSS or 112°44′24.5″" : "a number, or an angle such as 112°44′24.5″")}).");
        return null;
    }
}
