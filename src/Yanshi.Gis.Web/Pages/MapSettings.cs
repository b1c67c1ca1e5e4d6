using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Pages;

/// <summary><c>GET /map/settings</c>: all that the map page has to know before it can show anything, in one answer.</summary>
internal sealed class MapSettings(ServedWorkspace served, ServiceOptions options, TimeProvider clock)
{
    // A site on the border of a zone may be drawn in the next one.
    private const double NeighbourDegrees = 0.5;

    private readonly ServedLayers _layers = new(options, clock);

    /// <summary>Answers.</summary>
    internal Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var workspace = served.Current;
        return JsonAnswer.WriteTaggedAsync(context, Of(workspace));
    }

    private JsonObject Of(Workspace workspace)
    {
        var (catalogue, extent) = (workspace.Catalogue, workspace.Catalogue.Extent);
        var shown = _layers.Of(workspace).ToDictionary(layer => layer.Definition.Id, layer => layer.Holding, StringComparer.Ordinal);
        return new JsonObject
        {
            ["engine"] = EngineVersion.Current,
            ["today"] = RecordDate.Of(_layers.Today),
            ["district"] = new JsonObject { ["code"] = catalogue.District.Code, ["name"] = catalogue.District.Name, ["nameEnglish"] = catalogue.District.NameEnglish },
            ["extent"] = new JsonArray(extent.West, extent.South, extent.East, extent.North),
            ["plane"] = new JsonObject { ["centralMeridianDegrees"] = catalogue.Plane.CentralMeridianDegrees, ["standardParallelDegrees"] = catalogue.Plane.StandardParallelDegrees },
            ["zones"] = new JsonArray([.. ZonesOf(extent).Select(zone => (JsonNode)zone)]),
            ["mapReviewNumber"] = catalogue.MapReviewNumber,
            ["demonstration"] = workspace.IsDemonstration,
            ["servesRestricted"] = options.ServeRestricted,
            ["tiandituToken"] = options.TiandituToken,
            ["limits"] = new JsonObject
            {
                ["siteBytes"] = options.Limits.SiteBytes,
                ["uploadBytes"] = options.Limits.UploadBytes,
                ["verticesPerSite"] = options.Limits.VerticesPerSite,
                ["sitesPerCheck"] = options.Limits.SitesPerCheck,
                ["featuresPerPage"] = options.Limits.FeaturesPerPage,
            },
            ["layers"] = new JsonArray([.. catalogue.Layers.Select(layer => LayerOf(layer, shown.GetValueOrDefault(layer.Id), _layers.FindPending(workspace, layer.Id)))]),
            ["attributes"] = new JsonArray([.. (workspace.RuleBook?.Attributes ?? []).Select(AttributeOf)]),
        };
    }

    private static IEnumerable<int> ZonesOf(GeographicExtent extent) =>
        new[] { extent.West - NeighbourDegrees, extent.East, extent.East + NeighbourDegrees }.Select(longitude => Crs.PlaneZoneAt(longitude).Zone).OfType<int>().Distinct();

    // Of a layer that is not shown no more is said than its entry in the catalogue, which every record has too.
    private static JsonObject LayerOf(LayerDefinition layer, LayerHolding? holding, LayerHolding? pending)
    {
        var entry = new JsonObject
        {
            ["id"] = layer.Id,
            ["title"] = layer.Title,
            ["titleEnglish"] = layer.TitleEnglish,
            ["group"] = layer.Group,
            ["role"] = EnumCode.Of(layer.Role),
            ["mandatory"] = layer.Mandatory,
            ["shown"] = holding is not null,
            ["style"] = layer.Style is { } style ? new JsonObject { ["colour"] = style.Colour, ["fill"] = style.FillOpacity, ["line"] = EnumCode.Of(style.Line) } : null,
        };
        foreach (var (name, value) in VersionOf(holding))
            entry[name] = value?.DeepClone();
        entry["source"] ??= layer.Source;
        entry["pending"] = pending is null ? null : VersionOf(pending);
        return entry;
    }

    private static JsonObject VersionOf(LayerHolding? holding)
    {
        var version = holding?.Version;
        return new JsonObject
        {
            ["source"] = version?.Source,
            ["version"] = version?.Number,
            ["status"] = version is null ? null : EnumCode.Of(version.Status),
            ["legalStatus"] = version is null ? null : EnumCode.Of(version.LegalStatus),
            ["inForceFrom"] = RecordDate.Of(version?.EffectiveFrom),
            ["completeness"] = version is null ? null : EnumCode.Of(version.Completeness),
            ["confidentiality"] = version is null ? null : EnumCode.Of(version.Confidentiality),
            ["vintage"] = RecordDate.Of(version?.Vintage),
            ["accuracyMetres"] = version?.AccuracyMetres,
            ["features"] = holding?.Layer?.Features.Count,
            ["damage"] = holding?.Damage?.Code,
        };
    }

    private static JsonObject AttributeOf(AttributeDefinition attribute) => new()
    {
        ["code"] = attribute.Code,
        ["title"] = attribute.Title,
        ["titleEnglish"] = attribute.TitleEnglish,
        ["kind"] = EnumCode.Of(attribute.Kind),
        ["question"] = attribute.Question,
        ["unit"] = attribute.Unit,
        ["values"] = new JsonArray([.. attribute.Values.Select(value => (JsonNode)new JsonObject { ["code"] = value.Code, ["title"] = value.Title, ["titleEnglish"] = value.TitleEnglish })]),
    };
}
