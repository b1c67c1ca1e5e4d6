using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Differences;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Imports;

/// <summary>What the workspace holds: its layers with and without data, their versions with the reports of their imports, and what changed from one to another.</summary>
internal sealed class VersionDocuments(ServedWorkspace served, ServedLayers layers, ServiceOptions options, Lane lane)
{
    internal const string OlderParameter = "from";
    internal const string NewerParameter = "to";
    internal const string ClassParameter = "by";
    internal const string PartParameter = "part";

    private const string Ground = "ground";
    private const string Sums = "sums";

    /// <summary><c>GET /layers</c></summary>
    internal async Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var workspace = served.Current;
        var list = LayerListJson.Of(workspace, id => layers.IsNamed(workspace, id), layers.IsShown);
        list["takesImports"] = options.TakesImports;
        await JsonAnswer.WriteTaggedAsync(context, list);
    }

    /// <summary><c>GET /layers/{layerId}/versions</c></summary>
    internal async Task HistoryAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var id = IdOf(context, served.Current);
        await JsonAnswer.WriteTaggedAsync(context, LayerHistoryJson.Of(id, Shown(id), layers.Today));
    }

    /// <summary><c>GET /layers/{layerId}/versions/{version}</c></summary>
    internal async Task VersionAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var id = IdOf(context, served.Current);
        var number = NumberOf("version", (string)context.GetRouteValue("version")!);
        await JsonAnswer.WriteTaggedAsync(context, InputNames.In(LayerHistoryJson.Of(Shown(id).FirstOrDefault(entry => entry.Entry.Version.Number == number) ?? throw ServedLayers.NoVersion(id, number))));
    }

    /// <summary><c>GET /layers/{layerId}/difference</c>: sums, or the ground that was gained and lost.</summary>
    internal async Task DifferenceAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var workspace = served.Current;
        var id = IdOf(context, workspace);
        var (older, newer) = (LayerOf(context, workspace, id, OlderParameter), LayerOf(context, workspace, id, NewerParameter));
        var by = QueryParameters.Find(context, ClassParameter) ?? LayerDifferencing.ClassFieldOf(id);
        var part = QueryParameters.Find(context, PartParameter) ?? Sums;
        if (part is not (Ground or Sums))
            throw RequestProblems.Parameter(PartParameter, part, $" {Sums} 或 {Ground}", $"{Sums} or {Ground}");
        var towns = layers.IsNamed(workspace, LayerDifferencing.TownsLayer) ? workspace.Layers.FindInForce(LayerDifferencing.TownsLayer, layers.Today)?.Layer : null;
        if (EntityTags.IsHeld(context, Data.EngineVersion.Current, older.Sha256, newer.Sha256, towns?.Sha256 ?? string.Empty, by ?? string.Empty, part))
            return;

        // Minutes for layers of a million features: not on one of the threads that answer others.
        var difference = await Task.Factory.StartNew(() => LayerDifferencing.Of(older, newer, by, towns), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (part is Ground)
            await JsonAnswer.WriteAsync(context, LayerDifferenceJson.GeometryOf(difference, workspace.Catalogue.Plane), CollectionDocuments.GeoJson);
        else
            await JsonAnswer.WriteAsync(context, LayerDifferenceJson.Of(difference));
    }

    private string IdOf(HttpContext context, Workspace workspace)
    {
        var id = (string)context.GetRouteValue("layerId")!;
        return layers.IsNamed(workspace, id) ? id : throw ServedLayers.NotFound(id);
    }

    private List<LayerHistoryEntry> Shown(string id) => [.. LayerHistory.Of(served.Folder, id).Where(entry => layers.IsShown(entry.Entry.Version))];

    private ControlLayer LayerOf(HttpContext context, Workspace workspace, string id, string parameter) =>
        layers.GetVersion(workspace, id, NumberOf(parameter, QueryParameters.Find(context, parameter) ?? string.Empty));

    /// <summary>The number of a version.</summary>
    /// <exception cref="HttpProblemException"><c>request.parameter</c></exception>
    internal static int NumberOf(string parameter, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw RequestProblems.Parameter(parameter, text, "版本号（从 1 起的整数）", "the number of a version, from 1");
}
