using System.Collections;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>The features of a layer, each made when it is asked for; the last ones are kept, since a check asks for the same several times. Thread-safe.</summary>
internal sealed class FeatureList(FeatureColumns columns) : IReadOnlyList<LayerFeature>
{
    private const int Kept = 512;

    // A slot is replaced as a whole, so that threads can only miss what another one put there.
    private readonly Entry?[] _kept = new Entry?[Kept];

    public int Count => columns.Count;

    public LayerFeature this[int index]
    {
        get
        {
            ref var slot = ref _kept[(uint)index % Kept];
            if (slot is { } entry && entry.Index == index)
                return entry.Feature;
            var feature = columns.Feature(index);
            slot = new Entry(index, feature);
            return feature;
        }
    }

    public IEnumerator<LayerFeature> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return columns.Feature(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed record Entry(int Index, LayerFeature Feature);
}
