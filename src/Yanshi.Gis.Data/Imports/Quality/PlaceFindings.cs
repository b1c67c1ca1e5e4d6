using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of where stored features lie: outside the workspace's extent, outside the district, or where a web map would put them.</summary>
internal sealed class PlaceFindings(QualityRequest request, WorstPlaces places)
{
    private const int FeaturesPerTurn = 1024;

    // Boundaries from two sources differ by more.
    private const double UncoveredToleranceSquareMetres = 1;

    internal void Add(Findings findings, IReadOnlyList<CheckedFeature> stored, IReadOnlyList<CheckedFeature> areas, PreparedPolygons prepared, in Box extent)
    {
        AddOutsideExtent(findings, stored, extent);
        if (request.District is not { IsEmpty: false } district)
            return;
        AddOutsideDistrict(findings, areas, prepared, district);
        AddWebMapShift(findings, stored, district);
    }

    private void AddOutsideExtent(Findings findings, IReadOnlyList<CheckedFeature> stored, Box extent)
    {
        var outside = stored.Where(feature => !extent.Meets(feature.Box)).ToList();
        if (outside.Count == 0)
            return;
        var share = (double)outside.Count / stored.Count;
        findings.Add(
            share > request.Options.LargestOutsideShare ? FindingSeverity.Error : FindingSeverity.Warning,
            "place.outside-extent",
            outside.Count,
            $"{outside.Count} 个要素在工作区范围之外{(share > request.Options.LargestOutsideShare ? "，占多数：这可能是别的区县的数据" : "，仍予保存")}。",
            $"{outside.Count} features lie outside the workspace's extent{(share > request.Options.LargestOutsideShare ? ", most of them: this may be another district's delivery" : "; they are kept")}.",
            places.Of(outside, feature => feature.AreaSquareMetres, "m²"),
            outside.Sum(feature => feature.AreaSquareMetres),
            share);
    }

    // A boundary is where it is said to be within twice its accuracy; what lies beyond that is outside beyond doubt.
    private void AddOutsideDistrict(Findings findings, IReadOnlyList<CheckedFeature> areas, PreparedPolygons prepared, Geometry district)
    {
        var reach = PreparedPolygons.Prepare(PackedPolygons.Pack([request.DistrictAccuracyMetres > 0 ? district.Buffer(2 * request.DistrictAccuracyMetres) : district]));
        var inside = AreasWithin(prepared, reach);
        var outside = areas.Select((feature, i) => (feature, inside: inside[i])).Where(pair => pair.inside <= 0 && pair.feature.AreaSquareMetres > 0).Select(pair => pair.feature).ToList();
        var over = areas.Select((feature, i) => Math.Max(0, feature.AreaSquareMetres - inside[i])).Sum();
        if (outside.Count > 0)
            findings.Add(
                FindingSeverity.Warning,
                "place.outside-district",
                outside.Count,
                FormattableString.Invariant($"{outside.Count} 个要素整个在区界之外，连同跨界的共有 {over:0.00} 平方米在区界之外。"),
                FormattableString.Invariant($"{outside.Count} features lie wholly outside the district; with those across its boundary {over:0.00} m² do."),
                places.Of(outside, feature => feature.AreaSquareMetres, "m²"),
                over);
    }

    /// <summary>Says how much of the district a tiling leaves without data; what lies within twice the accuracy of the boundary is not counted.</summary>
    /// <param name="findings">Takes the finding.</param>
    /// <param name="prepared">The stored areas.</param>
    /// <param name="overlapSquareMetres">The ground that they count too often.</param>
    internal void AddUncovered(Findings findings, PreparedPolygons prepared, double overlapSquareMetres)
    {
        if (request.District is not { IsEmpty: false } district)
            return;
        var core = request.DistrictAccuracyMetres > 0 ? district.Buffer(-2 * request.DistrictAccuracyMetres) : district;
        if (core.IsEmpty)
            return;
        var uncovered = core.Area - (AreasWithin(prepared, PreparedPolygons.Prepare(PackedPolygons.Pack([core]))).Sum() - overlapSquareMetres);
        if (uncovered > UncoveredToleranceSquareMetres)
            findings.Add(
                FindingSeverity.Warning,
                "tiling.district-uncovered",
                1,
                FormattableString.Invariant($"区界之内约有 {uncovered:0.00} 平方米没有图斑（占 {uncovered / core.Area:P2}）；该处没有数据。"),
                FormattableString.Invariant($"About {uncovered:0.00} m² of the district ({uncovered / core.Area:P2}) have no feature; there is no data there."),
                areaSquareMetres: uncovered,
                share: uncovered / core.Area);
    }

    private static double[] AreasWithin(PreparedPolygons features, PreparedPolygons district)
    {
        var inside = new double[features.FeatureCount];
        Parallel.For(
            0,
            (inside.Length + FeaturesPerTurn - 1) / FeaturesPerTurn,
            () => (Kernel: new OverlapKernel(), Near: new List<int>()),
            (turn, _, scratch) =>
            {
                for (var feature = turn * FeaturesPerTurn; feature < Math.Min((turn + 1) * FeaturesPerTurn, inside.Length); feature++)
                {
                    scratch.Near.Clear();
                    district.QueryItems(features.BoxOf(feature), scratch.Near);
                    scratch.Near.Sort();
                    var own = features.WholeOf(feature, out var item);
                    foreach (var piece in scratch.Near)
                        inside[feature] += scratch.Kernel.Area(own.View(), item, district.Items.View(), piece, out bool _);
                }

                return scratch;
            },
            _ => { });
        return inside;
    }

    private void AddWebMapShift(Findings findings, IReadOnlyList<CheckedFeature> stored, Geometry district)
    {
        // Only a layer that fills the district has its bounds.
        if (!request.IsTiling && request.Layer.Id is not Catalogue.DistrictLayerId)
            return;
        var bounds = stored.Aggregate(Box.Empty, (all, feature) => all.Union(feature.Box));
        if (WebMapSuspicion.Find(bounds, Box.Of(district.EnvelopeInternal), request.DistrictAccuracyMetres, request.Catalogue.Plane) is not { } map)
            return;
        findings.Add(
            request.IsReferenceSystemVouched ? FindingSeverity.Warning : FindingSeverity.Error,
            "place.web-map-shift",
            stored.Count,
            $"四边都按 {map} 的偏移离开区界：看来是照网络地图画的。请向制图单位核实；确认坐标无误的，用 --crs 指明坐标系后再导入。",
            $"All four sides are off the district's boundary by the shift of {map}: it looks drawn on a web map. Ask its maker; if the coordinates are right, state the reference system with --crs.");
    }
}
