using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Features;

/// <summary>One version of a layer as a collection of features. What has to be read from all of them is found out once, when somebody asks. Thread-safe.</summary>
internal sealed class LayerCollection
{
    private static readonly ConditionalWeakTable<ControlLayer, LayerCollection> Made = [];

    private readonly Dictionary<int, Geometry> _lines;
    private readonly Lazy<Box> _bounds;
    private readonly Lazy<SortedDictionary<string, PropertyKinds>> _properties;

    private LayerCollection(ControlLayer layer)
    {
        Layer = layer;
        _lines = layer.BaseLines.ToDictionary(line => line.Feature, line => line.Geometry);
        _bounds = new Lazy<Box>(() => Enumerable.Range(0, layer.Features.Count).Aggregate(Box.Empty, (all, feature) => all.Union(BoundsOf(feature))));
        _properties = new Lazy<SortedDictionary<string, PropertyKinds>>(() => PropertySchemas.KindsOf(layer.Features));
    }

    /// <summary>The version.</summary>
    internal ControlLayer Layer { get; }

    /// <summary>Number of features.</summary>
    internal int Count => Layer.Features.Count;

    /// <summary>Whether no feature is a point or a line.</summary>
    internal bool HasAreasOnly => _lines.Count == 0;

    /// <summary>All properties that some feature has, and what their values are.</summary>
    internal IReadOnlyDictionary<string, PropertyKinds> Properties => _properties.Value;

    /// <summary>The properties by which features can be selected.</summary>
    internal IEnumerable<KeyValuePair<string, PropertyKinds>> Queryables => _properties.Value.Where(property => IsQueryable(property.Key));

    /// <summary>The collection of a version.</summary>
    internal static LayerCollection Of(ControlLayer layer) => Made.GetValue(layer, static of => new LayerCollection(of));

    /// <summary>Whether features can be selected by a property: its values are compared as texts and numbers, and no parameter has its name.</summary>
    internal bool IsQueryable(string name) => !ItemQuery.Parameters.Contains(name) && _properties.Value.TryGetValue(name, out var kinds) && PropertySchemas.AreComparable(kinds);

    /// <summary>The box around all features in longitude and latitude; null when there are none.</summary>
    internal Box? BoundsLonLat(EqualAreaPlane plane)
    {
        var box = _bounds.Value;
        return box.Width < 0 ? null : plane.Unproject(box);
    }

    /// <summary>The box of a feature in the analysis plane.</summary>
    internal Box BoundsOf(int feature) => _lines.TryGetValue(feature, out var line) ? Box.Of(line.EnvelopeInternal) : Layer.Prepared.BoxOf(feature);

    /// <summary>Whether a feature is an area as delivered, and neither a line nor a point.</summary>
    internal bool IsArea(int feature) => !_lines.ContainsKey(feature);

    /// <summary>A feature's geometry in the analysis plane.</summary>
    internal Geometry GeometryOf(int feature) => _lines.TryGetValue(feature, out var line) ? line : Layer.Prepared.GeometryOf(feature);

    /// <summary>The number of a feature; null when none has the id.</summary>
    internal int? Find(string id)
    {
        // Features are sorted by id.
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = string.CompareOrdinal(Layer.Features[middle].Id, id);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary>The features whose boxes meet one, ascending.</summary>
    internal List<int> Near(Box box)
    {
        var near = new List<int>();
        if (box.Width < 0)
            return near;
        Layer.Prepared.Query(box, near);
        if (_lines.Count == 0)
            return near;
        near.AddRange(_lines.Keys.Where(feature => BoundsOf(feature).Meets(box)));
        near.Sort();
        return near;
    }
}
