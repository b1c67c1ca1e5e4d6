using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>What reading a rules folder gave: the book with the sources of its rules, or everything that is wrong in it.</summary>
public sealed class RuleBookReading
{
    private readonly string _folder;
    private readonly RuleBook? _book;

    internal RuleBookReading(string folder, RuleBook? book, IReadOnlyList<RuleSource> rules, IReadOnlyCollection<LawDocument> documents, IReadOnlyList<Problem> problems) =>
        (_folder, _book, Rules, Documents, Problems) = (folder, problems.Count == 0 ? book : null, rules, documents, problems);

    /// <summary>The rules with where they stand and their examples, in the order of the book; of use only when there are no problems.</summary>
    public IReadOnlyList<RuleSource> Rules { get; }

    /// <summary>The documents it lists, cited or not.</summary>
    public IReadOnlyCollection<LawDocument> Documents { get; }

    /// <summary>All problems of all files, by file and line; empty when the book can be used.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The book.</summary>
    /// <exception cref="ReferenceDataException">There are problems: a single one as it is, several as <c>rules.invalid</c>.</exception>
    public RuleBook GetBook() => _book ?? throw YamlProblems.Together("rules", _folder, Problems);
}
