using System.Collections;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>A layer's features as one check sees them: each is read from the layer's file once, however often it is asked for. One instance serves one thread.</summary>
internal sealed class SeenFeatures(IReadOnlyList<LayerFeature> features) : IReadOnlyList<LayerFeature>
{
    private readonly Dictionary<int, LayerFeature> _seen = [];

    public int Count => features.Count;

    public LayerFeature this[int index]
    {
        get
        {
            if (!_seen.TryGetValue(index, out var feature))
                _seen.Add(index, feature = features[index]);
            return feature;
        }
    }

    public IEnumerator<LayerFeature> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
