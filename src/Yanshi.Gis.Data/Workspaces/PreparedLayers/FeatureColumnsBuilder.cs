using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>Collects what is said of features, one after the other. Not thread-safe.</summary>
internal sealed class FeatureColumnsBuilder
{
    private readonly List<int> _idStarts = [0];
    private readonly List<byte> _ids = [];
    private readonly List<double> _accuracies = [];
    private readonly List<int> _propertyStarts = [0];
    private readonly List<byte> _properties = [];

    internal int Count => _accuracies.Count;

    /// <summary>Adds the next feature.</summary>
    /// <exception cref="InvalidLayerException">Ids or properties of all features together exceed 2 GB.</exception>
    internal void Add(ReadOnlySpan<byte> id, double? accuracyMetres, ReadOnlySpan<byte> canonicalProperties)
    {
        if ((long)_properties.Count + canonicalProperties.Length > Array.MaxLength || (long)_ids.Count + id.Length > Array.MaxLength)
            throw new InvalidLayerException(where: null, "全部要素的属性合计超过 2 GB，请减少属性或拆分图层。", "The properties of all features together exceed 2 GB; leave some out or split the layer.");
        _ids.AddRange(id);
        _idStarts.Add(_ids.Count);
        _accuracies.Add(accuracyMetres ?? double.NaN);
        _properties.AddRange(canonicalProperties);
        _propertyStarts.Add(_properties.Count);
    }

    internal FeatureColumns Build() => new(Trusted(_idStarts), Trusted(_ids), Trusted(_accuracies), Trusted(_propertyStarts), Trusted(_properties));

    private static CheckedArray<T> Trusted<T>(List<T> values)
        where T : unmanaged => CheckedArray<T>.Trusted(values.ToArray());
}
