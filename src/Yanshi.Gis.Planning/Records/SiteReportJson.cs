using System.Text;
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

    private static readonly RecordShape ReportShape = new(capacity: 16);
    private static readonly RecordShape LayerShape = new(capacity: 21);
    private static readonly RecordShape FeatureShape = new(capacity: 5);
    private static readonly RecordShape VersionShape = new(capacity: 6);
    private static readonly RecordShape QuestionShape = new(capacity: 3);

    // Records are of tens of kilobytes: room for one is kept by each thread that makes them.
    [ThreadStatic]
    private static JsonText? Scratch;

    /// <summary>The record of a report, with its digest.</summary>
    /// <param name="report">The report.</param>
    public static JsonObject Of(SiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var record = BlockOf(report).ToJsonObject();
        record[DigestMember] = CanonicalJson.Digest(record);
        return record;
    }

    /// <summary>The same record in its canonical form (<see cref="CanonicalJson"/>): for whoever makes very many and reads none.</summary>
    /// <param name="report">The report.</param>
    public static CanonicalRecord CanonicalOf(SiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = Scratch ??= new JsonText();
        text.Clear();
        var place = BlockOf(report).AppendSorted(text, DigestMember);
        var digest = CanonicalJson.DigestOf(text.Written);
        return new CanonicalRecord([.. text.Written[..place], .. Encoding.ASCII.GetBytes($"\"{DigestMember}\":\"{digest}\","), .. text.Written[place..]], digest);
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

    private static RecordBlock BlockOf(SiteReport report) => new(ReportShape)
    {
        ["schema"] = Schema,
        ["site"] = SiteJson.BlockOf(report.Site, report.Provenance.RuleBook is null ? report.Site.Attributes : report.Project.AsRecorded),
        ["verdict"] = EnumCode.Of(report.Verdict),
        ["undeterminedBy"] = RecordValue.Texts(report.UndeterminedBy),
        ["basis"] = EnumCode.Of(report.Basis),
        ["layers"] = RecordValue.Blocks(report.Layers, layer => LayerOf(layer, report.Site)),
        ["findings"] = FindingJson.Of(report.Findings),
        ["landClasses"] = SiteContextJson.LandClasses(report.LandClasses),
        ["towns"] = SiteContextJson.Towns(report.Towns),
        ["partition"] = SiteContextJson.Partition(report.Partition, report.Site.AreaSquareMetres),
        ["parks"] = SiteContextJson.Parks(report.Parks),
        ["questions"] = RecordValue.Blocks(report.Questions, QuestionOf),
        ["provenance"] = ProvenanceOf(report.Provenance),
    };

    private static RecordBlock LayerOf(LayerResult result, Site site) => new(LayerShape)
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
        ["areaMu"] = result.AreaSquareMetres is { } area ? (double?)AreaUnits.Mu(area) : null,
        ["share"] = (result.AreaSquareMetres / site.AreaSquareMetres).ToRecordShare(),
        ["areaInnerSquareMetres"] = result.AreaInnerSquareMetres.ToRecordLength(),
        ["areaOuterSquareMetres"] = result.AreaOuterSquareMetres.ToRecordLength(),
        ["lengthMetres"] = result.LengthMetres.ToRecordLength(),
        ["count"] = result.Count,
        ["nearestDistanceMetres"] = result.NearestDistanceMetres.ToRecordLength(),
        ["features"] = FeaturesOf(result, site),
        ["slivers"] = RecordValue.Blocks(result.Slivers, SliverOf),
        ["findings"] = FindingJson.Of(result.Layer.Role is LayerRole.Context ? [] : result.Findings),
    };

    private static RecordValue[] FeaturesOf(LayerResult result, Site site)
    {
        // Of a must-contain layer the area is the site outside it, which the features inside do not make up.
        var overlaps = result.Features.Select(overlap => overlap.AreaSquareMetres).ToList();
        var areas = Rounding.PartsOf(overlaps, result.Layer.Role is LayerRole.MustContain ? overlaps.Sum() : result.AreaSquareMetres ?? 0);
        return [.. result.Features.Select((overlap, i) => (RecordValue)new RecordBlock(FeatureShape)
        {
            ["id"] = overlap.Feature.Id,
            ["name"] = overlap.Feature.Name,
            ["areaSquareMetres"] = areas[i],
            ["share"] = Rounding.ToMillionth(overlap.AreaSquareMetres / site.AreaSquareMetres),
            ["attributes"] = AttributesOf(overlap.Feature, result.Layer),
        })];
    }

    // Only what the catalogue names, in its order.
    private static RecordBlock AttributesOf(LayerFeature feature, LayerDefinition layer)
    {
        var attributes = new RecordBlock(layer.Attributes.Count);
        foreach (var name in layer.Attributes)
        {
            if (feature.Find(name) is { } value)
                attributes[name] = value;
        }

        return attributes;
    }

    private static RecordBlock SliverOf(SliverResult sliver) => new()
    {
        ["id"] = sliver.Id,
        ["areaSquareMetres"] = Rounding.ToCentimetre(sliver.AreaSquareMetres),
        ["widthMetres"] = Rounding.ToCentimetre(sliver.WidthMetres),
        ["why"] = EnumCode.Of(sliver.Why),
    };

    private static RecordBlock QuestionOf(ProjectQuestion question) => new(QuestionShape)
    {
        ["attribute"] = question.Attribute.Code,
        ["why"] = question.Why,
        ["assumed"] = "strictest",
    };

    private static RecordBlock ProvenanceOf(ReportProvenance provenance) => new()
    {
        ["asOf"] = RecordDate.Of(provenance.AsOf),
        ["engine"] = provenance.Engine,
        ["ruleBook"] = provenance.RuleBook?.Identity is { } book ? new RecordBlock { ["id"] = book.Id, ["version"] = book.Version, ["sha256"] = book.Sha256 } : null,
        ["mandatory"] = RecordValue.Texts(provenance.Catalogue.Layers.Where(layer => layer.Mandatory).Select(layer => layer.Id)),
        ["layers"] = RecordValue.Blocks(provenance.Layers, VersionOf),
        ["plane"] = new RecordBlock
        {
            ["centralMeridianDegrees"] = provenance.Catalogue.Plane.CentralMeridianDegrees,
            ["standardParallelDegrees"] = provenance.Catalogue.Plane.StandardParallelDegrees,
        },
    };

    private static RecordBlock VersionOf(UsedLayer layer) => new(VersionShape)
    {
        ["id"] = layer.Id,
        ["version"] = layer.Version.Number,
        ["vintage"] = RecordDate.Of(layer.Version.Vintage),
        ["inForceFrom"] = RecordDate.Of(layer.Version.EffectiveFrom),
        ["status"] = EnumCode.Of(layer.Version.Status),
        ["sha256"] = layer.Sha256,
    };
}

/// <summary>A record in its canonical form.</summary>
/// <param name="Utf8">The canonical JSON, digest included.</param>
/// <param name="Digest">The digest.</param>
public sealed record CanonicalRecord(byte[] Utf8, string Digest);
