using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>Documents as Chinese writing cites them.</summary>
public static class CitationWords
{
    /// <summary>A document with its articles: 《土地管理法》第三十五条第一款、第四十四条第二款.</summary>
    /// <param name="document">The document.</param>
    public static string Of(CitedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return TitleOf(document.First.Title) + string.Join('、', document.Articles);
    }

    /// <summary>A document's title in 《》, a title within it in 〈〉, its number behind: 《河南省实施〈土地管理法〉办法》, 《…意见》（国发〔2017〕24号）.</summary>
    /// <param name="title">The title as the record has it.</param>
    public static string TitleOf(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var number = title.EndsWith("号）", StringComparison.Ordinal) ? title.LastIndexOf('（') : title.Length;
        return $"《{title[..number].Replace('《', '〈').Replace('》', '〉')}》{title[number..]}";
    }

    /// <summary>The remarks on a document, each with the article it is about.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<string> NotesOf(CitedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Notes.Select(note => note.Article is null || document.Articles.Count == 1 ? note.Text : $"{note.Article}：{note.Text}");
    }
}
