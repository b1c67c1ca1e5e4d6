using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>
/// Reads a rule book from its folder: <c>rulebook.yaml</c>, <c>attributes*.yaml</c>, <c>documents*.yaml</c>, <c>fields*.yaml</c>; every other
/// <c>*.yaml</c> holds rules. Every problem of all files is reported at once, with file and line.
/// </summary>
public static class RuleBookFolder
{
    private const string IdentityName = "rulebook.yaml";

    private static readonly YamlFile Identity = new("rules", "规则库文件", "The rule book", "yanshi-gis/rule-book/1", "schema, id, version, title, checkedOn");
    private static readonly YamlFile Attributes = new("rules", "项目属性文件", "The attributes file", "yanshi-gis/attributes/1", "schema, attributes");
    private static readonly YamlFile Documents = new("rules", "法规文件清单", "The documents file", "yanshi-gis/law-documents/1", "schema, documents");
    private static readonly YamlFile Fields = new("rules", "字段文件", "The fields file", "yanshi-gis/feature-fields/1", "schema, fields");
    private static readonly YamlFile RuleList = new("rules", "规则文件", "The rules file", "yanshi-gis/rules/1", "schema, rules");

    /// <summary>Reads the rule book of a data folder or workspace.</summary>
    /// <param name="folder">The folder in which <c>rules</c> is.</param>
    /// <param name="catalogue">The layers that rules may be about.</param>
    /// <param name="parks">The sectors that projects may be of.</param>
    /// <exception cref="ReferenceDataException"><c>rules.not-found</c>, <c>rules.unreadable</c>, <c>rules.too-large</c>, <c>rules.file-name</c>; what is wrong in the files is in the answer.</exception>
    public static RuleBookReading Read(string folder, Catalogue catalogue, ParkDirectory parks)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var place = Path.Combine(folder, RuleFiles.FolderName);
        return Read(RuleFiles.Find(place) ?? throw RuleProblems.NotFound(place), catalogue, parks);
    }

    internal static RuleBookReading Read(RuleFiles files, Catalogue catalogue, ParkDirectory parks)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(parks);
        var problems = new YamlProblems("rules", files.Folder);
        var vocabulary = new RuleVocabulary(catalogue, parks);
        var sources = new List<RuleSource>();
        var byKind = files.Files.ToLookup(file => KindOf(file.Name));
        var identity = IdentityFrom(byKind[Identity], files.Sha256, problems);

        // What rules speak of is read first, in whatever order the names come.
        if (!ReadEntries(byKind[Documents], Documents, "documents", problems, (map, here) => vocabulary.Add(LawDocumentEntry.From(map, here), map, here)))
            vocabulary.KnowsAllDocuments = false;
        if (!ReadEntries(byKind[Attributes], Attributes, "attributes", problems, (map, here) => vocabulary.Add(AttributeEntry.From(map, vocabulary.Sectors, here), map, here)))
            vocabulary.KnowsAllAttributes = false;
        if (!ReadEntries(byKind[Fields], Fields, "fields", problems, (map, here) => vocabulary.Add(FieldEntry.From(map, vocabulary, here), map, here)))
            vocabulary.KnowsAllFields = false;
        var knowsAllRules = ReadEntries(byKind[RuleList], RuleList, "rules", problems, (map, here) => sources.Add(new RuleEntry(vocabulary, here).From(map)));
        RequireUniqueIds(sources, problems);
        if (knowsAllRules)
            RequireRules(sources, problems);
        if (knowsAllRules && vocabulary.KnowsAllFields)
            FieldCoverage.Check(vocabulary, sources);

        var book = problems.Count > 0 ? null : new RuleBook(identity!, [.. vocabulary.Attributes], [.. vocabulary.Fields.Select(entry => entry.Field)], [.. sources.Select(source => source.Rule)]);
        return new RuleBookReading(files.Folder, book, sources, vocabulary.Documents, problems.InOrder);
    }

    private static YamlFile KindOf(string name) => name switch
    {
        IdentityName => Identity,
        _ when name.StartsWith("attributes", StringComparison.Ordinal) => Attributes,
        _ when name.StartsWith("documents", StringComparison.Ordinal) => Documents,
        _ when name.StartsWith("fields", StringComparison.Ordinal) => Fields,
        _ => RuleList,
    };

    private static RuleBookIdentity? IdentityFrom(IEnumerable<RuleFile> files, string sha256, YamlProblems problems)
    {
        var here = problems.In(IdentityName);
        foreach (var file in files)
        {
            if (Open(file, Identity, here) is not { } map)
                return null;
            var identity = new RuleBookIdentity(map.RequiredText("id"), map.RequiredText("version"), map.RequiredText("title"), map.RequiredDate("checkedOn"), sha256);
            map.RefuseUnknownKeys();
            return identity;
        }

        here.Add("missing-file", 1, $"规则库缺少 {IdentityName}（{Identity.Keys}）。", $"The rule book lacks {IdentityName} ({Identity.Keys}).");
        return null;
    }

    /// <returns>Whether all entries of all files could be told apart; if not, what seems to be missing may stand in what could not be read.</returns>
    private static bool ReadEntries(IEnumerable<RuleFile> files, YamlFile kind, string key, YamlProblems problems, Action<YamlMapReader, YamlProblems> read)
    {
        var isComplete = true;
        foreach (var file in files)
        {
            var here = problems.In(file.Name);
            if (Open(file, kind, here) is not { } map)
            {
                isComplete = false;
                continue;
            }

            var entries = map.RequiredMaps(key);
            isComplete &= entries.Count > 0 || map.Value(key) is YamlList { Items.Count: 0 };
            foreach (var entry in entries)
                read(entry, here);
            map.RefuseUnknownKeys();
        }

        return isComplete;
    }

    private static YamlMapReader? Open(RuleFile file, YamlFile kind, YamlProblems here)
    {
        try
        {
            return kind.Find(RuleFiles.TextOf(file), file.Name, here);
        }
        catch (ReferenceDataException e)
        {
            here.Add(e.Problem);
            return null;
        }
    }

    private static void RequireUniqueIds(List<RuleSource> sources, YamlProblems problems)
    {
        var places = new Dictionary<string, RuleSource>(StringComparer.Ordinal);
        foreach (var source in sources.Where(source => source.Rule.Id.Length > 0 && !places.TryAdd(source.Rule.Id, source)))
        {
            var first = problems.In(places[source.Rule.Id].File).PlaceOf(places[source.Rule.Id].Line);
            problems.In(source.File).Add("duplicate-id", source.Line, $"规则编号“{source.Rule.Id}”已在 {first} 用过。", $"The rule id \"{source.Rule.Id}\" was used at {first}.");
        }
    }

    // A book without a rule would find nothing anywhere.
    private static void RequireRules(List<RuleSource> sources, YamlProblems problems)
    {
        if (sources.Count == 0)
            problems.In(IdentityName).Add("no-rules", 1, "规则库里一条规则也没有。", "The rule book has not a single rule.");
    }
}
