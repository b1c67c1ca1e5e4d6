using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of how stored features are drawn: warnings of the validator, repairs, vertices, lines and points.</summary>
internal static class GeometryFindings
{
    internal static void Add(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityRequest request, WorstPlaces places)
    {
        AddWarnings(findings, stored, places);
        AddRepairs(findings, stored, places);
        AddVertices(findings, stored, request.Options, places);
        AddBaseLines(findings, stored, request, places);
    }

    private static void AddWarnings(Findings findings, IReadOnlyList<CheckedFeature> stored, WorstPlaces places)
    {
        var flawed = stored.SelectMany(feature => WarningsOf(feature).Select(code => (feature, code)));
        foreach (var flaw in flawed.GroupBy(pair => pair.code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            findings.Add(
                FindingSeverity.Notice,
                flaw.Key,
                flaw.Count(),
                $"{flaw.Count()} 个要素有小缺陷（{flaw.Key}），不影响使用。",
                $"{flaw.Count()} features have a small flaw ({flaw.Key}) that does no harm.",
                places.Of(flaw.Select(pair => pair.feature), _ => null));
    }

    private static IEnumerable<string> WarningsOf(CheckedFeature feature) =>
        feature.Defects.Where(defect => defect.Severity is DefectSeverity.Warning).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal);

    private static void AddRepairs(Findings findings, IReadOnlyList<CheckedFeature> stored, WorstPlaces places)
    {
        var repaired = stored.Where(feature => feature.Repaired is not null).ToList();
        if (repaired.Count == 0)
            return;
        var change = repaired.Sum(ChangeOf);
        findings.Add(
            FindingSeverity.Warning,
            "geometry.repaired",
            repaired.Count,
            FormattableString.Invariant($"{repaired.Count} 个要素的图形经过修复，面积变化合计 {change:0.00} 平方米；原图形一并保存。请核对。"),
            FormattableString.Invariant($"The geometry of {repaired.Count} features was repaired, changing areas by {change:0.00} m² in all; the originals are kept beside them. Check them."),
            places.Of(repaired, feature => ChangeOf(feature), "m²", feature => string.Join(", ", feature.Repaired!.Mended)),
            change);
    }

    private static double ChangeOf(CheckedFeature feature) => Math.Abs(feature.Repaired!.AreaAfter - feature.Repaired.AreaBefore);

    private static void AddVertices(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityOptions options, WorstPlaces places)
    {
        var many = stored.Where(feature => feature.Vertices.Count > options.ManyVertices).ToList();
        if (many.Count > 0)
            findings.Add(
                FindingSeverity.Notice,
                "geometry.many-vertices",
                many.Count,
                FormattableString.Invariant($"{many.Count} 个要素的顶点超过 {options.ManyVertices} 个，最多的有 {many.Max(feature => feature.Vertices.Count)} 个。"),
                FormattableString.Invariant($"{many.Count} features have more than {options.ManyVertices} vertices, the largest {many.Max(feature => feature.Vertices.Count)}."),
                places.Of(many, feature => feature.Vertices.Count));
        var longEdged = stored.Where(feature => feature.Vertices.LongestEdgeMetres > options.LongEdgeMetres).ToList();
        if (longEdged.Count > 0)
            findings.Add(
                FindingSeverity.Warning,
                "geometry.long-edge",
                longEdged.Count,
                FormattableString.Invariant($"{longEdged.Count} 个要素有长于 {options.LongEdgeMetres:0} 米的边，最长 {longEdged.Max(feature => feature.Vertices.LongestEdgeMetres):0} 米：可能漏了点，或是概略界线。"),
                FormattableString.Invariant($"{longEdged.Count} features have edges over {options.LongEdgeMetres:0} m, the longest of {longEdged.Max(feature => feature.Vertices.LongestEdgeMetres):0} m: points may be missing, or the line is a rough one."),
                places.Of(longEdged, feature => feature.Vertices.LongestEdgeMetres, "m"));
        var shortEdged = stored.Where(feature => feature.Vertices.ShortEdges > 0).ToList();
        if (shortEdged.Count > 0)
            findings.Add(
                FindingSeverity.Notice,
                "geometry.short-edge",
                shortEdged.Count,
                FormattableString.Invariant($"{shortEdged.Count} 个要素有相距不到 {options.ShortEdgeMetres * 1000:0.###} 毫米的相邻顶点，共 {shortEdged.Sum(feature => feature.Vertices.ShortEdges)} 处。"),
                FormattableString.Invariant($"{shortEdged.Count} features have neighbouring vertices less than {options.ShortEdgeMetres * 1000:0.###} mm apart, {shortEdged.Sum(feature => feature.Vertices.ShortEdges)} places in all."),
                places.Of(shortEdged, feature => feature.Vertices.ShortEdges));
    }

    private static void AddBaseLines(Findings findings, IReadOnlyList<CheckedFeature> stored, QualityRequest request, WorstPlaces places)
    {
        var lines = stored.Where(feature => !feature.IsArea).ToList();
        if (lines.Count == 0)
            return;
        var restricts = request.Layer.Role is not Layers.LayerRole.Context;
        findings.Add(
            restricts ? FindingSeverity.Warning : FindingSeverity.Notice,
            "feature.base-line",
            lines.Count,
            $"{lines.Count} 个要素是线或点，没有面积，只作基线{(restricts ? "：控制范围由规则按距离确定，没有这样的规则时本图层不能给出“无冲突”" : "")}。",
            $"{lines.Count} features are lines or points without an area, kept as base lines{(restricts ? ": rules measure distances from them, and where no rule does the layer cannot say clear" : "")}.",
            places.Of(lines, _ => null));
    }
}
