using System.Runtime.CompilerServices;
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

    // Which attributes features have differs from layer to layer; what checks rest on hardly ever changes.
    private static readonly ConditionalWeakTable<LayerDefinition, RecordShape> AttributeShapes = [];
    private static readonly ConditionalWeakTable<Catalogue, KeptProvenance> Provenances = [];

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
        var (text, place, digest) = Sorted(BlockOf(report));
        var written = text.Written;
        var member = Encoding.ASCII.GetBytes($"\"{DigestMember}\":\"{digest}\",");
        var record = GC.AllocateUninitializedArray<byte>(written.Length + member.Length);
        written[..place].CopyTo(record);
        member.CopyTo(record.AsSpan(place));
        written[place..].CopyTo(record.AsSpan(place + member.Length));
        return new CanonicalRecord(record, digest);
    }

    /// <summary>The bytes that <see cref="IndentedJson"/> makes of <see cref="Of"/>, with a closing line feed: for whoever only hands them on.</summary>
    /// <param name="report">The report.</param>
    public static byte[] IndentedOf(SiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var block = BlockOf(report);
        var (text, _, digest) = Sorted(block);
        text.Clear();
        block.AppendIndented(text, depth: 0, (DigestMember, digest));
        return text.Append('\n').Written.ToArray();
    }

    // The canonical form without its digest, in the thread's room; where in it the digest would stand, and which it is.
    private static (JsonText Text, int Place, string Digest) Sorted(RecordBlock block)
    {
        var text = Scratch ??= new JsonText();
        text.Clear();
        var place = block.AppendSorted(text, DigestMember);
        return (text, place, CanonicalJson.DigestOf(text.Written));
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
        ["certainty"] = EnumCode.Of(result.Certainty),
        ["accuracyMetres"] = result.AccuracyMetres.ToRecordLength(),
        ["coverageShare"] = result.CoverageShare.ToRecordShare(),
        ["areaSquareMetres"] = result.AreaSquareMetres.ToRecordLength(),
        ["areaMu"] = result.AreaSquareMetres is { } area ? (double?)MuOf(area) : null,
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

    // Most layers have nothing of most sites, and decimal arithmetic is dear.
    private static double MuOf(double squareMetres) => squareMetres == 0 ? 0 : (double)AreaUnits.Mu(squareMetres);

    private static RecordValue[] FeaturesOf(LayerResult result, Site site)
    {
        if (result.Features.Count == 0)
            return [];
        var overlaps = new double[result.Features.Count];
        for (var i = 0; i < overlaps.Length; i++)
            overlaps[i] = result.Features[i].AreaSquareMetres;

        // Of a must-contain layer the area is the site outside it, which the features inside do not make up.
        var areas = Rounding.PartsOf(overlaps, result.Layer.Role is LayerRole.MustContain ? overlaps.Sum() : result.AreaSquareMetres ?? 0);
        var attributes = AttributeShapes.GetValue(result.Layer, static layer => new RecordShape(layer.Attributes.Count));
        var features = new RecordValue[overlaps.Length];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = result.Features[i].Feature;
            features[i] = new RecordBlock(FeatureShape)
            {
                ["id"] = feature.Id,
                ["name"] = feature.Name,
                ["areaSquareMetres"] = areas[i],
                ["share"] = Rounding.ToMillionth(overlaps[i] / site.AreaSquareMetres),
                ["attributes"] = AttributesOf(feature, result.Layer, attributes),
            };
        }

        return features;
    }

    // Only what the catalogue names, in its order.
    private static RecordBlock AttributesOf(LayerFeature feature, LayerDefinition layer, RecordShape shape)
    {
        var attributes = new RecordBlock(shape);
        for (var i = 0; i < layer.Attributes.Count; i++)
        {
            if (feature.Find(layer.Attributes[i]) is { } value)
                attributes[layer.Attributes[i]] = value;
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

    private static KeptValue ProvenanceOf(ReportProvenance provenance)
    {
        if (Provenances.TryGetValue(provenance.Catalogue, out var kept) && kept.IsOf(provenance))
            return kept.Value;
        kept = new KeptProvenance(provenance, new KeptValue(BlockOf(provenance)));
        Provenances.AddOrUpdate(provenance.Catalogue, kept);
        return kept.Value;
    }

    private static RecordBlock BlockOf(ReportProvenance provenance) => new()
    {
        ["asOf"] = RecordDate.Of(provenance.AsOf),
        ["engine"] = provenance.Engine,
        ["ruleBook"] = provenance.RuleBook?.Identity is { } book ? new RecordBlock { ["id"] = book.Id, ["version"] = book.Version, ["sha256"] = book.Sha256 } : null,
        ["mandatory"] = RecordValue.Texts([.. provenance.Catalogue.Layers.Where(layer => layer.Mandatory).Select(layer => layer.Id)]),
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

    /// <summary>What records say of the basis of checks, and of which.</summary>
    private sealed record KeptProvenance(ReportProvenance Provenance, KeptValue Value)
    {
        /// <summary>Whether it says the same of another check.</summary>
        internal bool IsOf(ReportProvenance other) =>
            Provenance.AsOf == other.AsOf
            && string.Equals(Provenance.Engine, other.Engine, StringComparison.Ordinal)
            && ReferenceEquals(Provenance.Catalogue, other.Catalogue)
            && ReferenceEquals(Provenance.RuleBook, other.RuleBook)
            && Provenance.Layers.SequenceEqual(other.Layers);
    }
}

/// <summary>A record in its canonical form.</summary>
/// <param name="Utf8">The canonical JSON, digest included.</param>
/// <param name="Digest">The digest.</param>
public sealed record CanonicalRecord(byte[] Utf8, string Digest);
