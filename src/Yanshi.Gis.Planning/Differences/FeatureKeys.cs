using System.Buffers.Binary;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Differences;

/// <summary>What tells one feature's ground and class from another's.</summary>
/// <param name="Class">The class; null when nothing is told apart, or the feature has none.</param>
/// <param name="Geometry">The first 128 bits of the SHA-256 of its geometry in the analysis plane.</param>
internal readonly record struct FeatureKey(string? Class, UInt128 Geometry)
{
    /// <summary>The keys of a version's features, by number.</summary>
    internal static FeatureKey[] Of(ControlLayer layer, string? classField)
    {
        var lines = layer.BaseLines.ToLookup(line => line.Feature, line => line.Geometry);
        var keys = new FeatureKey[layer.Features.Count];
        Parallel.For(0, keys.Length, i => keys[i] = new FeatureKey(ClassOf(layer.Features[i], classField), HashOf(lines.Contains(i) ? lines[i].First() : layer.Prepared.GeometryOf(i))));
        return keys;
    }

    private static string? ClassOf(LayerFeature feature, string? field) => field is not null && feature.FindText(field)?.Trim() is { Length: > 0 } text ? text : null;

    private static UInt128 HashOf(Geometry geometry) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(geometry.AsBinary()));
}
