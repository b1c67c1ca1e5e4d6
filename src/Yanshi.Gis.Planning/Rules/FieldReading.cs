using System.Runtime.CompilerServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Reads a canonical field of a layer's features. Immutable, thread-safe.</summary>
internal sealed class FieldReading
{
    private static readonly ConditionalWeakTable<FeatureField, FieldReading> Known = [];

    private readonly FeatureField _field;
    private readonly CodeTexts? _codes;

    private FieldReading(FeatureField field) => (_field, _codes) = (field, field.Kind is ValueKind.Code ? CodeTexts.Of(field) : null);

    /// <summary>Reads a field; made once for each.</summary>
    internal static FieldReading Of(FeatureField field) => Known.GetValue(field, static field => new FieldReading(field));

    /// <summary>The value of a feature, null when it is not known: the first property that is there and not blank says it.</summary>
    internal string? Find(LayerFeature feature)
    {
        for (var i = 0; i < _field.Properties.Count; i++)
        {
            if (feature.FindText(_field.Properties[i]) is { } text && !string.IsNullOrWhiteSpace(text))
                return Find(text);
        }

        return null;
    }

    /// <summary>The code or number that a text stands for; null when it is none.</summary>
    internal string? Find(string text) => _codes is null ? ValueReading.Find(_field.Kind, _field.Unit, text) : _codes.Find(text);
}
