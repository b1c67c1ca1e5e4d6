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
    internal static IReadOnlyList<ProjectQuestion> Of(RuleBook book, ProjectAttributes project, IReadOnlyList<Finding> findings)
    {
        var rules = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            foreach (var assumed in finding.Assumed)
            {
                if (!rules.TryGetValue(assumed, out var titles))
                    rules.Add(assumed, titles = []);
                if (!titles.Contains(finding.Rule.Title, StringComparer.Ordinal))
                    titles.Add(finding.Rule.Title);
            }
        }

        if (rules.Count == 0)
            return [];
        var questions = new List<ProjectQuestion>(rules.Count);
        foreach (var attribute in book.Attributes)
        {
            if (rules.TryGetValue(attribute.Code, out var titles))
                questions.Add(new ProjectQuestion(attribute, WhyOf(attribute, titles, project)));
        }

        return questions;
    }

    private static string WhyOf(AttributeDefinition attribute, List<string> rules, ProjectAttributes project)
    {
        var written = project.FindNotUnderstood(attribute.Code) is { } text ? $"文件写的“{text}”不在可用值之内。" : string.Empty;
        var more = rules.Count > NamedRules ? string.Create(CultureInfo.InvariantCulture, $"等 {rules.Count} 条") : string.Empty;
        return $"{attribute.Question}{written}影响：{string.Join("、", rules.Take(NamedRules))}{more}。";
    }
}
