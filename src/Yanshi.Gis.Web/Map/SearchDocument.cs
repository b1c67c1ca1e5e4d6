using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary><c>GET /map/search</c>: one box for names and for coordinates. What is typed is read as a position in every way that makes sense, and looked for among the names.</summary>
internal sealed class SearchDocument(ServedWorkspace served, ServedLayers layers, Lane lane)
{
    internal const string TextParameter = "q";
    internal const string LimitParameter = "limit";
    internal const int DefaultLimit = 12;
    internal const int MostLimit = 50;

    private const int MostCharacters = 200;

    // What people look for most often comes first among equal matches.
    private static readonly string[] First = ["towns", "parks", "heritage-sites", "heritage-protection-scope"];

    private readonly ProjectNames _projects = new();

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var (text, limit) = (TextOf(context), QueryParameters.FindWhole(context, LimitParameter, 1, MostLimit) ?? DefaultLimit);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var workspace = served.Current;
        var places = Find(workspace, text).ToList();
        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["q"] = text,
            ["positions"] = new JsonArray([.. PositionReadings.Of(text, workspace.Catalogue)]),
            ["matched"] = places.Count,
            ["places"] = new JsonArray([.. places
                .OrderBy(found => RankOf(found.Place.Name, text))
                .ThenBy(found => found.Layer is { } layer && Array.IndexOf(First, layer.Id) is >= 0 and var place ? place : First.Length)
                .ThenBy(found => found.Place.Name.Length)
                .ThenBy(found => found.Place.Name, StringComparer.Ordinal)
                .ThenBy(found => found.Place.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(found => (JsonNode)Describe(found.Layer, found.Place, workspace.Catalogue.Plane.Unproject(found.Place.Bounds)))]),
        });
    }

    private IEnumerable<(LayerDefinition? Layer, NamedPlace Place)> Find(Workspace workspace, string text)
    {
        var inLayers = layers.Of(workspace).Select(shown => shown.Holding.Layer).OfType<ControlLayer>().SelectMany(layer => NamesOf(layer).Select(place => ((LayerDefinition?)layer.Definition, place)));
        var projects = _projects.In(workspace.Folder, workspace.Catalogue.Plane).Select(place => ((LayerDefinition?)null, place));
        return inLayers.Concat(projects).Where(found => found.place.Answers(text));
    }

    // One damaged layer must not keep the others from being found; the list of layers tells of it.
    private static IReadOnlyList<NamedPlace> NamesOf(ControlLayer layer)
    {
        try
        {
            return LayerNames.Of(layer);
        }
        catch (DamagedBlockException)
        {
            return [];
        }
    }

    private static int RankOf(string name, string text) =>
        name.Equals(text, StringComparison.OrdinalIgnoreCase) ? 0 : name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1 : 2;

    private static JsonObject Describe(LayerDefinition? layer, NamedPlace place, Box box) => new JsonObject
    {
        ["kind"] = EnumCode.Of(place.Kind),
        ["id"] = place.Id,
        ["name"] = place.Name,
        ["layer"] = layer is null ? null : new JsonObject { ["id"] = layer.Id, ["title"] = layer.Title, ["titleEnglish"] = layer.TitleEnglish },
        ["bbox"] = new JsonArray(Rounding.ToNanodegree(box.MinX), Rounding.ToNanodegree(box.MinY), Rounding.ToNanodegree(box.MaxX), Rounding.ToNanodegree(box.MaxY)),
    };

    private static string TextOf(HttpContext context) => QueryParameters.Find(context, TextParameter)?.Trim() is { Length: > 0 and <= MostCharacters } text
        ? text
        : throw RequestProblems.Parameter(TextParameter, QueryParameters.Find(context, TextParameter) ?? string.Empty, $" 1 至 {MostCharacters} 个字符的名称或坐标", $"a name or coordinates, 1 to {MostCharacters} characters");
}
