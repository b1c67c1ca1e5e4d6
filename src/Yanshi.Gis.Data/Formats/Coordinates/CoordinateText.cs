using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Coordinates;

/// <summary>
/// One position as people type it: two numbers in either order, with or without marks, letters and labels (<c>34°45′01.8″N 112°44′12″E</c>, <c>X=3846123.1 Y=38384123.4</c>,
/// <c>112.7367，34.7505</c>). What they mean is for <see cref="CrsDetection"/>. Thread-safe.
/// </summary>
public static class CoordinateText
{
    /// <summary>The longest text that is looked at; nobody needs more characters for a position.</summary>
    public const int MostCharacters = 200;

    private const double LargestDegrees = 180;
    private const int PackedDigits = 4;

    private const string Separators = ",;/ \t、";
    private static readonly char[] Brackets = ['(', ')', '[', ']', '{', '}', ' ', '\t', ',', ';', '。', '.'];
    private static readonly string[] EastWords = ["东经", "西经", "经度", "横坐标", "东坐标", "东", "lon", "lng", "east", "e"];
    private static readonly string[] NorthWords = ["北纬", "南纬", "纬度", "纵坐标", "北坐标", "北", "lat", "north", "n"];
    private static readonly string[] OtherWords = ["坐标", "x", "y"];

    /// <summary>The ways to take a text as a position, best first; none when it is no position.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<TypedPosition> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
            return [];
        var folded = StructuralText.Fold(text).Trim(Brackets);
        Half? first = null, second = null;
        foreach (var (left, right) in Splits(folded))
        {
            if (Half.Find(left) is not { } one || Half.Find(right) is not { } two || one.IsAngle != two.IsAngle)
                continue;

            // Of "112 44 34 45" the middle is meant: as much stands on both sides.
            if (first is null || Math.Abs(one.Parts - two.Parts) < Math.Abs(first.Value.Parts - second!.Value.Parts))
                (first, second) = (one, two);
        }

        return first is { } a && second is { } b ? PositionsOf(a, b) : [];
    }

    private static IEnumerable<(string Left, string Right)> Splits(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Separators.Contains(text[i], StringComparison.Ordinal))
                yield return (text[..i].Trim(Brackets), text[(i + 1)..].Trim(Brackets));
        }

        // "N34°45.03′E112°44.2′" has nothing between.
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (char.IsLetter(text[i]) && (char.IsDigit(text[i + 1]) || char.IsLetter(text[i + 1])) && !char.IsLetter(text[i - 1]))
                yield return (text[..i], text[i..]);
            if (text[i] is 'N' or 'S' or 'E' or 'W' or 'n' or 's' or 'e' or 'w' && char.IsDigit(text[i + 1]))
                yield return (text[..(i + 1)], text[(i + 1)..]);
        }
    }

    private static List<TypedPosition> PositionsOf(Half first, Half second)
    {
        var order = (first.IsNorth, second.IsNorth) switch
        {
            (true, false) or (true, null) or (null, false) => AxisOrder.NorthEast,
            (false, true) or (false, null) or (null, true) => AxisOrder.EastNorth,
            _ => AxisOrder.Unknown,
        };
        List<TypedPosition> positions = [new(new Coordinate(first.Value, second.Value), first.IsAngle ? CoordinateNotation.MarkedDegrees : CoordinateNotation.Numbers, order)];
        if (first.Packed is { } a && second.Packed is { } b)
            positions.Add(new TypedPosition(new Coordinate(a, b), CoordinateNotation.PackedDegrees, order));
        return positions;
    }

    // One of the two numbers, with what stands around it.
    private readonly record struct Half(double Value, bool IsAngle, int Parts, bool? IsNorth, double? Packed)
    {
        internal static Half? Find(string text)
        {
            var isNorth = DirectionOf(text);
            var number = WithoutLabel(text);
            if (NumberText.TryParse(number, out var plain))
                return new Half(plain.Value, IsAngle: false, Parts: 1, isNorth, PackedOf(number));
            if (number.EndsWith('°') && NumberText.TryParse(number.AsSpan(0, number.Length - 1), out var degrees))
                return new Half(degrees.Value, IsAngle: true, Parts: 1, isNorth, Packed: null);
            if (!AngleText.TryParse(number, out var angle) && !AngleText.TryParse(text, out angle))
                return null;
            return new Half(angle, IsAngle: true, number.Split(Marks, StringSplitOptions.RemoveEmptyEntries).Length, isNorth, Packed: null);
        }

        private static readonly char[] Marks = ['°', 'º', '˚', '度', ':', ' ', '\'', '′', '’', '分', '"', '″', '”', '秒'];

        private static bool? DirectionOf(string text)
        {
            if (NorthWords.Any(word => Stands(text, word)) || text.EndsWith('S') || text.StartsWith('S'))
                return true;
            return EastWords.Any(word => Stands(text, word)) || text.EndsWith('W') || text.StartsWith('W') ? false : null;
        }

        private static bool Stands(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) || text.EndsWith(word, StringComparison.OrdinalIgnoreCase);

        private static string WithoutLabel(string text)
        {
            var rest = text;
            foreach (var word in EastWords.Concat(NorthWords).Concat(OtherWords))
            {
                // South and west change the sign: the reader of angles knows them.
                if (word is "南纬" or "西经")
                    continue;
                if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    rest = rest[word.Length..];
                else if (rest.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                    rest = rest[..^word.Length];
            }

            rest = rest.Trim(' ', ':', '=', '(', ')');
            return rest.EndsWith('米') || rest.EndsWith('m') ? rest[..^1].TrimEnd() : rest;
        }

        private static double? PackedOf(string number)
        {
            var point = number.IndexOf('.', StringComparison.Ordinal);
            return point >= 0 && number.Length - point - 1 >= PackedDigits && AngleText.TryParsePacked(number, out var degrees) && Math.Abs(degrees) <= LargestDegrees ? degrees : null;
        }
    }
}
