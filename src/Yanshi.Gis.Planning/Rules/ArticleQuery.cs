namespace Yanshi.Gis.Planning.Rules;

/// <summary>条款: an article as people write it (土地管理法35, 《土地管理法》第三十五条第一款, 第三十五条), and the rules that rest on it. Immutable.</summary>
public sealed class ArticleQuery
{
    private const string Country = "中华人民共和国";
    private const string Brackets = "《》〈〉";

    private readonly string _title;
    private readonly IReadOnlyList<ArticlePath> _articles;
    private readonly string _section;

    private ArticleQuery(string title, IReadOnlyList<ArticlePath> articles, string section = "") => (_title, _articles, _section) = (title, articles, section);

    /// <summary>Reads a query. What names no article or section asks for a whole document; what names no document asks for every one.</summary>
    /// <param name="text">The text.</param>
    public static ArticleQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var compact = Compact(text);
        var start = ArticlePath.IndexIn(compact);
        if (start >= 0)
            return new ArticleQuery(compact[..start], ArticlePath.In(compact[start..]));
        start = ArticlePath.IndexOfSectionIn(compact);
        if (start >= 0)
            return new ArticleQuery(compact[..start], [], compact[start..]);

        // 土地管理法35条, 土地管理法 35: a number at the end.
        var end = compact.EndsWith('条') ? compact.Length - 1 : compact.Length;
        start = end;
        while (start > 0 && (char.IsAsciiDigit(compact[start - 1]) || (end < compact.Length && ChineseNumeral.IsPart(compact[start - 1]))))
            start--;
        return ChineseNumeral.Read(compact.AsSpan(start, end - start)) is { } number
            ? new ArticleQuery(compact[..start], [new ArticlePath(number)])
            : new ArticleQuery(compact, []);
    }

    /// <summary>The rules that cite it, in the book's order, each with the citations meant.</summary>
    /// <param name="book">The rule book.</param>
    public IReadOnlyList<ArticleUse> Find(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var documents = DocumentsOf(book);
        return
        [
            .. book.Rules
                .Select(rule => new ArticleUse(rule, [.. rule.Citations.Where(citation => documents.Contains(citation.Document.Id) && IsMeant(citation))]))
                .Where(use => use.Citations.Count > 0),
        ];
    }

    private bool IsMeant(Citation citation)
    {
        if (_articles.Count == 0 && _section.Length == 0)
            return true;
        if (citation.Article is not { } article)
            return false;
        return _section.Length > 0
            ? Compact(article).StartsWith(_section, StringComparison.Ordinal)
            : ArticlePath.In(Compact(article)).Any(cited => _articles.Any(asked => asked.Touches(cited)));
    }

    // 土地管理法 is that law and not the regulation on it; a part of a title counts where none is called exactly so.
    private HashSet<string> DocumentsOf(RuleBook book)
    {
        var documents = book.Rules.SelectMany(rule => rule.Citations).Select(citation => citation.Document).DistinctBy(document => document.Id, StringComparer.Ordinal).ToList();
        if (_title.Length == 0)
            return [.. documents.Select(document => document.Id)];
        var named = documents.Where(document => NamesOf(document).Contains(_title, StringComparer.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0)
            named = documents.FindAll(document => NamesOf(document).Any(name => name.Contains(_title, StringComparison.OrdinalIgnoreCase)));
        return [.. named.Select(document => document.Id)];
    }

    private static IEnumerable<string> NamesOf(LawDocument document) => new[] { document.Title, document.Id, document.Number }.OfType<string>().Select(Compact);

    // Titles within titles are written with and without the country's name and in brackets of either kind.
    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !Brackets.Contains(c, StringComparison.Ordinal)).Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '（' => '(',
        '）' => ')',
        _ => c,
    })).Replace(Country, string.Empty, StringComparison.Ordinal);
}

/// <summary>A rule that rests on an article.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Citations">Which of its citations are meant.</param>
public sealed record ArticleUse(Rule Rule, IReadOnlyList<Citation> Citations);
