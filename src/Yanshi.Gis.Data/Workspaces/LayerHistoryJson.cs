using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>The versions of a layer as a document, <c>yanshi-gis/layer-history/1</c>, and one version as <c>yanshi-gis/layer-version/1</c>.</summary>
public static class LayerHistoryJson
{
    private const string Schema = "yanshi-gis/layer-history/1";
    private const string VersionSchema = "yanshi-gis/layer-version/1";

    /// <summary>All versions; the one a check for the date rests on is named.</summary>
    /// <param name="layerId">The layer.</param>
    /// <param name="entries">Its versions.</param>
    /// <param name="asOf">The date.</param>
    public static JsonObject Of(string layerId, IReadOnlyList<LayerHistoryEntry> entries, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var current = entries.Where(entry => entry.Entry.Version.IsInForceOn(asOf)).MaxBy(entry => (entry.Entry.Version.EffectiveFrom ?? DateOnly.MinValue, entry.Entry.Version.Number));
        return new JsonObject
        {
            ["schema"] = Schema,
            ["layer"] = layerId,
            ["asOf"] = RecordDate.Of(asOf),
            ["used"] = current?.Entry.Version.Number,
            ["versions"] = new JsonArray([.. entries.Select(FactsOf)]),
        };
    }

    /// <summary>One version with the report of its import.</summary>
    /// <param name="entry">The version.</param>
    public static JsonObject Of(LayerHistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var json = new JsonObject { ["schema"] = VersionSchema, ["layer"] = entry.Entry.LayerId };
        foreach (var (name, value) in FactsOf(entry))
            json[name] = value?.DeepClone();
        json["report"] = entry.Origin?.Report?.DeepClone();
        return json;
    }

    private static JsonObject FactsOf(LayerHistoryEntry entry)
    {
        var (listed, version) = (entry.Entry, entry.Entry.Version);
        return new JsonObject
        {
            ["version"] = version.Number,
            ["name"] = listed.Name.ToString(),
            ["status"] = EnumCode.Of(version.Status),
            ["legalStatus"] = EnumCode.Of(version.LegalStatus),
            ["completeness"] = EnumCode.Of(version.Completeness),
            ["coverage"] = version.Coverage is { } coverage ? EnumCode.Of(coverage) : null,
            ["accuracyMetres"] = version.AccuracyMetres,
            ["vintage"] = RecordDate.Of(version.Vintage),
            ["inForceFrom"] = RecordDate.Of(version.EffectiveFrom),
            ["inForceUntil"] = RecordDate.Of(version.InForceUntil),
            ["withdrawnFrom"] = RecordDate.Of(version.WithdrawnFrom),
            ["confidentiality"] = EnumCode.Of(version.Confidentiality),
            ["crs"] = version.Crs,
            ["source"] = version.Source,
            ["features"] = listed.Features,
            ["vertices"] = listed.Vertices,
            ["sha256"] = listed.Sha256,
            ["importedAt"] = listed.ImportedAt,
            ["importedBy"] = entry.ImportedBy,
            ["input"] = entry.Origin?.InputName is { } name ? new JsonObject { ["name"] = name, ["sha256"] = entry.Origin.InputSha256 } : null,
        };
    }
}
