using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Versions;

/// <summary>What is to be said of a version beyond its features: what nobody said of it and what follows, and whether checks will use it.</summary>
internal static class VersionFindings
{
    private const string NeverClear = "图层永不给出“无冲突”";
    private const string NeverClearEnglish = "so the layer never says clear";

    /// <summary>The findings.</summary>
    /// <param name="request">What the user said.</param>
    /// <param name="reading">How its numbers were read.</param>
    /// <param name="version">The version as it is to be entered.</param>
    /// <param name="hasOwnAccuracies">Whether the features state their own accuracy.</param>
    /// <param name="others">The layer's other versions.</param>
    /// <param name="today">The day of the import.</param>
    internal static IReadOnlyList<QualityFinding> Of(ImportRequest request, CrsReading reading, LayerVersion version, bool hasOwnAccuracies, IEnumerable<WorkspaceVersion> others, DateOnly today)
    {
        var findings = new Findings();
        if (reading.DatumAssumed)
            findings.Add(
                FindingSeverity.Warning,
                "version.datum-assumed",
                1,
                $"没有任何说明表明数据基于哪个大地基准，按 {reading.Crs.Code} 解读只是假定；若是西安80或北京54，位置会差数十至百余米。请向制图单位核实，用 --crs 写明。",
                $"Nothing says which datum the data rests on; {reading.Crs.Code} is an assumption. If it is Xi'an 80 or Beijing 54, everything is off by tens of metres or more. Ask its maker and state --crs.");
        AddUnsaid(findings, request, version, hasOwnAccuracies);
        AddUse(findings, version, others, today);
        return findings.All;
    }

    private static void AddUnsaid(Findings findings, ImportRequest request, LayerVersion version, bool hasOwnAccuracies)
    {
        if (version.Vintage is null)
            findings.Add(FindingSeverity.Warning, "version.no-vintage", 1, "数据日期不明；有时效要求的图层按过期对待。用 --vintage 写明。", "The date of the data is unknown, which counts as outdated where age matters. State it with --vintage.");
        if (request.Completeness is null)
            findings.Add(FindingSeverity.Warning, "version.completeness-unsaid", 1, $"没有说明数据是否完整，按不全对待，{NeverClear}。确认完整的，用 --completeness complete 写明。", $"Nobody says that the data is complete; it counts as partial, {NeverClearEnglish}. If it is, state --completeness complete.");
        if (version.Coverage is null)
            findings.Add(
                FindingSeverity.Warning,
                "version.no-coverage",
                1,
                $"没有说明数据覆盖到哪里，{NeverClear}。用 --coverage 写明：district（全区）、extent（工作区范围）、derived（要素所及，如地类图斑）或范围文件。",
                $"Nobody says where the layer has data, {NeverClearEnglish}. State --coverage: district, extent, derived (where it has a feature, as land use) or a file.");
        if (version.AccuracyMetres is null && !hasOwnAccuracies)
            findings.Add(FindingSeverity.Warning, "version.no-accuracy", 1, "界线中误差不明，压占面积没有精度区间。用 --accuracy 写明（米）。", "The accuracy of the lines is unknown, so areas have no band. State it with --accuracy (metres).");
    }

    private static void AddUse(Findings findings, LayerVersion version, IEnumerable<WorkspaceVersion> others, DateOnly today)
    {
        if (version.LegalStatus is LegalStatus.Draft)
        {
            findings.Add(FindingSeverity.Notice, "version.draft", 1, "草案：检查不使用，除非用 --use 指名。", "A draft: checks do not use it unless it is named with --use.");
            return;
        }

        if (!version.IsInForceOn(today))
        {
            findings.Add(
                FindingSeverity.Notice,
                "version.not-in-force",
                1,
                $"今天（{today:yyyy-MM-dd}）不在有效期内（{version.EffectiveFrom:yyyy-MM-dd} 至 {version.InForceUntil:yyyy-MM-dd}），今天的检查不使用。",
                $"It is not in force today ({today:yyyy-MM-dd}; from {version.EffectiveFrom:yyyy-MM-dd} until {version.InForceUntil:yyyy-MM-dd}), so checks for today do not use it.");
            return;
        }

        if (VersionRank.FindNewestInForce(others, today) is { } current && (current.Version.EffectiveFrom ?? DateOnly.MinValue) > (version.EffectiveFrom ?? DateOnly.MinValue))
            findings.Add(
                FindingSeverity.Warning,
                "version.outranked",
                1,
                $"今天的检查仍使用 {current.Name}（自 {current.Version.EffectiveFrom:yyyy-MM-dd} 起）：它生效较晚。用 --in-force-from 写明本版的生效日期，或导入后用 layers use 指定。",
                $"Checks for today go on using {current.Name} (from {current.Version.EffectiveFrom:yyyy-MM-dd}), which came into force later. State --in-force-from, or run layers use afterwards.");
    }
}
