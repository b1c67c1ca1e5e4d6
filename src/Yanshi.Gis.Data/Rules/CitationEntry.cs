using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a rule's citations.</summary>
internal static class CitationEntry
{
    /// <summary>The citation; null when it names no document that there is.</summary>
    internal static Citation? From(YamlMapReader map, RuleVocabulary vocabulary, YamlProblems problems)
    {
        var id = map.RequiredText("document");
        var (article, isVerified, checkedOn, note) = (map.Text("article"), map.RequiredFlag("verified"), map.Date("checkedOn"), map.Text("note"));
        map.RefuseUnknownKeys();
        var document = vocabulary.FindDocument(id);
        if (document is null && id.Length > 0 && vocabulary.KnowsAllDocuments)
            problems.Add("unknown-document", map.LineOf("document"), $"documents 中没有文件“{id}”。", $"There is no document \"{id}\" among the documents.");
        if (isVerified)
            RequireEvidence(map, document, article, checkedOn, problems);
        else if (checkedOn is not null)
            problems.Add("wrong-value", map.LineOf("checkedOn"), "未核（verified: false）的依据没有 checkedOn。", "A citation that is not verified has no checkedOn.");
        return document is null ? null : new Citation(document, article, isVerified, checkedOn, note);
    }

    // Only what was read can have been verified.
    private static void RequireEvidence(YamlMapReader map, LawDocument? document, string? article, DateOnly? checkedOn, YamlProblems problems)
    {
        if (string.IsNullOrWhiteSpace(article))
            problems.Add("missing-key", map.LineOf("article"), "已核的依据须写明 article。", "A verified citation must name its article.");
        if (checkedOn is null)
            problems.Add("missing-key", map.Line, "已核的依据须写明 checkedOn。", "A verified citation must say checkedOn.");
        if (document is { TextAsOf: null })
            problems.Add("wrong-value", map.LineOf("verified"), $"文件“{document.Id}”没有 textAsOf，即手边没有原文：它的依据不能是已核的。", $"The document \"{document.Id}\" has no textAsOf, that is no text at hand: no citation of it can be verified.");
    }
}
