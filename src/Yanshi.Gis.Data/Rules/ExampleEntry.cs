using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a rule's examples.</summary>
/// <param name="attributes">What project attributes there are.</param>
/// <param name="fields">What fields the rule's layer has.</param>
/// <param name="problems">Where problems are noted.</param>
internal sealed class ExampleEntry(Func<YamlScalar, ConditionSubject?> attributes, Func<YamlScalar, ConditionSubject?> fields, YamlProblems problems)
{
    private const string None = "none";
    private const string FeaturePrefix = "feature.";
    private const double SquareMetresPerHectare = 10_000;

    internal RuleExample From(YamlMapReader map, Rule rule, Verdict? verdict)
    {
        var (area, hectares) = (map.Number("area", least: 0), map.Number("hectares", least: 0));
        var example = new RuleExample
        {
            Name = map.RequiredText("name"),
            AreaSquareMetres = area ?? hectares * SquareMetresPerHectare ?? 0,
            SiteSquareMetres = (map.Number("siteHectares") ?? 10) * SquareMetresPerHectare,
            DistanceMetres = map.Number("distance", least: 0),
            Feature = ValuesOf(map, "feature", fields),
            Project = ValuesOf(map, "with", attributes),
            InPark = map.Flag("inPark"),
            SectorFits = map.FindFlag("sectorFits"),
            Expected = ExpectedOf(map, rule, verdict),
            Assumed = map.Value("assumed") is null ? null : AssumedOf(map),
        };
        map.RefuseUnknownKeys();
        if (area is not null && hectares is not null)
            Refuse("hectares", "area 和 hectares 只写一个。", "Give area or hectares, not both.");
        if (example.SiteSquareMetres <= 0)
            Refuse("siteHectares", "siteHectares 应大于 0。", "siteHectares must be more than 0.");
        if (rule.Relation is RuleRelation.ShareOver && example.AreaSquareMetres > example.SiteSquareMetres)
            Refuse("area", "压占的面积大于用地面积。", "The area met is larger than the site.");
        if (example.SectorFits is not null && !example.InPark)
            Refuse("sectorFits", "不在园区内就谈不上行业是否相符：须同时写 inPark: true。", "Outside of parks no sector fits or does not: say inPark: true too.");
        return example;

        void Refuse(string key, string chinese, string english) => problems.Add("wrong-value", map.LineOf(key), chinese, english);
    }

    private Dictionary<string, string> ValuesOf(YamlMapReader map, string key, Func<YamlScalar, ConditionSubject?> find)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Entries(key))
        {
            if (find(name) is not { } subject)
                continue;
            if (value is YamlScalar { IsNull: false } scalar && subject.Takes(scalar.Text))
                values.Add(name.Text, scalar.Text);
            else
                RefuseValue(name, value, subject);
        }

        return values;
    }

    private void RefuseValue(YamlScalar name, YamlValue value, ConditionSubject subject)
    {
        var text = (value as YamlScalar)?.Text;
        if (subject.Kind is ValueKind.Number)
            problems.Add("wrong-value", value.Line, $"“{name.Text}”是数，“{text}”不是。", $"\"{name.Text}\" is a number, \"{text}\" is none.");
        else
            problems.Add("unknown-value", value.Line, $"“{name.Text}”没有值“{text}”；可用：{string.Join(", ", subject.Codes)}。", $"\"{name.Text}\" has no value \"{text}\"; allowed: {string.Join(", ", subject.Codes)}.");
    }

    // What cannot come of the rule at all is a slip of the pen.
    private Verdict? ExpectedOf(YamlMapReader map, Rule rule, Verdict? ofRule)
    {
        var text = map.RequiredText("expect");
        if (text is "" or None)
            return null;
        if (ofRule is not { } own)
            return null;
        Verdict[] possible = [own, Verdict.Clear, .. rule.Exemptions.Select(exemption => exemption.Verdict)];
        if (EnumCode.Find<Verdict>(text) is { } verdict && possible.Contains(verdict))
            return verdict;
        var allowed = string.Join(", ", possible.Distinct().Select(EnumCode.Of).Append(None));
        problems.Add("wrong-value", map.LineOf("expect"), $"“expect”的值“{text}”不对，这条规则只能得出：{allowed}。", $"\"expect\" is \"{text}\"; of this rule can come only: {allowed}.");
        return null;
    }

    private List<string> AssumedOf(YamlMapReader map)
    {
        var names = map.Texts("assumed");
        var line = map.LineOf("assumed");
        foreach (var name in names)
        {
            _ = name.StartsWith(FeaturePrefix, StringComparison.Ordinal)
                ? fields(new YamlScalar(name[FeaturePrefix.Length..], IsQuoted: false, line))
                : attributes(new YamlScalar(name, IsQuoted: false, line));
        }

        return [.. names];
    }
}
