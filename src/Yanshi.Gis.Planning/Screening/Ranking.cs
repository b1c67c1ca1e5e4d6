using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// 排序: rows stand by verdict, the best first, and rows of one verdict by a score that says of what it is made: each criterion is a share from 0 (nothing speaks
/// against the row) to 1, times its weight. Immutable, thread-safe.
/// </summary>
public sealed class Ranking
{
    /// <summary>What all weights are together.</summary>
    public const double FullScore = 100;

    // Beyond, another one makes no difference any more.
    private const double ManyProcedures = 6;
    private const double FarFromParkMetres = 1000;
    private const double HalfKnown = 0.5;

    private static readonly (string Code, string Chinese, string English, double Weight, Func<ScreeningRow, double> ShareOf)[] All =
    [
        ("conflict-share", "与管控图层冲突的最大占比", "largest share of the site in conflict with a layer", 30, ConflictShare),
        ("farmland-share", "占用耕地比例", "share of farmland", 25, FarmlandShare),
        ("procedures", "须办手续的数量", "procedures to go through", 15, Procedures),
        ("uncertainty", "精度范围内或无法判定的图层", "layers within their accuracy or without an answer", 10, Uncertainty),
        ("park-distance", "距园区的远近", "distance to a park", 10, ParkDistance),
        ("sector-fit", "与园区产业方向是否相符", "whether the park is for the sector", 10, SectorFit),
    ];

    private Ranking(IReadOnlyList<RankingCriterion> criteria) => Criteria = criteria;

    /// <summary>All criteria with the weights that nobody has changed.</summary>
    public static Ranking Default { get; } = new([.. All.Select(criterion => new RankingCriterion(criterion.Code, criterion.Chinese, criterion.English, criterion.Weight))]);

    /// <summary>The criteria; their weights are <see cref="FullScore"/> together.</summary>
    public IReadOnlyList<RankingCriterion> Criteria { get; }

    /// <summary>The ranking with other weights; criteria that are not named keep theirs, and all are brought to <see cref="FullScore"/> together.</summary>
    /// <param name="weights">Weights by code, not negative.</param>
    /// <exception cref="InputRefusedException"><c>ranking.criterion</c>: no criterion has that code; <c>ranking.weight</c>: a weight is no number of at least 0, or all are 0.</exception>
    public Ranking With(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var (code, weight) in weights)
        {
            if (!Criteria.Any(criterion => string.Equals(criterion.Code, code, StringComparison.Ordinal)))
                throw NoCriterion(code);
            if (!(weight >= 0) || !double.IsFinite(weight))
                throw NoWeight(code);
        }

        var raw = Criteria.Select(criterion => weights.TryGetValue(criterion.Code, out var weight) ? weight : criterion.Weight).ToList();
        var sum = raw.Sum();
        return sum > 0 ? new Ranking([.. Criteria.Select((criterion, i) => criterion with { Weight = raw[i] / sum * FullScore })]) : throw NoWeight(string.Join(", ", weights.Keys));
    }

    /// <summary>What each criterion adds to the score of a checked row, in the order of <see cref="Criteria"/>.</summary>
    public double[] PartsOf(ScreeningRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return [.. Criteria.Select((criterion, i) => criterion.Weight * Math.Clamp(All[i].ShareOf(row), 0, 1))];
    }

    private static double ConflictShare(ScreeningRow row) =>
        row.Layers.Where(layer => layer.State is LayerState.Conflict).Select(layer => layer.Share ?? 0).DefaultIfEmpty().Max();

    private static double FarmlandShare(ScreeningRow row) =>
        row.LandClasses.Where(land => LandUse.IsFarmlandCode(land.Code)).Sum(land => land.AreaSquareMetres) / row.AreaSquareMetres!.Value;

    private static double Procedures(ScreeningRow row) => row.Findings.Count(finding => finding.Verdict >= Verdict.Procedure) / ManyProcedures;

    private static double Uncertainty(ScreeningRow row) =>
        row.Layers.Count == 0 ? 0 : (double)row.Layers.Count(layer => layer.Certainty is Certainty.WithinAccuracy || layer.State is LayerState.NoData or LayerState.Failed) / row.Layers.Count;

    private static double ParkDistance(ScreeningRow row) =>
        row.Parks.Count == 0 ? 1 : (row.Parks.Min(park => park.DistanceMetres) ?? FarFromParkMetres) / FarFromParkMetres;

    private static double SectorFit(ScreeningRow row)
    {
        var known = row.Parks.Where(park => park.SectorFits is not null).ToList();
        return known.Count == 0 ? HalfKnown : known.Exists(park => park.SectorFits is true) ? 0 : 1;
    }

    private static InputRefusedException NoCriterion(string code) => new(
        "ranking.criterion",
        code,
        $"没有名为“{code}”的排序条件。可用：{string.Join("、", Default.Criteria.Select(criterion => criterion.Code))}。",
        $"No criterion is called '{code}'. There are: {string.Join(", ", Default.Criteria.Select(criterion => criterion.Code))}.");

    private static InputRefusedException NoWeight(string code) => new(
        "ranking.weight", code, "权重须为不小于 0 的数，且不能全为 0。", "A weight is a number of at least 0, and not all of them can be 0.");
}
