using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// The check record, <c>yanshi-gis/site-check/1</c>. Members stand in the record's order; what is not known is null, never missing; areas,
/// lengths and shares are rounded here and nowhere else. Thread-safe.
/// </summary>
public static class SiteReportJson
{
    /// <summary>The schema that a record names.</summary>
    public const string Schema = "yanshi-gis/site-check/1";

    private const string DigestMember = "digest";

    /// <summary>The record of a report, with its digest.</summary>
    /// <param name="report">The report.</param>
    public static JsonObject Of(SiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var record = new JsonObject
        {
            ["schema"] = Schema,
            ["site"] = SiteJson.Of(report.Site, report.Provenance.RuleBook is null ? report.Site.Attributes : report.Project.AsRecorded),
            ["verdict"] = EnumCode.Of(report.Verdict),
            ["undeterminedBy"] = Texts(report.UndeterminedBy),
            ["basis"] = EnumCode.Of(report.Basis),
            ["layers"] = new JsonArray([.. report.Layers.Select(layer => LayerOf(layer, report.Site))]),
            ["findings"] = FindingJson.Of(report.Findings),
            ["landClasses"] = SiteContextJson.LandClasses(report.LandClasses),
            ["towns"] = SiteContextJson.Towns(report.Towns),
            ["partition"] = SiteContextJson.Partition(report.Partition, report.Site.AreaSquareMetres),
            ["parks"] = SiteContextJson.Parks(report.Parks),
            ["questions"] = new JsonArray([.. report.Questions.Select(QuestionOf)]),
            ["provenance"] = ProvenanceOf(report.Provenance),
        };
        record[DigestMember] = CanonicalJson.Digest(record);
        return record;
    }

    /// <summary>The digest a record should have: over all of it but the digest itself.</summary>
    /// <param name="record">A record, as written or as read back.</param>
    public static string DigestOf(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var rest = (JsonObject)record.DeepClone();
        rest.Remove(DigestMember);
        return CanonicalJson.Digest(rest);
    }

    private static JsonObject LayerOf(LayerResult result, Site site) => new()
    {
        ["id"] = result.Layer.Id,
        ["title"] = result.Layer.Title,
        ["role"] = EnumCode.Of(result.Layer.Role),
        ["status"] = EnumCode.Of(result.Version?.Status ?? result.Layer.Status),
        ["mandatory"] = result.Layer.Mandatory,
        ["state"] = EnumCode.Of(result.State),
        ["reason"] = result.Reason,
        ["certainty"] = result.Certainty is { } certainty ? EnumCode.Of(certainty) : null,
        ["accuracyMetres"] = result.AccuracyMetres.ToRecordLength(),
        ["coverageShare"] = result.CoverageShare.ToRecordShare(),
        ["areaSquareMetres"] = result.AreaSquareMetres.ToRecordLength(),
        ["areaMu"] = result.AreaSquareMetres is { } area ? (double)AreaUnits.Mu(area) : null,
        ["share"] = (result.AreaSquareMetres / site.AreaSquareMetres).ToRecordShare(),
        ["areaInnerSquareMetres"] = result.AreaInnerSquareMetres.ToRecordLength(),
        ["areaOuterSquareMetres"] = result.AreaOuterSquareMetres.ToRecordLength(),
        ["lengthMetres"] = result.LengthMetres.ToRecordLength(),
        ["count"] = result.Count,
        ["nearestDistanceMetres"] = result.NearestDistanceMetres.ToRecordLength(),
        ["features"] = FeaturesOf(result, site),
        ["slivers"] = new JsonArray([.. result.Slivers.Select(SliverOf)]),
        ["findings"] = FindingJson.Of(result.Layer.Role is LayerRole.Context ? [] : result.Findings),
    };

    private static JsonArray FeaturesOf(LayerResult result, Site site)
    {
        // Of a must-contain layer the area is the site outside it, which the features inside do not make up.
        var overlaps = result.Features.Select(overlap => overlap.AreaSquareMetres).ToList();
        var areas = Rounding.PartsOf(overlaps, result.Layer.Role is LayerRole.MustContain ? overlaps.Sum() : result.AreaSquareMetres ?? 0);
        return new JsonArray([.. result.Features.Select((overlap, i) => new JsonObject
        {
            ["id"] = overlap.Feature.Id,
            ["name"] = overlap.Feature.Name,
            ["areaSquareMetres"] = areas[i],
            ["share"] = Rounding.ToMillionth(overlap.AreaSquareMetres / site.AreaSquareMetres),
            ["attributes"] = AttributesOf(overlap.Feature, result.Layer),
        })]);
    }

    // Only what the catalogue names, in its order.
    private static JsonObject AttributesOf(LayerFeature feature, LayerDefinition layer)
    {
        var attributes = new JsonObject();
        foreach (var name in layer.Attributes)
        {
            if (feature.Find(name) is { } value)
                attributes[name] = NodeOf(value);
        }

        return attributes;
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonObject SliverOf(SliverResult sliver) => new()
    {
        ["id"] = sliver.Id,
        ["areaSquareMetres"] = Rounding.ToCentimetre(sliver.AreaSquareMetres),
        ["widthMetres"] = Rounding.ToCentimetre(sliver.WidthMetres),
        ["why"] = EnumCode.Of(sliver.Why),
    };

    private static JsonObject QuestionOf(ProjectQuestion question) => new()
    {
        ["attribute"] = question.Attribute.Code,
        ["why"] = question.Why,
        ["assumed"] = "strictest",
    };

    private static JsonObject ProvenanceOf(ReportProvenance provenance) => new()
    {
        ["asOf"] = RecordDate.Of(provenance.AsOf),
        ["engine"] = provenance.Engine,
        ["ruleBook"] = provenance.RuleBook?.Identity is { } book ? new JsonObject { ["id"] = book.Id, ["version"] = book.Version, ["sha256"] = book.Sha256 } : null,
        ["mandatory"] = Texts(provenance.Catalogue.Layers.Where(layer => layer.Mandatory).Select(layer => layer.Id)),
        ["layers"] = new JsonArray([.. provenance.Layers.Select(VersionOf)]),
        ["plane"] = new JsonObject
        {
            ["centralMeridianDegrees"] = provenance.Catalogue.Plane.CentralMeridianDegrees,
            ["standardParallelDegrees"] = provenance.Catalogue.Plane.StandardParallelDegrees,
        },
    };

    private static JsonObject VersionOf(UsedLayer layer) => new()
    {
        ["id"] = layer.Id,
        ["version"] = layer.Version.Number,
        ["vintage"] = RecordDate.Of(layer.Version.Vintage),
        ["inForceFrom"] = RecordDate.Of(layer.Version.EffectiveFrom),
        ["status"] = EnumCode.Of(layer.Version.Status),
        ["sha256"] = layer.Sha256,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts]);
}
