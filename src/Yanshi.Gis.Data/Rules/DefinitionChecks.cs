using System.Text.RegularExpressions;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>What definitions of a rule book have in common.</summary>
internal static partial class DefinitionChecks
{
    /// <summary>Ids of documents and codes of values: lower-case letters, digits, hyphens.</summary>
    internal static void RequireKebabCase(YamlMapReader map, string key, string text, YamlProblems problems)
    {
        if (text.Length > 0 && !KebabCase().IsMatch(text))
            problems.Add("wrong-value", map.LineOf(key), $"“{key}”的值“{text}”只能用小写字母、数字和连字符。", $"\"{key}\" is \"{text}\"; it may hold lower-case letters, digits and hyphens only.");
    }

    /// <summary>Codes of attributes and names of fields: they become keys.</summary>
    internal static void RequireCamelCase(YamlMapReader map, string key, string text, YamlProblems problems)
    {
        if (text.Length > 0 && !CamelCase().IsMatch(text))
            problems.Add("wrong-value", map.LineOf(key), $"“{key}”的值“{text}”应以小写字母开头，只用字母和数字。", $"\"{key}\" is \"{text}\"; it must begin with a lower-case letter and hold letters and digits only.");
    }

    /// <summary>Ids of rules: a layer or theme, a point, and what the rule is about.</summary>
    internal static void RequireRuleId(YamlMapReader map, string id, YamlProblems problems)
    {
        if (id.Length > 0 && !RuleId().IsMatch(id))
            problems.Add("wrong-value", map.LineOf("id"), $"规则编号“{id}”应形如 permanent-basic-farmland.ordinary。", $"The rule id \"{id}\" must look like permanent-basic-farmland.ordinary.");
    }

    /// <summary>Units of numbers: one whose spellings nobody knows would make every number with its unit unknown.</summary>
    internal static void RequireUnit(YamlMapReader map, string? unit, YamlProblems problems)
    {
        var known = ValueReading.Units;
        if (unit is not null && !known.Contains(unit, StringComparer.Ordinal))
            problems.Add("unknown-unit", map.LineOf("unit"), $"不认识单位“{unit}”；可用：{string.Join(", ", known)}。", $"Unknown unit \"{unit}\"; allowed: {string.Join(", ", known)}.");
    }

    /// <summary>A last day that lies before the first.</summary>
    internal static void RequireOrder(YamlMapReader map, string firstKey, DateOnly? first, string lastKey, DateOnly? last, YamlProblems problems)
    {
        if (first > last)
            problems.Add("wrong-value", map.LineOf(lastKey), $"“{lastKey}”早于“{firstKey}”。", $"\"{lastKey}\" is earlier than \"{firstKey}\".");
    }

    /// <summary>Texts by which values are told: none blank, none of two values.</summary>
    internal static void RequireDistinctTexts(IEnumerable<(string Code, string Text, int Line)> texts, YamlProblems problems)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, text, line) in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                problems.Add("wrong-value", line, $"值“{code}”的名称是空的。", $"A name of the value \"{code}\" is blank.");
            else if (!owners.TryAdd(text, code) && !string.Equals(owners[text], code, StringComparison.Ordinal))
                problems.Add("duplicate-id", line, $"“{text}”既是值“{owners[text]}”又是值“{code}”。", $"\"{text}\" means both \"{owners[text]}\" and \"{code}\".");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleId();
}
