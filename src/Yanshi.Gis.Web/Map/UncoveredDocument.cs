using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary><c>GET /map/uncovered</c>: where mandatory layers have no data, so that an empty place on the map is not taken for a clear one. It is found out once for each state of the workspace.</summary>
internal sealed class UncoveredDocument(ServedWorkspace served, ServedLayers layers, Lane lane)
{
    /// <summary>A layer that is not shown: nothing is told of where it has data either.</summary>
    internal const string Restricted = "layer.restricted";

    private volatile Kept? _kept;

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var (workspace, today) = (served.Current, layers.Today);
        if (_kept is not { } kept || !ReferenceEquals(kept.Workspace, workspace) || kept.Day != today)
        {
            // Seconds where a layer has very many features: not on one of the threads that answer others.
            var document = await Task.Factory.StartNew(() => Of(workspace, today), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _kept = kept = new Kept(workspace, today, document);
        }

        await JsonAnswer.WriteTaggedAsync(context, kept.Document, CollectionDocuments.GeoJson);
    }

    private JsonObject Of(Workspace workspace, DateOnly today)
    {
        var hidden = workspace.Catalogue.Layers.Where(layer => layer.Mandatory && !layers.IsNamed(workspace, layer.Id)).Select(layer => new UncoveredGround(layer, Restricted, Ground: null));
        return UncoveredGroundJson.Of(UncoveredGround.Of(workspace.Layers, today, id => layers.IsNamed(workspace, id)), hidden, today, workspace.Catalogue.Plane);
    }

    private sealed record Kept(Workspace Workspace, DateOnly Day, JsonObject Document);
}
