using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of gaps and overlaps in a layer that should tile the ground.</summary>
internal sealed class TilingFindings(QualityOptions options, IReadOnlyList<CheckedFeature> areas, WorstPlaces places)
{
    // Less would print as 0.00 m².
    private const double ReportedFromSquareMetres = 0.005;

    /// <summary>Looks at the tiling and adds what is to be said.</summary>
    internal Tiling Add(Findings findings, PackedPolygons packed, PreparedPolygons prepared)
    {
        var total = areas.Sum(feature => feature.AreaSquareMetres);
        var found = TilingFlaws.Of(packed, prepared);
        return found.Flaws is { } flaws ? AddLocated(findings, found.OpenEdgeCount, flaws, total) : AddUnlocated(findings, found.OpenEdgeCount, PairOverlaps.Of(prepared, ReportedFromSquareMetres, options.ListedPlaces), total);
    }

    private Tiling AddLocated(Findings findings, int openEdges, IReadOnlyList<TilingFlaw> flaws, double total)
    {
        var gaps = Sorted(flaws.Where(flaw => flaw.Features.Count == 0 && !IsTrifle(flaw)));
        var overlaps = Sorted(flaws.Where(flaw => flaw.Features.Count > 1 && !IsTrifle(flaw)));
        var tiling = new Tiling
        {
            IsLocated = true,
            OpenEdges = openEdges,
            Overlaps = overlaps.Count,
            OverlapSquareMetres = overlaps.Sum(flaw => flaw.Place.Area * (flaw.Features.Count - 1)),
            Gaps = gaps.Count,
            GapSquareMetres = gaps.Sum(flaw => flaw.Place.Area),
            Hairs = flaws.Count(IsTrifle),
        };
        AddOverlaps(findings, tiling, total, [.. places.First(overlaps).Select(PlaceOf)]);
        if (gaps.Count > 0)
        {
            var share = tiling.GapSquareMetres.Value / total;
            findings.Add(
                share > options.LargestGapShare ? FindingSeverity.Error : FindingSeverity.Warning,
                "tiling.gap",
                gaps.Count,
                FormattableString.Invariant($"图斑之间有 {gaps.Count} 处空隙，共 {tiling.GapSquareMetres:0.00} 平方米；该处没有数据。"),
                FormattableString.Invariant($"There are {gaps.Count} gaps between features, {tiling.GapSquareMetres:0.00} m² in all; there is no data there."),
                [.. places.First(gaps).Select(PlaceOf)],
                tiling.GapSquareMetres,
                share);
        }

        if (tiling.Hairs > 0)
            findings.Add(
                FindingSeverity.Notice,
                "tiling.hairs",
                tiling.Hairs,
                $"{tiling.Hairs} 处重叠或空隙宽不到 1 厘米或面积不到 0.005 平方米，是同一界线两次计算的舍入，不作错误。",
                $"{tiling.Hairs} overlaps or gaps are narrower than a centimetre or under 0.005 m²: the rounding of one line computed twice, no error.");
        return tiling;
    }

    private Tiling AddUnlocated(Findings findings, int openEdges, PairOverlaps pairs, double total)
    {
        findings.Add(
            FindingSeverity.Warning,
            "tiling.boundaries-differ",
            openEdges,
            $"相邻图斑的界线不一致（{openEdges} 条边没有对应的邻边），无法逐处找出空隙。请在源数据中做拓扑处理。",
            $"Neighbouring features do not share their boundaries ({openEdges} edges have no counterpart), so gaps cannot be located. Put the topology right in the source.");
        var tiling = new Tiling { IsLocated = false, OpenEdges = openEdges, Overlaps = pairs.Count, OverlapSquareMetres = pairs.AreaSquareMetres };
        AddOverlaps(findings, tiling, total, [.. pairs.Largest.Select(pair => new FindingPlace([areas[pair.First].Id, areas[pair.Second].Id], places.PositionOf(areas[pair.First]), pair.AreaSquareMetres, "m²"))]);
        return tiling;
    }

    private void AddOverlaps(Findings findings, Tiling tiling, double total, IReadOnlyList<FindingPlace> worst)
    {
        if (tiling.Overlaps == 0)
            return;
        var share = tiling.OverlapSquareMetres / total;
        findings.Add(
            share > options.LargestOverlapShare ? FindingSeverity.Error : FindingSeverity.Warning,
            "tiling.overlap",
            tiling.Overlaps,
            FormattableString.Invariant($"图斑之间有 {tiling.Overlaps} 处重叠，共 {tiling.OverlapSquareMetres:0.00} 平方米。"),
            FormattableString.Invariant($"Features overlap in {tiling.Overlaps} places, {tiling.OverlapSquareMetres:0.00} m² in all."),
            worst,
            tiling.OverlapSquareMetres,
            share);
    }

    private static bool IsTrifle(TilingFlaw flaw) => flaw.IsHair || flaw.Place.Area < ReportedFromSquareMetres;

    private static List<TilingFlaw> Sorted(IEnumerable<TilingFlaw> flaws) =>
        [.. flaws.OrderByDescending(flaw => flaw.Place.Area).ThenBy(flaw => flaw.Place.EnvelopeInternal.MinX).ThenBy(flaw => flaw.Place.EnvelopeInternal.MinY)];

    private FindingPlace PlaceOf(TilingFlaw flaw)
    {
        var at = flaw.Place.InteriorPoint;
        return new FindingPlace([.. flaw.Features.Select(feature => areas[feature].Id)], places.PositionOf(at.X, at.Y), flaw.Place.Area, "m²");
    }
}
