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

    /// <summary>The layers shown, in the catalogue's order, each with its version in force today or on another day, which may be damaged.</summary>
    internal IEnumerable<(LayerDefinition Definition, LayerHolding Holding)> Of(Workspace workspace, DateOnly? day = null)
    {
        foreach (var definition in workspace.Catalogue.Layers)
        {
            if (workspace.Layers.FindInForce(definition.Id, Today) is { } today && IsShown(today)
                && (day is { } other ? workspace.Layers.FindInForce(definition.Id, other) : today) is { } holding && IsShown(holding))
            {
                yield return (definition, holding);
            }
        }
    }

    /// <summary>Whether a layer may be spoken of: no version in force today is hidden. One without data is an entry of the catalogue, which is no secret.</summary>
    internal bool IsNamed(Workspace workspace, string id) =>
        workspace.Catalogue.Find(id) is not null && (workspace.Layers.FindInForce(id, Today) is not { } today || IsShown(today));

    /// <summary>Whether a version may be shown.</summary>
    internal bool IsShown(LayerVersion version) => options.ServeRestricted || version.Confidentiality is Confidentiality.Public;

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

    /// <summary>A version by its number, whatever day it is for: a draft, one that comes into force later, one of before.</summary>
    /// <exception cref="HttpProblemException"><c>collection.not-found</c>, <c>layer.no-version</c>: there is no such layer or version, or it is not shown.</exception>
    /// <exception cref="ReferenceDataException">The version is damaged.</exception>
    internal ControlLayer GetVersion(Workspace workspace, string id, int number)
    {
        if (!IsNamed(workspace, id))
            throw NotFound(id);
        var holding = workspace.Layers.VersionsOf(id).FirstOrDefault(holding => holding.Version.Number == number && IsShown(holding)) ?? throw NoVersion(id, number);
        return holding.Layer ?? throw new ReferenceDataException(holding.Damage!);
    }

    /// <summary>The newest version that is not law yet, a draft or one that comes into force after today; null when there is none, or it is not shown.</summary>
    internal LayerHolding? FindPending(Workspace workspace, string id) => !IsNamed(workspace, id) ? null : workspace.Layers.VersionsOf(id).LastOrDefault(holding =>
        IsShown(holding)
        && (holding.Version.LegalStatus is LegalStatus.Draft || holding.Version.EffectiveFrom > Today)
        && !(holding.Version.WithdrawnFrom <= Today));

    private bool IsShown(LayerHolding holding) => IsShown(holding.Version);

    /// <summary>That there is no such layer to be had.</summary>
    internal static HttpProblemException NotFound(string id) => new(StatusCodes.Status404NotFound, new Problem(
        "collection.not-found", "collectionId", $"没有可提供的图层“{id}”，见 /collections。", $"There is no layer \"{id}\" to be had; see /collections."));

    /// <summary>That there is no such version to be had.</summary>
    internal static HttpProblemException NoVersion(string id, int number) => new(StatusCodes.Status404NotFound, new Problem(
        "layer.no-version", "version", $"图层“{id}”没有可提供的第 {number} 版。", $"The layer \"{id}\" has no version {number} to be had."));
}
