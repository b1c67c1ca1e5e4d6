using System.Text;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>What is said of each feature, by number: flat arrays that may be memory-mapped.</summary>
/// <param name="IdStarts">First byte of each feature's id, and the byte count at the end.</param>
/// <param name="Ids">The ids, UTF-8.</param>
/// <param name="Accuracies">The 中误差 of each feature's line, metres; not a number: the layer's.</param>
/// <param name="PropertyStarts">First byte of each feature's properties, and the byte count at the end.</param>
/// <param name="Properties">The properties of each feature as canonical JSON, UTF-8.</param>
internal sealed record FeatureColumns(
    CheckedArray<int> IdStarts, CheckedArray<byte> Ids, CheckedArray<double> Accuracies, CheckedArray<int> PropertyStarts, CheckedArray<byte> Properties)
{
    /// <summary>The property that is a feature's name.</summary>
    internal const string NameProperty = "name";

    /// <summary>Number of features.</summary>
    internal int Count => Accuracies.Length;

    /// <summary>One feature.</summary>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    internal LayerFeature Feature(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index));
        var properties = new FeatureProperties(Bytes(PropertyStarts, Properties, index));
        return new LayerFeature
        {
            Id = Encoding.UTF8.GetString(Bytes(IdStarts, Ids, index)),
            Name = properties.FindScalar(NameProperty),
            Properties = properties,
            AccuracyMetres = AccuracyMetresOf(index),
        };
    }

    /// <summary>The 中误差 of a feature's line, metres; null: the layer's.</summary>
    internal double? AccuracyMetresOf(int index) => Accuracies[index] is var accuracy && double.IsNaN(accuracy) ? null : accuracy;

    /// <summary>The bytes of one feature where they lie, there as long as the array is held.</summary>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    internal static ReadOnlySpan<byte> Slice(CheckedArray<int> starts, CheckedArray<byte> values, int index)
    {
        var first = starts[index];
        return values.Slice(first, starts[index + 1] - first);
    }

    // A copy, so that nothing points into the file when this returns.
    private static byte[] Bytes(CheckedArray<int> starts, CheckedArray<byte> values, int index)
    {
        var bytes = Slice(starts, values, index).ToArray();
        GC.KeepAlive(values);
        return bytes;
    }
}
