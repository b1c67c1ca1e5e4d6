using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

/// <summary>Ledgers of any length. Rows are made while they are read, from the seed and their number, and nothing is kept of them.</summary>
internal sealed class SampleLedger
{
    private const double MetresPerMu = 10_000.0 / 15;

    private static readonly (string Id, string Title, string English, bool Mandatory, LayerRole Role)[] Known =
    [
        ("permanent-basic-farmland", "永久基本农田", "Permanent basic farmland", true, LayerRole.Restricts),
        ("ecological-red-line", "生态保护红线", "Ecological protection red line", true, LayerRole.Restricts),
        ("urban-development-boundary", "城镇开发边界", "Urban development boundary", true, LayerRole.MustContain),
        ("heritage-protection-scope", "文物保护单位保护范围", "Heritage protection scope", true, LayerRole.Restricts),
        ("river-management-range", "河道管理范围", "River management range", true, LayerRole.Restricts),
        ("highway-control-zone", "公路建筑控制区", "Highway building control zone", false, LayerRole.Restricts),
        ("geological-hazard", "地质灾害易发区", "Geological hazard zone", false, LayerRole.Restricts),
        ("farmland", "耕地", "Farmland", false, LayerRole.Restricts),
        ("towns", "镇（街道）界", "Towns", false, LayerRole.Context),
    ];

    private static readonly (string Code, string Name, double East, double North)[] Towns =
        [("410307111", "邙岭镇", 112.74, 34.78), ("410307103", "首阳山街道", 112.71, 34.73), ("410307107", "翟镇镇", 112.70, 34.68), ("410307104", "缑氏镇", 112.80, 34.60), ("410307105", "府店镇", 112.86, 34.56), ("410307108", "顾县镇", 112.82, 34.70)];

    private static readonly (string Code, string Name)[] Sectors = [("equipment", "装备制造"), ("new-materials", "新材料"), ("footwear", "制鞋"), ("knitwear", "针织和纺织"), ("furniture", "智能家具")];

    private static readonly string[] Kinds = ["针织产业园二期", "装备制造标准厂房", "三轮摩托车零部件生产线", "新材料研发中试基地", "农产品冷链物流园", "智能家具智造基地", "光伏组件生产项目", "乡村振兴示范加工车间"];

    internal int Rows { get; init; } = 100;

    /// <summary>How many layers the catalogue has; beyond the known ones they are without data.</summary>
    internal int Layers { get; init; } = 12;

    internal int Seed { get; init; } = 7;

    internal LayerStatus Status { get; init; } = LayerStatus.Synthetic;

    /// <summary>Changes a row.</summary>
    internal Func<RankedRow, RankedRow> Change { get; init; } = row => row;

    internal IReadOnlyList<CandidateOverlap>? Overlaps { get; init; }

    internal ScreeningLedger Ledger() => new()
    {
        Sources = ["招商项目清单.xlsx", "补充地块.zip"],
        Provenance = new ScreeningProvenance(new DateOnly(2026, 11, 22), "0.1.0", "偃师区演示工作区", "yanshi 2026.11", [.. Definitions().Select((definition, i) => new ScreenedLayer(definition, i < Known.Length ? Version() : null))]),
        Summary = Summary(),
        Rows = Enumerate(),
        Criteria =
        [
            new RankingCriterion("conflict-share", "冲突占用地的比例", "share of the site in conflict", 40), new RankingCriterion("farmland", "占用耕地", "farmland taken", 25),
            new RankingCriterion("procedures", "须办手续", "procedures", 20), new RankingCriterion("unknown", "没有答案的图层", "layers without an answer", 15),
        ],
        Overlaps = Overlaps ?? [.. Enumerable.Range(1, Math.Min(12, Rows / 4)).Select(i => Overlap(i))],
        LandTake = new LandTake(
            2_345_678.9, 12_345.67,
            [new LandTakeClass("0102", "水浇地", "农用地", 1_234_567.89), new LandTakeClass("0103", "旱地", "农用地", 700_000.5), new LandTakeClass("0601", "工业用地", "建设用地", 411_110.51)],
            [.. Towns.Select((town, i) => new LandTakePlace(town.Code, town.Name, 800_000.25 - i * 130_000))],
            [new LandTakePlace("410307111201", "杨庄村", 300_000), new LandTakePlace("410307103202", "石桥村", 210_000), new LandTakePlace(null, null, 99_000)]),
        SectorNames = Sectors.ToDictionary(sector => sector.Code, sector => sector.Name, StringComparer.Ordinal),
    };

    /// <summary>Everything that a row can have, of one project.</summary>
    internal RankedRow Row(int place) => Change(Ranked(place));

    internal static CandidateOverlap Overlap(int i) => i % 3 == 0
        ? new CandidateOverlap(i, $"P-{i:0000}", Kinds[i % Kinds.Length], null, $"REG-{i}", "已批项目", 5_000.25 / i, 0.5 / i)
        : new CandidateOverlap(i, $"P-{i:0000}", Kinds[i % Kinds.Length], i + 1, $"P-{i + 1:0000}", null, 9_000.5 / i, 0.9 / i);

    private IEnumerable<RankedRow> Enumerate()
    {
        for (var i = 0; i < Rows; i++)
            yield return Row(i);
    }

    // The first half is clear, then it gets worse; the last twentieth has no verdict.
    private Verdict? VerdictAt(int place) => (place * 20L / Math.Max(1, Rows)) switch
    {
        < 4 => Verdict.Clear,
        < 6 => Verdict.Notice,
        < 10 => Verdict.Procedure,
        < 14 => Verdict.Undetermined,
        < 17 => Verdict.Restricted,
        < 19 => Verdict.Prohibited,
        _ => null,
    };

    private RankedRow Ranked(int place)
    {
        var random = new Random(Seed * 1_000_003 + place);
        var (number, verdict, town, sector, kind) = (place + 1, VerdictAt(place), Towns[random.Next(Towns.Length)], Sectors[random.Next(Sectors.Length)], Kinds[random.Next(Kinds.Length)]);
        var row = new ScreeningRow
        {
            Number = number,
            Source = "招商项目清单.xlsx",
            Id = $"P-{number:0000}",
            Name = $"{town.Name}{kind}",
            State = verdict is null ? place % 2 == 0 ? ScreeningState.LocationUnknown : ScreeningState.Refused : ScreeningState.Checked,
            ProjectType = "industrial",
            Sector = random.Next(5) == 0 ? null : sector.Code,
            Parks = [new ScreeningPark("houmajun", "后马郡工业园区", verdict is null ? null : 0, verdict is null ? null : Math.Round(random.NextDouble() * 4000, 2), random.Next(3) switch { 0 => true, 1 => false, _ => null })],
        };
        if (verdict is not { } known)
            return new RankedRow(row with { Problem = ProblemOf(row) }, null, null, []);
        double[] parts = [.. new[] { 40.0, 25, 20, 15 }.Select(weight => Math.Round(weight * random.NextDouble() * (int)known / 5, 2))];
        return new RankedRow(Checked(row, known, town, random), number, parts.Sum(), parts);
    }

    private ScreeningRow Checked(ScreeningRow row, Verdict verdict, (string Code, string Name, double East, double North) town, Random random)
    {
        var area = Math.Round(MetresPerMu * (5 + 300 * random.NextDouble()), 2);
        return row with
        {
            Verdict = verdict,
            Basis = Status is LayerStatus.Synthetic ? VerdictBasis.Demonstration : VerdictBasis.Formal,
            AreaSquareMetres = area,
            Centre = (town.East + 0.05 * (random.NextDouble() - 0.5), town.North + 0.04 * (random.NextDouble() - 0.5)),
            UndeterminedBy = verdict is Verdict.Undetermined ? ["river-management-range"] : [],
            Layers = [.. LayersOf(verdict, area, random)],
            Findings = FindingsOf(verdict),
            LandClasses = [new LandClassArea("0103", "旱地", "农用地", area)],
            Towns = [new TownArea(town.Code, town.Name, area)],
            Questions = verdict >= Verdict.Restricted ? ["level"] : [],
            Digest = $"sha256:{row.Number:x64}",
        };
    }

    private IEnumerable<ScreeningLayer> LayersOf(Verdict verdict, double area, Random random)
    {
        if (verdict is Verdict.Prohibited)
            yield return Conflict("permanent-basic-farmland", verdict, area, random);
        if (verdict is Verdict.Restricted)
            yield return Conflict("heritage-protection-scope", verdict, area, random);
        if (verdict is Verdict.Undetermined)
            yield return new ScreeningLayer("river-management-range", LayerState.NoData, ReasonCodes.PartlyCovered, null, null, null, null, null, null);
        if (verdict is Verdict.Procedure || random.Next(3) == 0)
            yield return Conflict("farmland", Verdict.Procedure, area, random);
        if (random.Next(6) == 0)
            yield return new ScreeningLayer("geological-hazard", LayerState.BelowThreshold, ReasonCodes.BelowThreshold, null, Certainty.WithinAccuracy, 0.31, 0.000012, 1, 0);
        for (var i = Known.Length; i < Layers; i++)
            yield return new ScreeningLayer($"extra-{i}", LayerState.NoData, ReasonCodes.Absent, null, null, null, null, null, null);
    }

    private static ScreeningLayer Conflict(string id, Verdict verdict, double area, Random random)
    {
        var share = Math.Round(0.02 + 0.9 * random.NextDouble(), 6);
        return new ScreeningLayer(id, LayerState.Conflict, null, verdict, random.Next(8) == 0 ? Certainty.WithinAccuracy : Certainty.Certain, Math.Round(area * share, 2), share, 1 + random.Next(4), 0);
    }

    private static IReadOnlyList<ScreeningFinding> FindingsOf(Verdict verdict)
    {
        var conversion = new ScreeningFinding("farmland", "farmland.conversion", Verdict.Procedure, "占用耕地先办农用地转用。", "办理农用地转用审批，落实占补平衡。", "《土地管理法》第四十四条第一款", true);
        return verdict switch
        {
            Verdict.Prohibited => [new ScreeningFinding("permanent-basic-farmland", "pbf.ordinary", verdict, "一般项目不得占用永久基本农田。", "调整选址，避开永久基本农田。", "《土地管理法》第三十五条第一款", true), conversion],
            Verdict.Restricted => [new ScreeningFinding("heritage-protection-scope", "heritage.scope", verdict, "保护范围内建设须先经文物部门同意。", "报请省人民政府批准。", "《文物保护法》第二十八条", false), conversion],
            Verdict.Procedure => [conversion],
            Verdict.Notice => [new ScreeningFinding(null, "parks.move", verdict, "退城入园：建议进入园区。", null, null, false)],
            _ => [],
        };
    }

    private static Problem ProblemOf(ScreeningRow row) => row.State is ScreeningState.LocationUnknown
        ? new Problem("row.location-unknown", $"第 {row.Number} 行", "只写了园区名称，没有坐标；补上界址点坐标后重新筛查。", "Only a park is named; add coordinates and screen again.")
        : new Problem("ring.self-intersection", $"第 {row.Number} 行", "边界自相交；改正界址点的顺序。", "The boundary crosses itself; correct the order of its points.");

    private ScreeningSummary Summary()
    {
        var places = Enumerable.Range(0, Rows).Select(VerdictAt).GroupBy(verdict => verdict).ToDictionary(group => group.Key ?? (Verdict)(-1), group => group.Count());
        var missing = places.GetValueOrDefault((Verdict)(-1));
        List<VerdictCount> counts = [.. Enum.GetValues<Verdict>().OrderDescending().Select(verdict => new VerdictCount(verdict, places.GetValueOrDefault(verdict), 66_666.67 * places.GetValueOrDefault(verdict)))];
        int Of(Verdict verdict) => places.GetValueOrDefault(verdict);
        return new ScreeningSummary
        {
            Rows = Rows,
            Checked = Rows - missing,
            LocationUnknown = missing / 2,
            Refused = missing - missing / 2,
            AreaSquareMetres = counts.Sum(count => count.AreaSquareMetres),
            ByVerdict = counts,
            ByLayer =
            [
                new LayerCount("permanent-basic-farmland", Of(Verdict.Prohibited), 0, 0, 123_456.78), new LayerCount("heritage-protection-scope", Of(Verdict.Restricted), 0, 0, 55_555.5),
                new LayerCount("river-management-range", 0, Of(Verdict.Undetermined), 0, 0), new LayerCount("farmland", Of(Verdict.Procedure), 0, 0, 345_678.9),
                .. Enumerable.Range(Known.Length, Math.Max(0, Layers - Known.Length)).Select(i => new LayerCount($"extra-{i}", 0, Rows - missing, 0, 0)),
            ],
            ByTown = [.. Towns.Select((town, i) => Group(town.Code, town.Name, counts, i + 3)), Group(null, null, [], 8)],
            BySector = [.. Sectors.Select((sector, i) => Group(sector.Code, sector.Name, counts, i + 2)), Group(null, null, counts, 9)],
            ByPark = [Group("houmajun", "后马郡工业园区", counts, 3), Group(null, null, counts, 2)],
            Problems = missing == 0 ? [] : [new ProblemCount("row.location-unknown", missing / 2), new ProblemCount("ring.self-intersection", missing - missing / 2)],
        };
    }

    private static GroupCount Group(string? code, string? name, IReadOnlyList<VerdictCount> counts, int divisor)
    {
        List<VerdictCount> parts = [.. counts.Where(count => count.Rows >= divisor).Select(count => count with { Rows = count.Rows / divisor, AreaSquareMetres = Math.Round(count.AreaSquareMetres / divisor, 2) })];
        return new GroupCount(code, name, parts.Sum(part => part.Rows) + 1, parts, parts.Sum(part => part.AreaSquareMetres));
    }

    private LayerVersion Version() => new() { Status = Status, Completeness = Completeness.Complete, Coverage = LayerCoverage.District, Vintage = new DateOnly(2025, 12, 31), Confidentiality = Confidentiality.Public, Source = "测试", Crs = "EPSG:4490" };

    private IEnumerable<LayerDefinition> Definitions() =>
        Enumerable.Range(0, Layers).Select(i => i < Known.Length ? Known[i] : ($"extra-{i}", $"其他图层/{i}：范围", $"Other layer {i}", false, LayerRole.Restricts)).Select(layer => new LayerDefinition
        {
            Id = layer.Item1,
            Title = layer.Item2,
            TitleEnglish = layer.Item3,
            Group = "管控",
            Role = layer.Item5,
            Mandatory = layer.Item4,
            Status = LayerStatus.Statutory,
            Confidentiality = Confidentiality.Public,
            Source = "测试",
        });
}
