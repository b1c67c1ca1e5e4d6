using System.Globalization;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>A question whose answer may change the verdict. Until it is answered the strictest is assumed.</summary>
/// <param name="Attribute">What is not known.</param>
/// <param name="Why">The question and what hangs on it, in Chinese.</param>
public sealed record ProjectQuestion(AttributeDefinition Attribute, string Why)
{
    private const int NamedRules = 3;

    /// <summary>The questions that findings leave open, in the rule book's order.</summary>
    internal static IReadOnlyList<ProjectQuestion> Of(RuleBook book, ProjectAttributes project, IReadOnlyList<Finding> findings) =>
        [.. book.Attributes
            .Select(attribute => (attribute, Rules: findings.Where(finding => finding.Assumed.Contains(attribute.Code, StringComparer.Ordinal)).Select(finding => finding.Rule.Title).Distinct(StringComparer.Ordinal).ToList()))
            .Where(item => item.Rules.Count > 0)
            .Select(item => new ProjectQuestion(item.attribute, WhyOf(item.attribute, item.Rules, project)))];

    private static string WhyOf(AttributeDefinition attribute, List<string> rules, ProjectAttributes project)
    {
        var written = project.FindNotUnderstood(attribute.Code) is { } text ? $"文件写的“{text}”不在可用值之内。" : string.Empty;
        var more = rules.Count > NamedRules ? string.Create(CultureInfo.InvariantCulture, $"等 {rules.Count} 条") : string.Empty;
        return $"{attribute.Question}{written}影响：{string.Join("、", rules.Take(NamedRules))}{more}。";
    }
}
