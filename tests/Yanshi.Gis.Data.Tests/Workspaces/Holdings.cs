using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Tests.Workspaces;

/// <summary>The only version of a layer, for tests of one version.</summary>
internal static class Holdings
{
    internal static ControlLayer? Loaded(this LayerSet layers, string id) => layers.VersionsOf(id).SingleOrDefault()?.Layer;

    internal static Problem? DamageOf(this LayerSet layers, string id) => layers.VersionsOf(id).SingleOrDefault()?.Damage;
}
