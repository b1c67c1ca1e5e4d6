using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Features of a layer, dissolved.</summary>
/// <param name="geometry">Their union.</param>
internal sealed class DissolvedFeatures(Geometry geometry)
{
    private readonly Lazy<PackedPolygons> _packed = new(() => PackedPolygons.Pack([geometry]));

    /// <summary>The union.</summary>
    internal Geometry Geometry => geometry;

    /// <summary>The same, item 0.</summary>
    internal PackedPolygons Packed => _packed.Value;
}

/// <summary>
/// The unions of a layer's features that were asked for: features that overlap are few and lie together, so that site after site asks for the same ones. Only what is the same
/// for every site is kept, and of that a bounded number of vertices. Thread-safe.
/// </summary>
internal sealed class FeatureUnions
{
    private const int MostVertices = 200_000;

    private readonly ConcurrentDictionary<int[], DissolvedFeatures> _kept = new(SameFeatures.Instance);
    private int _vertices;

    /// <summary>The union of some features, made when it is not there.</summary>
    /// <param name="features">Their numbers, ascending.</param>
    /// <param name="make">Makes it.</param>
    internal DissolvedFeatures Of(int[] features, Func<Geometry> make)
    {
        if (_kept.TryGetValue(features, out var known))
            return known;
        var union = new DissolvedFeatures(make());
        if (Volatile.Read(ref _vertices) < MostVertices && _kept.TryAdd(features, union))
            Interlocked.Add(ref _vertices, union.Geometry.NumPoints + features.Length);
        return union;
    }

    private sealed class SameFeatures : IEqualityComparer<int[]>
    {
        internal static readonly SameFeatures Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            foreach (var feature in obj)
                hash.Add(feature);
            return hash.ToHashCode();
        }
    }
}
