using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary><c>GET /map/identify</c>: what every layer has at a place, and what each layer's answer is worth. Areas are there when they hold the place, lines and points when they are near it.</summary>
internal sealed class IdentifyDocument(ServedWorkspace served, ServedLayers layers, Lane lane)
{
    // Whoever clicks reads a card: of more features at one place the count is enough.
    private const int MostFeatures = 20;

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        var query = PointQuery.Parse(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var workspace = served.Current;
        await JsonAnswer.WriteAsync(context, Of(workspace, query));
    }

    private JsonObject Of(Workspace workspace, PointQuery query)
    {
        var place = new Place(query, workspace.Catalogue.Plane);
        List<JsonNode> found = [], unanswered = [];
        foreach (var (definition, holding) in layers.Of(workspace, query.Day))
        {
            var collection = holding.Layer is null ? null : LayerCollection.Of(holding.Layer);
            if (collection is null || Find(collection, place) is not { } features)
                unanswered.Add(new JsonObject { ["id"] = definition.Id, ["title"] = definition.Title, ["titleEnglish"] = definition.TitleEnglish, ["code"] = holding.Damage?.Code ?? "layer.damaged" });
            else if (features.Count > 0)
                found.Add(Describe(collection, features));
        }

        return new JsonObject
        {
            ["point"] = new JsonArray(query.LonLat.X, query.LonLat.Y),
            ["datetime"] = RecordDate.Of(query.Day ?? layers.Today),
            ["toleranceMetres"] = query.ToleranceMetres,
            ["position"] = PositionJson.Of(query.LonLat),
            ["isInExtent"] = workspace.Catalogue.Extent.ToEnvelope().Contains(query.LonLat),
            ["layers"] = new JsonArray([.. found]),
            ["unanswered"] = new JsonArray([.. unanswered]),
        };
    }

    // Null: the version is damaged here, which only reading it shows.
    private static List<(int Number, double Metres)>? Find(LayerCollection collection, Place place)
    {
        try
        {
            return [.. collection.Near(place.Box)
                .Select(number => (Number: number, Metres: place.DistanceMetres(collection.GeometryOf(number))))
                .Where(feature => feature.Metres <= (collection.IsArea(feature.Number) ? 0 : place.ToleranceMetres))];
        }
        catch (DamagedBlockException)
        {
            return null;
        }
    }

    private static JsonObject Describe(LayerCollection collection, List<(int Number, double Metres)> features)
    {
        var (definition, version) = (collection.Layer.Definition, collection.Layer.Version);
        return new JsonObject
        {
            ["id"] = definition.Id,
            ["title"] = definition.Title,
            ["titleEnglish"] = definition.TitleEnglish,
            ["group"] = definition.Group,
            ["role"] = EnumCode.Of(definition.Role),
            ["version"] = version.Number,
            ["status"] = EnumCode.Of(version.Status),
            ["vintage"] = RecordDate.Of(version.Vintage),
            ["inForceFrom"] = RecordDate.Of(version.EffectiveFrom),
            ["accuracyMetres"] = version.AccuracyMetres,
            ["completeness"] = EnumCode.Of(version.Completeness),
            ["confidentiality"] = EnumCode.Of(version.Confidentiality),
            ["source"] = version.Source,
            ["matched"] = features.Count,
            ["features"] = new JsonArray([.. features.Take(MostFeatures).Select(feature => (JsonNode)Describe(collection, feature.Number, feature.Metres))]),
        };
    }

    private static JsonObject Describe(LayerCollection collection, int number, double metres)
    {
        var (layer, isArea) = (collection.Layer, collection.IsArea(number));
        var feature = layer.Features[number];
        return new JsonObject
        {
            ["id"] = feature.Id,
            ["name"] = feature.Name,
            ["kind"] = isArea ? "area" : "line-or-point",
            ["areaSquareMetres"] = isArea ? Rounding.ToCentimetre(layer.Prepared.AreaOf(number)) : null,
            ["distanceMetres"] = isArea ? null : Rounding.ToCentimetre(metres),
            ["accuracyMetres"] = feature.AccuracyMetres,
            ["attributes"] = new JsonArray([.. layer.Definition.Attributes
                .Select(name => (Name: name, Value: feature.Find(name)))
                .Where(attribute => attribute.Value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) })
                .Select(attribute => (JsonNode)new JsonObject { ["name"] = attribute.Name, ["value"] = JsonNode.Parse(attribute.Value!.Value.GetRawText()) })]),
        };
    }

    // The place in the analysis plane. True distances there are a little off in direction, which a tolerance of some metres does not notice.
    private sealed class Place
    {
        private readonly Point _point;

        internal Place(PointQuery query, EqualAreaPlane plane)
        {
            ToleranceMetres = query.ToleranceMetres;
            _point = (Point)new AnalysisProjection(Crs.Cgcs2000, plane).LonLatToPlane(ProjectGeometry.Factory.CreatePoint(query.LonLat));
            Box = new Box(_point.X - ToleranceMetres, _point.Y - ToleranceMetres, _point.X + ToleranceMetres, _point.Y + ToleranceMetres);
        }

        internal double ToleranceMetres { get; }

        internal Box Box { get; }

        internal double DistanceMetres(Geometry geometry) => geometry.Distance(_point);
    }
}
