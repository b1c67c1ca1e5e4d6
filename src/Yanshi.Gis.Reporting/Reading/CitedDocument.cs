namespace Yanshi.Gis.Reporting.Reading;

/// <summary>A document with all articles of it that a record cites. Immutable.</summary>
public sealed class CitedDocument
{
    private CitedDocument(IReadOnlyList<RecordCitation> citations)
    {
        First = citations[0];
        Articles = [.. citations.Select(citation => citation.Article).OfType<string>().Distinct(StringComparer.Ordinal)];
        Notes = [.. citations
            .Where(citation => citation.Note is not null)
            .GroupBy(citation => citation.Note!, StringComparer.Ordinal)
            .Select(same => (same.Count() == 1 ? same.First().Article : null, same.Key))];
    }

    /// <summary>The first of its citations; dates are the same in all of them.</summary>
    public RecordCitation First { get; }

    /// <summary>The articles, each once, in Chinese; empty when the document as a whole is meant.</summary>
    public IReadOnlyList<string> Articles { get; }

    /// <summary>The remarks, in Chinese, each with the article it is about; null when it is about the document.</summary>
    public IReadOnlyList<(string? Article, string Text)> Notes { get; }

    /// <summary>Puts citations together by document.</summary>
    /// <param name="citations">The citations.</param>
    public static IReadOnlyList<CitedDocument> Of(IEnumerable<RecordCitation> citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        return [.. citations
            .GroupBy(citation => citation with { Article = null, Note = null })
            .Select(same => new CitedDocument([.. same]))];
    }
}
