using System.Text.Json;

namespace Yanshi.Gis.Layers;

/// <summary>One object of a control layer; its geometry is asked of the <see cref="ControlLayer"/> by the feature's number. Immutable, thread-safe.</summary>
public sealed record LayerFeature
{
    /// <summary>The id, unique in its layer.</summary>
    public required string Id { get; init; }

    /// <summary>The name; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>All properties as delivered; values are JSON values.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Properties { get; init; } = [];

    /// <summary>The 中误差 (1σ) of this feature's line in metres; null: the layer's.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>The value of a property, null when the feature has no such property.</summary>
    /// <param name="name">The property's name, case-sensitive.</param>
    public JsonElement? Find(string name)
    {
        for (var i = 0; i < Properties.Count; i++)
        {
            var (key, value) = Properties[i];
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        return null;
    }

    /// <summary>A property as text: a string's own, a number's or truth value's JSON form; null when absent or JSON null.</summary>
    /// <param name="name">The property's name, case-sensitive.</param>
    public string? FindText(string name) => Properties is FeatureProperties packed ? packed.FindText(name) : Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
