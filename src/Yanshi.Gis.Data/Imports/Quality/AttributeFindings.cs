using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of attributes: land classes, ridge shares, values that rules do not understand.</summary>
internal static class AttributeFindings
{
    private const int ListedValues = 8;

    internal static void Add(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityRequest request, FieldNames names, WorstPlaces places)
    {
        if (request.Layer.Id is LandUse.LayerId)
        {
            AddLandClasses(findings, stored, request, names, places);
            AddRidgeShares(findings, stored, request.Options, places);
        }

        for (var field = 0; field < request.RuleFields.Count; field++)
            AddUnknownValues(findings, stored, request, field, names, places);
    }

    private static void AddLandClasses(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityRequest request, FieldNames names, WorstPlaces places)
    {
        if (names.Find(FieldNames.LandClass) is null)
        {
            var hasOther = names.Find("YDYHFLDM") is not null;
            findings.Add(
                FindingSeverity.Error,
                "class.no-field",
                stored.Count,
                $"地类图斑没有字段 DLBM（三调工作分类）{(hasOther ? "；有 YDYHFLDM，那是用地用海分类，同样的数字含义不同，不能代替" : "")}。请导入带 DLBM 的地类图斑。",
                $"Land use has no attribute DLBM (third survey){(hasOther ? "; it has YDYHFLDM, the classification of 2023, in which the same digits mean other things and which cannot stand for it" : "")}. Import land use with DLBM.");
            return;
        }

        var unknown = stored.Where(feature => !LandUse.IsKnownCode(feature.Attributes.LandClass)).ToList();
        if (unknown.Count == 0)
            return;
        var (area, all) = (unknown.Sum(feature => feature.AreaSquareMetres), stored.Sum(feature => feature.AreaSquareMetres));
        var share = all > 0 ? area / all : 1;
        findings.Add(
            share > request.Options.LargestUnknownClassShare ? FindingSeverity.Error : FindingSeverity.Warning,
            "class.unknown",
            unknown.Count,
            FormattableString.Invariant($"{unknown.Count} 个图斑的地类编码 DLBM 为空或不在三调工作分类中（{Values(unknown.Select(feature => feature.Attributes.LandClass), "空")}），面积 {area:0.00} 平方米；该处地类和耕地没有答案。"),
            FormattableString.Invariant($"{unknown.Count} features have no DLBM or one that the third survey's classification lacks ({Values(unknown.Select(feature => feature.Attributes.LandClass), "none")}), {area:0.00} m²; land classes and farmland have no answer there."),
            places.Of(unknown, feature => feature.AreaSquareMetres, "m²", feature => feature.Attributes.LandClass),
            area,
            share);
    }

    private static void AddRidgeShares(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityOptions options, WorstPlaces places)
    {
        var bad = stored.Where(feature => feature.Attributes.BadRidgeShare is not null).ToList();
        if (bad.Count > 0)
            findings.Add(
                bad.Count > options.LargestBadRidgeShares ? FindingSeverity.Error : FindingSeverity.Warning,
                "class.bad-ridge-share",
                bad.Count,
                $"{bad.Count} 个图斑的扣除系数 KCXS 不是 0 至 1 之间的数（{Values(bad.Select(feature => feature.Attributes.BadRidgeShare), "空")}）；压占到时地类和耕地无法计算。请更正。",
                $"{bad.Count} features have a ridge share KCXS that is no number from 0 to 1 ({Values(bad.Select(feature => feature.Attributes.BadRidgeShare), "none")}); land classes and farmland cannot be measured where one is met. Correct them.",
                places.Of(bad, feature => feature.AreaSquareMetres, "m²", feature => feature.Attributes.BadRidgeShare),
                bad.Sum(feature => feature.AreaSquareMetres));
    }

    private static void AddUnknownValues(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityRequest request, int field, FieldNames names, WorstPlaces places)
    {
        var definition = request.RuleFields[field];
        var unknown = stored.Where(feature => feature.Attributes.UnknownValues.Any(value => value.Field == field)).ToList();
        if (unknown.Count == 0)
            return;
        var isAbsent = definition.Properties.All(property => names.Find(property) is null);
        findings.Add(
            FindingSeverity.Warning,
            isAbsent ? "attribute.no-field" : "attribute.unknown-value",
            unknown.Count,
            isAbsent
                ? $"没有“{definition.Title}”的字段（{string.Join("、", definition.Properties)}），规则对全部要素按最严处理。"
                : $"{unknown.Count} 个要素的“{definition.Title}”为空或规则不认识（{Values(unknown.Select(TextOf), "空")}），规则对它们按最严处理。",
            isAbsent
                ? $"There is no attribute for {definition.Name} ({string.Join(", ", definition.Properties)}); rules take the strictest for all features."
                : $"{unknown.Count} features have no {definition.Name} or one that no rule knows ({Values(unknown.Select(TextOf), "none")}); rules take the strictest for them.",
            isAbsent ? [] : places.Of(unknown, feature => feature.AreaSquareMetres, "m²", TextOf));

        string? TextOf(CheckedFeature feature) => feature.Attributes.UnknownValues.First(value => value.Field == field).Text;
    }

    /// <summary>The commonest values with their counts.</summary>
    private static string Values(IEnumerable<string?> values, string none)
    {
        var counted = values.GroupBy(value => value ?? none, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return string.Join(", ", counted.Take(ListedValues).Select(group => FormattableString.Invariant($"{group.Key} × {group.Count()}"))) + (counted.Count > ListedValues ? " …" : "");
    }
}
