using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Imports.Reports;

/// <summary>
/// The import report, <c>yanshi-gis/import-report/1</c>: members in a fixed order, absent values null, areas to 0.01 m², shares to 1e-6, degrees to 1e-9. The
/// same delivery gives the same bytes.
/// </summary>
public static class ImportReportJson
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "yanshi-gis/import-report/1";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static JsonObject Of(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var quality = report.Quality;
        return new JsonObject
        {
            ["schema"] = Schema,
            ["verdict"] = EnumCode.Of(report.Verdict),
            ["version"] = report.Version?.ToString(),
            ["published"] = report.Version is not null && !report.IsDryRun,
            ["appendedTo"] = report.AppendedTo?.ToString(),
            ["input"] = InputOf(report.File),
            ["layer"] = new JsonObject
            {
                ["id"] = report.Layer.Id,
                ["title"] = report.Layer.Title,
                ["titleEnglish"] = report.Layer.TitleEnglish,
                ["role"] = EnumCode.Of(report.Layer.Role),
                ["mandatory"] = report.Layer.Mandatory,
                ["how"] = report.Choice.IsNamed ? "named" : "recognised",
                ["why"] = report.Choice.Chinese,
                ["whyEnglish"] = report.Choice.English,
            },
            ["crs"] = new JsonObject
            {
                ["code"] = report.Position.Reading.Crs.Code,
                ["how"] = EnumCode.Of(report.Position.Reading.How),
                ["axisOrder"] = EnumCode.Of(report.Position.Reading.AxisOrder),
                ["datumShift"] = report.Position.Shift?.Fingerprint,
                ["why"] = report.Position.Reading.Why,
                ["whyEnglish"] = report.Position.Reading.WhyEnglish,
            },
            ["features"] = new JsonObject
            {
                ["in"] = quality.FeaturesIn,
                ["stored"] = quality.FeaturesStored,
                ["repaired"] = quality.Mendings.Count,
                ["refused"] = quality.Refusals.Count,
                ["lost"] = quality.Refusals.Count(refusal => refusal.IsLoss),
            },
            ["idField"] = quality.IdField,
            ["completeness"] = new JsonObject { ["stated"] = EnumCode.Of(quality.StatedCompleteness), ["effective"] = EnumCode.Of(quality.Completeness) },
            ["claims"] = ClaimsOf(report.Claims),
            ["vertices"] = quality.Vertices,
            ["areaSquareMetres"] = Rounding.ToCentimetre(quality.AreaSquareMetres),
            ["bbox"] = quality.Bounds is { } bounds ? new JsonArray([.. Numbers(bounds.SouthWest), .. Numbers(bounds.NorthEast)]) : null,
            ["statedAreas"] = quality.StatedAreas is { } stated ? StatedAreasOf(stated) : null,
            ["tiling"] = quality.Tiling is { } tiling ? TilingOf(tiling) : null,
            ["findings"] = new JsonArray([.. report.Findings.Select(FindingOf)]),
            ["notes"] = new JsonArray([.. report.File.Notes.Concat(report.Choice.Notes).Concat(report.Position.Reading.Notes).Concat(StrayNotes(report)).Select(ProblemJson.Of)]),
            ["refusals"] = new JsonArray([.. quality.Refusals.Select(RefusalOf)]),
            ["repairs"] = new JsonArray([.. quality.Mendings.Select(MendingOf)]),
            ["options"] = OptionsOf(quality.Options),
            ["engine"] = EngineVersion.Current,
        };
    }

    private static JsonObject InputOf(DeliveryFile file) => new()
    {
        ["file"] = file.File,
        ["sha256"] = file.Sha256,
        ["layer"] = file.LayerName,
        ["format"] = file.Format,
        ["encoding"] = file.Encoding,
        ["encodingWhy"] = file.EncodingChinese,
        ["encodingWhyEnglish"] = file.EncodingEnglish,
    };

    private static JsonObject ClaimsOf(ImportClaims claims) => new()
    {
        ["status"] = EnumCode.Of(claims.Status),
        ["legalStatus"] = EnumCode.Of(claims.LegalStatus),
        ["vintage"] = RecordDate.Of(claims.Vintage),
        ["coverage"] = claims.Coverage is { } coverage ? EnumCode.Of(coverage) : null,
        ["accuracyMetres"] = claims.AccuracyMetres,
    };

    private static IEnumerable<Problem> StrayNotes(ImportReport report)
    {
        if (report.Position.HasStrays)
            yield return new Problem(
                "crs.strays",
                Where: null,
                "坐标系由绝大多数要素判断；少数要素远在别处，见拒收清单。",
                "The reference system was told from nearly all features; a few lie far away and are among the refused.");
    }

    private static JsonObject StatedAreasOf(StatedAreas stated) => new()
    {
        ["field"] = stated.Field,
        ["unit"] = EnumCode.Of(stated.Unit),
        ["ellipsoidal"] = stated.Ellipsoidal,
        ["plane"] = stated.Plane,
        ["neither"] = stated.Neither,
        ["unstated"] = stated.Unstated,
        ["statedSquareMetres"] = Rounding.ToCentimetre(stated.StatedSquareMetres),
        ["computedSquareMetres"] = Rounding.ToCentimetre(stated.ComputedSquareMetres),
    };

    private static JsonObject TilingOf(Tiling tiling) => new()
    {
        ["located"] = tiling.IsLocated,
        ["openEdges"] = tiling.OpenEdges,
        ["overlaps"] = tiling.Overlaps,
        ["overlapSquareMetres"] = Rounding.ToCentimetre(tiling.OverlapSquareMetres),
        ["gaps"] = tiling.Gaps,
        ["gapSquareMetres"] = tiling.GapSquareMetres is { } gaps ? Rounding.ToCentimetre(gaps) : null,
        ["hairs"] = tiling.Hairs,
    };

    private static JsonObject FindingOf(QualityFinding finding) => new()
    {
        ["code"] = finding.Problem.Code,
        ["severity"] = EnumCode.Of(finding.Severity),
        ["message"] = finding.Problem.Chinese,
        ["messageEnglish"] = finding.Problem.English,
        ["count"] = finding.Count,
        ["areaSquareMetres"] = finding.AreaSquareMetres is { } area ? Rounding.ToCentimetre(area) : null,
        ["share"] = finding.Share is { } share ? Rounding.ToMillionth(share) : null,
        ["places"] = new JsonArray([.. finding.Places.Select(PlaceOf)]),
    };

    private static JsonObject PlaceOf(FindingPlace place) => new()
    {
        ["features"] = new JsonArray([.. place.Features.Select(id => JsonValue.Create(id))]),
        ["at"] = At(place.Position),
        ["value"] = place.Value is { } value ? Rounding.ToCentimetre(value) : null,
        ["unit"] = place.Unit,
        ["text"] = place.Text,
    };

    private static JsonObject RefusalOf(FeatureRefusal refusal) => new()
    {
        ["ordinal"] = refusal.Ordinal,
        ["number"] = refusal.Number,
        ["id"] = refusal.Id,
        ["code"] = refusal.Problem.Code,
        ["codes"] = new JsonArray([.. refusal.Codes.Select(code => JsonValue.Create(code))]),
        ["loss"] = refusal.IsLoss,
        ["at"] = At(refusal.Position),
        ["message"] = refusal.Problem.Chinese,
        ["messageEnglish"] = refusal.Problem.English,
    };

    private static JsonObject MendingOf(FeatureMending mending) => new()
    {
        ["ordinal"] = mending.Ordinal,
        ["number"] = mending.Number,
        ["id"] = mending.Id,
        ["mended"] = new JsonArray([.. mending.Mended.Select(code => JsonValue.Create(code))]),
        ["at"] = At(mending.Position),
        ["areaBefore"] = Rounding.ToCentimetre(mending.AreaBeforeSquareMetres),
        ["areaAfter"] = Rounding.ToCentimetre(mending.AreaAfterSquareMetres),
        ["message"] = mending.Problem.Chinese,
        ["messageEnglish"] = mending.Problem.English,
    };

    private static JsonObject OptionsOf(QualityOptions options) => new()
    {
        ["lost"] = options.Lost is { } lost ? EnumCode.Of(lost) : null,
        ["largestLostShare"] = options.LargestLostShare,
        ["repair"] = options.Repair,
        ["largestRepairChangeShare"] = options.LargestRepairChangeShare,
        ["clipToExtent"] = options.ClipToExtent,
        ["largestOutsideShare"] = options.LargestOutsideShare,
        ["largestOverlapShare"] = options.LargestOverlapShare,
        ["largestGapShare"] = options.LargestGapShare,
        ["largestUnknownClassShare"] = options.LargestUnknownClassShare,
        ["largestBadRidgeShares"] = options.LargestBadRidgeShares,
        ["statedAreaToleranceSquareMetres"] = options.StatedAreaToleranceSquareMetres,
        ["statedAreaToleranceShare"] = options.StatedAreaToleranceShare,
        ["largestAreaMismatchShare"] = options.LargestAreaMismatchShare,
        ["manyVertices"] = options.ManyVertices,
        ["mostVertices"] = options.MostVertices,
        ["longEdgeMetres"] = options.LongEdgeMetres,
        ["shortEdgeMetres"] = options.ShortEdgeMetres,
        ["listedPlaces"] = options.ListedPlaces,
    };

    private static JsonArray? At(GroundPosition? position) => position is { } at ? new JsonArray([.. Numbers(at)]) : null;

    private static IEnumerable<JsonNode> Numbers(GroundPosition position) =>
        [JsonValue.Create(Rounding.ToNanodegree(position.LongitudeDegrees)), JsonValue.Create(Rounding.ToNanodegree(position.LatitudeDegrees))];
}
