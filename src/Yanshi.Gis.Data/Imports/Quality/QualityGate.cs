using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>
/// 质检: what stands between a delivery and a layer version. Every feature is stored or refused with its reason; what was found is told with its worst
/// places; the verdict follows from the findings. The same delivery gives the same result on any number of threads. Thread-safe.
/// </summary>
public static class QualityGate
{
    /// <summary>Looks at a delivery.</summary>
    /// <param name="features">The features in the delivery's order; read several times.</param>
    /// <param name="request">What they are measured against.</param>
    /// <exception cref="InputRefusedException"><c>crs.datum-not-supported</c>, <c>import.no-id-field</c>.</exception>
    public static QualityResult Run(IReadOnlyList<DeliveredFeature> features, QualityRequest request)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(request);
        var names = FieldNames.Of(request);
        var check = new FeatureCheck(request, names);
        var intake = DeliveryIntake.Of(features, check);
        var ids = FeatureIds.Settle(intake.All, names, request.IdField is not null);
        var stored = intake.All.Where(feature => feature.IsStored).ToList();
        var places = new WorstPlaces(request.Catalogue.Plane, request.Options.ListedPlaces);

        var findings = new Findings();
        if (stored.Count == 0)
            findings.Add(FindingSeverity.Error, "import.nothing-stored", features.Count, "没有一个要素可以保存。", "Not a single feature can be stored.");
        PreparedPolygons prepared = null!;
        var (completeness, statedAreas) = Together.Run(
            () =>
            {
                var decided = LossRuling.Decide(findings, intake.All, request, places);
                AddLeftOut(findings, intake.All, places);
                IdentityFindings.Add(findings, intake, ids, names, places);
                GeometryFindings.Add(findings, stored, request, places);
                AttributeFindings.Add(findings, stored, request, names, places);
                var stated = StatedAreaTable.Find(names.AreaField, intake.Packed, request.Options);
                AreaFindings.Add(findings, stated, intake.Packed, request.Options, places);
                return (decided, stated);
            },
            () => prepared = PreparedPolygons.Prepare(intake.Areas));
        var place = new PlaceFindings(request, places);
        place.Add(findings, stored, intake.Packed, prepared, check.Extent);
        var tiling = request.IsTiling && stored.Count > 0 ? new TilingFindings(request.Options, intake.Packed, places).Add(findings, intake.Areas, prepared) : null;
        if (tiling is not null)
            place.AddUncovered(findings, prepared, tiling.OverlapSquareMetres);

        return new QualityResult(new StoredFeatures(features, intake, check, names))
        {
            FeaturesIn = features.Count,
            Refusals = [.. intake.All.Where(feature => !feature.IsStored).Select(feature => RefusalOf(feature, places))],
            Mendings = [.. stored.Where(feature => feature.Repaired is not null).Select(feature => MendingOf(feature, places))],
            Findings = findings.All,
            StatedCompleteness = request.StatedCompleteness,
            Completeness = completeness,
            IdField = ids.Field,
            Vertices = stored.Sum(feature => (long)feature.Vertices.Count),
            AreaSquareMetres = stored.Sum(feature => feature.AreaSquareMetres),
            Bounds = BoundsOf(stored, request.Catalogue.Plane),
            StatedAreas = statedAreas,
            Tiling = tiling,
            Options = request.Options,
        };
    }

    private static void AddLeftOut(Findings findings, IReadOnlyList<CheckedFeature> features, WorstPlaces places)
    {
        foreach (var reason in features.Where(feature => feature is { IsStored: false, IsLoss: false }).GroupBy(feature => feature.Refusal!.Code, StringComparer.Ordinal))
        {
            var isDuplicate = reason.Key is "feature.duplicate";
            findings.Add(
                isDuplicate ? FindingSeverity.Warning : FindingSeverity.Notice,
                isDuplicate ? "feature.duplicates" : "place.left-out",
                reason.Count(),
                isDuplicate ? $"{reason.Count()} 个要素与另一要素完全相同，各只存一份。" : $"{reason.Count()} 个要素在工作区范围之外，按用户要求略去。",
                isDuplicate ? $"{reason.Count()} features are the same as another one and stored once." : $"{reason.Count()} features outside the workspace's extent were left out as the user asks.",
                places.Of(reason, _ => null));
        }
    }

    private static FeatureRefusal RefusalOf(CheckedFeature feature, WorstPlaces places) => new(
        feature.Ordinal,
        feature.Number,
        feature.Id.Length > 0 ? feature.Id : null,
        feature.Refusal!,
        feature.FlawPosition ?? places.PositionOf(feature),
        feature.IsLoss)
    {
        Codes = [.. feature.Defects.Select(defect => defect.Problem.Code).Prepend(feature.Refusal!.Code).Distinct(StringComparer.Ordinal)],
    };

    private static FeatureMending MendingOf(CheckedFeature feature, WorstPlaces places)
    {
        var (repaired, first) = (feature.Repaired!, feature.Defects.FirstOrDefault(defect => defect.Severity is Validation.DefectSeverity.Error)?.Problem);
        return new FeatureMending(
            feature.Ordinal,
            feature.Number,
            feature.Id,
            repaired.Mended,
            first ?? new Problem(GeometryMending.Mixed, feature.Number, "面旁边的线和点已略去。", "Lines and points beside the areas were left out."),
            feature.FlawPosition ?? places.PositionOf(feature),
            repaired.AreaBefore,
            repaired.AreaAfter);
    }

    private static (GroundPosition SouthWest, GroundPosition NorthEast)? BoundsOf(List<CheckedFeature> stored, EqualAreaPlane plane)
    {
        var box = stored.Aggregate(Box.Empty, (all, feature) => all.Union(feature.Box));
        if (box.Width < 0)
            return null;
        var corners = plane.Unproject(box);
        return (new GroundPosition(corners.MinX, corners.MinY), new GroundPosition(corners.MaxX, corners.MaxY));
    }
}
