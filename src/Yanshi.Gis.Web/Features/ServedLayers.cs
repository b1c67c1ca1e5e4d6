using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Features;

/// <summary>
/// Which layers the service shows. A layer whose version in force is internal or secret is not there, in lists, by its id, in messages, unless the service was set up to serve
/// it; what a check says of it stands in records all the same.
/// </summary>
internal sealed class ServedLayers(ServiceOptions options, TimeProvider clock)
{
    /// <summary>Today, where the service runs.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The layers shown, in the catalogue's order, each with its version in force today, which may be damaged.</summary>
    internal IEnumerable<(LayerDefinition Definition, LayerHolding Holding)> Of(Workspace workspace)
    {
        foreach (var definition in workspace.Catalogue.Layers)
        {
            if (workspace.Layers.FindInForce(definition.Id, Today) is { } holding && IsShown(holding))
                yield return (definition, holding);
        }
    }

    /// <summary>A layer's version in force on a day; null when it had none.</summary>
    /// <exception cref="HttpProblemException"><c>collection.not-found</c>: there is no such layer, or it is not shown.</exception>
    /// <exception cref="ReferenceDataException">The version is damaged.</exception>
    internal LayerCollection? Find(Workspace workspace, string id, DateOnly? day = null)
    {
        if (workspace.Catalogue.Find(id) is null || workspace.Layers.FindInForce(id, Today) is not { } today || !IsShown(today))
            throw NotFound(id);
        if ((day is { } other ? workspace.Layers.FindInForce(id, other) : today) is not { } holding)
            return null;
        if (!IsShown(holding))
            throw NotFound(id);
        return LayerCollection.Of(holding.Layer ?? throw new ReferenceDataException(holding.Damage!));
    }

    private bool IsShown(LayerHolding holding) => options.ServeRestricted || holding.Version.Confidentiality is Confidentiality.Public;

    private static HttpProblemException NotFound(string id) => new(StatusCodes.Status404NotFound, new Problem(
        "collection.not-found", "collectionId", $"没有可提供的图层“{id}”，见 /collections。", $"There is no layer \"{id}\" to be had; see /collections."));
}
