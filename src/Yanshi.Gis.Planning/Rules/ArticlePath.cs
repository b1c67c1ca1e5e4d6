using System.Globalization;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Which article, paragraph and item a text names: 第三十五条第一款第（二）项 is 35, 1, 2. Parts that are not named are missing. Immutable.</summary>
/// <param name="Article">The article's number in digits, with what was put in behind it (<c>35</c>, <c>35-1</c> for 第三十五条之一).</param>
/// <param name="Paragraph">款; null when the article as a whole is meant.</param>
/// <param name="Item">项; null when none is meant.</param>
internal sealed record ArticlePath(string Article, string? Paragraph = null, string? Item = null)
{
    private const char Ordinal = '第';
    private const string Ranges = "至到－—-～~";

    /// <summary>Whether one is the other or a part of it.</summary>
    internal bool Touches(ArticlePath other) =>
        Article.Equals(other.Article, StringComparison.Ordinal) && Agree(Paragraph, other.Paragraph) && Agree(Item, other.Item);

    /// <summary>Every article that a text names, in order; 、 and 至 are understood. Empty when it names none.</summary>
    internal static IReadOnlyList<ArticlePath> In(string text)
    {
        var paths = new List<ArticlePath>();
        var isRange = false;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != Ordinal || Part(text, at) is not { } part)
            {
                isRange = Ranges.Contains(text[at], StringComparison.Ordinal) && paths.Count > 0;
                at++;
                continue;
            }

            at = part.End;
            if (part.Unit is '条')
            {
                if (isRange)
                    paths.AddRange(Between(paths[^1].Article, part.Number).Select(number => new ArticlePath(number)));
                paths.Add(new ArticlePath(part.Number));
            }
            else if (paths.Count > 0)
            {
                Descend(paths, part.Unit, part.Number, isRange);
            }

            isRange = false;
        }

        return paths;
    }

    /// <summary>Where the first article begins in a text; -1 when there is none.</summary>
    internal static int IndexIn(string text) => IndexOf(text, "条");

    /// <summary>Where the first part, chapter or section of a plan begins in a text; -1 when there is none.</summary>
    internal static int IndexOfSectionIn(string text) => IndexOf(text, "编章节部");

    private static int IndexOf(string text, string units)
    {
        for (var at = text.IndexOf(Ordinal, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Ordinal, at + 1))
        {
            if (Part(text, at) is { } part && units.Contains(part.Unit, StringComparison.Ordinal))
                return at;
        }

        return -1;
    }

    private static bool Agree(string? one, string? other) => one is null || other is null || one.Equals(other, StringComparison.Ordinal);

    // 第一款 goes on from the article before it; where that has a paragraph already, it is the next one of the same article.
    private static void Descend(List<ArticlePath> paths, char unit, string number, bool isRange)
    {
        var last = paths[^1];
        if (unit is '款')
        {
            if (last.Paragraph is null)
                paths[^1] = last with { Paragraph = number };
            else
                paths.AddRange((isRange ? Between(last.Paragraph, number) : []).Append(number).Select(next => new ArticlePath(last.Article, next)));
        }
        else if (unit is '项')
        {
            if (last.Item is null)
                paths[^1] = last with { Item = number };
            else
                paths.AddRange((isRange ? Between(last.Item, number) : []).Append(number).Select(next => last with { Item = next }));
        }
    }

    private static IEnumerable<string> Between(string first, string last) =>
        int.TryParse(first, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, CultureInfo.InvariantCulture, out var to) && to > from
            ? Enumerable.Range(from + 1, to - from - 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : [];

    // 第, a number, perhaps in brackets, and what is counted.
    private static (string Number, char Unit, int End)? Part(string text, int at)
    {
        var start = at + 1;
        var isBracketed = start < text.Length && text[start] is '（' or '(';
        if (isBracketed)
            start++;
        var end = start;
        while (end < text.Length && ChineseNumeral.IsPart(text[end]))
            end++;
        if (ChineseNumeral.Read(text.AsSpan(start, end - start)) is not { } number)
            return null;
        if (isBracketed && end < text.Length && text[end] is '）' or ')')
            end++;
        if (end == text.Length)
            return null;
        var unit = text[end++];
        if (unit is '条' && end + 1 < text.Length && text[end] is '之')
        {
            var inserted = end + 1;
            while (inserted < text.Length && ChineseNumeral.IsPart(text[inserted]))
                inserted++;
            if (ChineseNumeral.Read(text.AsSpan(end + 1, inserted - end - 1)) is { } more)
                return ($"{number}-{more}", unit, inserted);
        }

        return (number, unit, end);
    }
}
