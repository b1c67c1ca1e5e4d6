using System.Buffers;
using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>
/// Reads the outline in one cell: WKT (POLYGON, MULTIPOLYGON, LINESTRING, MULTILINESTRING, with or without Z and M), or a list of pairs
/// <c>x,y;x,y;…</c>, which is one ring. No nesting is followed beyond what these types have, so no text is too deep for it.
/// </summary>
internal ref struct WktText
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789eE");

    private readonly ReadOnlySpan<char> _text;
    private readonly string _where;
    private readonly DefectLog _log;
    private readonly PointBudget _budget;
    private readonly List<SourceRing> _rings = [];
    private int _at;

    private WktText(ReadOnlySpan<char> text, string where, DefectLog log, int maxPoints)
    {
        _text = text;
        (_where, _log) = (where, log);
        _budget = new PointBudget(maxPoints);
    }

    /// <summary>Whether the text is a point, or points: no outline, whatever it says behind that word.</summary>
    public static bool IsPoint(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("POINT", StringComparison.OrdinalIgnoreCase) || start.StartsWith("MULTIPOINT", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a cell.</summary>
    /// <param name="text">The cell, not empty.</param>
    /// <param name="where">Its place.</param>
    /// <param name="log">Takes the flaws of single rings.</param>
    /// <param name="maxPoints">How many points a site may have.</param>
    /// <exception cref="InputRefusedException"><c>wkt.syntax</c>, <c>wkt.type</c>, <c>wkt.srid</c>, <c>wkt.empty</c>, <c>input.too-many-points</c>.</exception>
    public static (SourceShape Shape, IReadOnlyList<SourceRing> Rings) Read(string text, string where, DefectLog log, int maxPoints)
    {
        var reading = new WktText(StructuralText.Fold(text), where, log, maxPoints);
        var shape = reading.ReadRoot();
        reading.SkipBlanks();
        return reading._at == reading._text.Length ? (shape, reading._rings) : throw reading.Syntax();
    }

    private SourceShape ReadRoot()
    {
        SkipBlanks();
        if (_at < _text.Length && !char.IsAsciiLetter(_text[_at]))
        {
            Close(ReadPairs(), RingRole.ByNesting);
            return SourceShape.Polygon;
        }

        var word = Word();
        if (word.Equals("SRID", StringComparison.OrdinalIgnoreCase))
            throw Refused("wkt.srid", "图形前写有 SRID。请去掉，用 --crs 指定整个文件的坐标系。", "the outline begins with an SRID. Remove it, and name the system of the whole file with --crs.");
        var type = word.TrimEnd("zmZM").ToString().ToUpperInvariant();
        SkipBlanks();
        if (Word() is { Length: > 0 } second)
        {
            if (second.Equals("EMPTY", StringComparison.OrdinalIgnoreCase))
                throw Empty();
            if (second.Trim("zmZM").Length > 0)
                throw Syntax();
            SkipBlanks();
            if (Word() is { Length: > 0 } third)
                throw third.Equals("EMPTY", StringComparison.OrdinalIgnoreCase) ? Empty() : Syntax();
        }

        return Read(type);
    }

    private SourceShape Read(string type)
    {
        switch (type)
        {
            case "POLYGON":
                ReadPolygon();
                return SourceShape.Polygon;
            case "MULTIPOLYGON":
                Expect('(');
                do
                    ReadPolygon();
                while (Takes(','));
                Expect(')');
                return SourceShape.Polygon;
            case "LINESTRING":
                AddLine(ReadPoints());
                return SourceShape.Line;
            case "MULTILINESTRING":
                Expect('(');
                do
                    AddLine(ReadPoints());
                while (Takes(','));
                Expect(')');
                return SourceShape.Line;
            default:
                throw Refused(
                    "wkt.type",
                    $"图形类型“{Excerpt.Of(type)}”不能成为用地。可用 POLYGON、MULTIPOLYGON、LINESTRING、MULTILINESTRING，或 x,y;x,y;… 坐标串。",
                    $"the geometry type '{Excerpt.Of(type)}' makes no site. Use POLYGON, MULTIPOLYGON, LINESTRING, MULTILINESTRING, or pairs x,y;x,y;….");
        }
    }

    private void ReadPolygon()
    {
        var isShell = true;
        var isKept = true;
        Expect('(');
        do
        {
            var points = ReadPoints();
            // A hole whose shell is lost would become a hole of the polygon before.
            if (isShell || isKept)
                isKept = Close(points, isShell ? RingRole.Shell : RingRole.Hole) || !isShell;
            isShell = false;
        }
        while (Takes(','));
        Expect(')');
    }

    private List<Coordinate> ReadPoints()
    {
        var points = new List<Coordinate>();
        Expect('(');
        do
        {
            _budget.Take(_where);
            points.Add(new Coordinate(Number(), Number()));
            for (var more = 0; more < 2 && IsNumberNext(); more++)
                Number(); // height and measure
        }
        while (Takes(','));
        Expect(')');
        return points;
    }

    private List<Coordinate> ReadPairs()
    {
        if (!IsNumberNext())
            throw Syntax();
        var points = new List<Coordinate>();
        while (IsNumberNext())
        {
            _budget.Take(_where);
            var x = Number();
            Takes(',');
            points.Add(new Coordinate(x, Number()));
            var hasSeparator = HasLineBreak() | Takes(';');
            if (!hasSeparator && IsNumberNext())
                throw Syntax(); // three numbers in a row: nobody knows which belong together
        }

        return points;
    }

    private readonly bool HasLineBreak()
    {
        var rest = _text[_at..];
        var blanks = rest.Length - rest.TrimStart().Length;
        return rest[..blanks].IndexOfAny('\n', '\r') >= 0;
    }

    private readonly bool Close(List<Coordinate> points, RingRole role)
    {
        if (RingClosing.Close(points, closesByLabel: false, _where, _log) is not { } closed)
            return false;
        _rings.Add(new SourceRing { Number = _rings.Count + 1, Role = role, Points = closed });
        return true;
    }

    private readonly void AddLine(List<Coordinate> points)
    {
        if (points.Distinct().Take(2).Count() < 2)
            _log.Error("line.too-few-points", _where, "这条线不足 2 个不同的点。请补全。", "the line has fewer than 2 different points. Complete it.");
        else
            _rings.Add(new SourceRing { Number = _rings.Count + 1, Points = [.. points] });
    }

    private bool IsNumberNext()
    {
        SkipBlanks();
        return _at < _text.Length && NumberCharacters.Contains(_text[_at]);
    }

    private double Number()
    {
        SkipBlanks();
        var rest = _text[_at..];
        var end = rest.IndexOfAnyExcept(NumberCharacters);
        var written = end < 0 ? rest : rest[..end];
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            throw Syntax();
        if (written.IndexOfAny('e', 'E') >= 0 && NumberText.TryParse(written, out var number))
            LostDigits.Check(number, written.ToString(), "WKT", "table.coordinate-rounded", _where, _log);
        _at += written.Length;
        return value;
    }

    private ReadOnlySpan<char> Word()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private bool Takes(char sign)
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] != sign)
            return false;
        _at++;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Takes(sign))
            throw Syntax();
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private readonly InputRefusedException Empty() => Refused("wkt.empty", "图形是空的（EMPTY）。请补上范围。", "the outline is EMPTY. Supply it.");

    private readonly InputRefusedException Syntax()
    {
        var near = Excerpt.Of(_text[_at..Math.Min(_text.Length, _at + 20)].ToString());
        return Refused(
            "wkt.syntax",
            string.Create(CultureInfo.InvariantCulture, $"图形文字在第 {_at + 1} 个字符处（“{near}”）看不懂。应为 POLYGON((x y, x y, …)) 或 x,y;x,y;…；可能被截断。"),
            string.Create(CultureInfo.InvariantCulture, $"the outline's text is not understood at character {_at + 1} ('{near}'). Write POLYGON((x y, x y, …)) or x,y;x,y;…; it may be cut off."));
    }

    private readonly InputRefusedException Refused(string code, string chinese, string english) => new(code, _where, chinese, english);
}
