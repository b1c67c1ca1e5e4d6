using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>Reads the keys of a rule that depend on its relation, <c>distance</c> and <c>limit</c>, and checks which may stand with which.</summary>
internal static class RelationKeys
{
    private static readonly (string Unit, double SquareMetres)[] AreaUnits = [("squareMetres", 1), ("hectares", 10_000), ("mu", 2000.0 / 3.0)];
    private const string ShareUnit = "share";

    /// <summary>The distance; null when there is none.</summary>
    internal static RuleDistance? DistanceFrom(YamlMapReader? map, YamlProblems problems)
    {
        if (map is null)
            return null;
        var distance = new RuleDistance(map.RequiredNumber("metres"), map.RequiredText("from"), map.Number("halfWidthMetres", least: 0) ?? 0);
        map.RefuseUnknownKeys();
        if (distance.Metres <= 0 && map.Value("metres") is not null)
            problems.Add("wrong-value", map.LineOf("metres"), "距离应大于 0。", "The distance must be more than 0.");
        return distance;
    }

    /// <summary>The limit in square metres or as a share; 0 when there is none.</summary>
    internal static double LimitFrom(YamlMapReader map, RuleRelation relation, YamlProblems problems)
    {
        var entries = map.Entries("limit");
        var allowed = relation is RuleRelation.ShareOver ? [ShareUnit] : AreaUnits.Select(unit => unit.Unit).ToList();
        foreach (var (unit, _) in entries.Where(entry => !allowed.Contains(entry.Key.Text, StringComparer.Ordinal)))
            problems.Add("unknown-unit", unit.Line, $"限额的单位“{unit.Text}”不能用；可用：{string.Join(", ", allowed)}。", $"The limit's unit \"{unit.Text}\" cannot be used; allowed: {string.Join(", ", allowed)}.");
        if (entries.Count > 1)
            problems.Add("wrong-value", map.LineOf("limit"), "限额只能写一个单位。", "A limit has one unit.");
        if (entries.Count != 1 || !allowed.Contains(entries[0].Key.Text, StringComparer.Ordinal))
            return 0;

        var (name, value) = (entries[0].Key.Text, entries[0].Value);
        var number = value is YamlScalar { IsNull: false } scalar ? ConditionSubject.NumberOf(scalar.Text) : null;
        var most = name is ShareUnit ? 1 : double.PositiveInfinity;
        if (number is > 0 && number < most)
            return number.Value * (name is ShareUnit ? 1 : AreaUnits.First(unit => unit.Unit == name).SquareMetres);
        problems.Add(
            "wrong-value",
            value.Line,
            $"限额应为大于 0{(name is ShareUnit ? "、小于 1" : string.Empty)} 的数。",
            $"The limit must be a number above 0{(name is ShareUnit ? " and below 1" : string.Empty)}.");
        return 0;
    }

    /// <summary>Notes what does not fit the relation.</summary>
    internal static void Check(Rule rule, YamlMapReader map, LayerDefinition? layer, YamlProblems problems)
    {
        var needsLayer = rule.Relation is not (RuleRelation.Always or RuleRelation.OutsideParks or RuleRelation.SectorUnfit);
        var code = EnumCode.Of(rule.Relation);
        if (needsLayer && rule.Layer is null && map.Has("layer"))
            Refuse("layer", $"关系 {code} 须有图层。", $"The relation {code} needs a layer.");
        if (!needsLayer && rule.Layer is not null)
            Refuse("layer", $"关系 {code} 没有图层：layer 应为 null。", $"The relation {code} has no layer: layer must be null.");
        if (rule.Relation is RuleRelation.Outside && layer is { Role: not LayerRole.MustContain })
            Refuse("relation", $"关系 outside 只用于须在内（must-contain）的图层，{layer.Id} 不是。", $"The relation outside is for layers that must contain the site, which {layer.Id} is not.");
        if (rule.Distance is not null && rule.Relation is not (RuleRelation.Meets or RuleRelation.Within))
            Refuse("distance", $"关系 {code} 没有 distance。", $"The relation {code} has no distance.");
        if (rule.Distance is not null && rule.Relation is RuleRelation.Meets && layer is { Role: not LayerRole.Restricts })
            Refuse("distance", $"只有限制（restricts）图层的线和点有控制范围，{layer.Id} 不是。", $"Only lines and points of restricting layers stand for zones; {layer.Id} is none.");
        if (rule.Relation is RuleRelation.Within && map.Value("distance") is null)
            problems.Add("missing-key", map.Line, "关系 within 须有 distance。", "The relation within needs a distance.");
        var hasLimit = rule.Relation is RuleRelation.AreaOver or RuleRelation.ShareOver;
        if (map.Value("limit") is null ? hasLimit : !hasLimit)
            problems.Add(hasLimit ? "missing-key" : "relation", map.LineOf("limit"), hasLimit ? $"关系 {code} 须有 limit。" : $"关系 {code} 没有 limit。", hasLimit ? $"The relation {code} needs a limit." : $"The relation {code} has no limit.");
        if (map.Entries("where").Count > 0 && (!needsLayer || rule.Relation is RuleRelation.Outside))
            Refuse("where", $"关系 {code} 不看要素的字段，不能有 where。", $"The relation {code} looks at no features and cannot have where.");

        void Refuse(string key, string chinese, string english) => problems.Add("relation", map.LineOf(key), chinese, english);
    }
}
