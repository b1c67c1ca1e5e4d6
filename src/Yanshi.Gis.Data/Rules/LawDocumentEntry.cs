using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a list of documents.</summary>
internal static class LawDocumentEntry
{
    internal static LawDocument From(YamlMapReader map, YamlProblems problems)
    {
        var document = new LawDocument
        {
            Id = map.RequiredText("id"),
            Title = map.RequiredText("title"),
            Kind = map.RequiredCoded<LawDocumentKind>("kind"),
            Number = map.Text("number"),
            EffectiveFrom = map.Date("effectiveFrom"),
            EffectiveUntil = map.Date("effectiveUntil"),
            TextAsOf = map.Date("textAsOf"),
            Note = map.Text("note"),
        };
        map.RefuseUnknownKeys();
        DefinitionChecks.RequireKebabCase(map, "id", document.Id, problems);
        DefinitionChecks.RequireOrder(map, "effectiveFrom", document.EffectiveFrom, "effectiveUntil", document.EffectiveUntil, problems);
        if (document.Title.StartsWith('《') && document.Title.EndsWith('》'))
            problems.Add("wrong-value", map.LineOf("title"), $"标题“{document.Title}”不写书名号。", $"The title \"{document.Title}\" is written without 《》.");
        return document;
    }
}
