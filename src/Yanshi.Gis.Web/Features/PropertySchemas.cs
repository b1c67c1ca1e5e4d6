using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Web.Features;

/// <summary>The properties of a layer as JSON Schema.</summary>
internal static class PropertySchemas
{
    private const PropertyKinds Simple = PropertyKinds.Text | PropertyKinds.Whole | PropertyKinds.Fraction | PropertyKinds.Truth;

    /// <summary>The kinds of values under each name.</summary>
    internal static SortedDictionary<string, PropertyKinds> KindsOf(IEnumerable<LayerFeature> features)
    {
        var kinds = new SortedDictionary<string, PropertyKinds>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            foreach (var (name, value) in feature.Properties)
                kinds[name] = kinds.GetValueOrDefault(name) | KindOf(value);
        }

        return kinds;
    }

    /// <summary>Whether values can be compared with what stands in a query.</summary>
    internal static bool AreComparable(PropertyKinds kinds) => (kinds & ~Simple) is PropertyKinds.None;

    /// <summary>The schema of values under a name.</summary>
    internal static JsonObject Of(PropertyKinds kinds)
    {
        List<string> types = [];
        if (kinds.HasFlag(PropertyKinds.Text))
            types.Add("string");
        if (kinds.HasFlag(PropertyKinds.Fraction))
            types.Add("number");
        else if (kinds.HasFlag(PropertyKinds.Whole))
            types.Add("integer");
        if (kinds.HasFlag(PropertyKinds.Truth))
            types.Add("boolean");
        if (kinds.HasFlag(PropertyKinds.List))
            types.Add("array");
        if (kinds.HasFlag(PropertyKinds.Object))
            types.Add("object");
        return types switch
        {
            [] => [],
            [var only] => new JsonObject { ["type"] = only },
            _ => new JsonObject { ["type"] = new JsonArray([.. types.Select(type => (JsonNode)type)]) },
        };
    }

    private static PropertyKinds KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PropertyKinds.Text,
        JsonValueKind.Number => value.TryGetInt64(out _) ? PropertyKinds.Whole : PropertyKinds.Fraction,
        JsonValueKind.True or JsonValueKind.False => PropertyKinds.Truth,
        JsonValueKind.Array => PropertyKinds.List,
        JsonValueKind.Object => PropertyKinds.Object,
        _ => PropertyKinds.None,
    };
}
