using System.Collections;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>The features of a layer, each made when it is asked for. Thread-safe.</summary>
internal sealed class FeatureList(FeatureColumns columns) : IReadOnlyList<LayerFeature>
{
    public int Count => columns.Count;

    public LayerFeature this[int index] => columns.Feature(index);

    public IEnumerator<LayerFeature> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return columns.Feature(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
