namespace Yanshi.Gis.Planning.Rules;

/// <summary>What files write for one attribute of a project: under which names, and which values. Immutable, thread-safe.</summary>
internal sealed class AttributeTexts
{
    private readonly AttributeDefinition _attribute;
    private readonly CodeTexts? _codes;

    internal AttributeTexts(AttributeDefinition attribute)
    {
        (_attribute, _codes) = (attribute, attribute.Kind is ValueKind.Code ? CodeTexts.Of(attribute) : null);
        Names = [.. attribute.Names.Prepend(attribute.Code).Distinct(StringComparer.Ordinal)];
    }

    internal string Code => _attribute.Code;

    /// <summary>The names, its code first.</summary>
    internal string[] Names { get; }

    /// <summary>The code of a value; null when the attribute has no such value.</summary>
    internal string? Find(string text) => _codes is null ? ValueReading.Find(_attribute.Kind, _attribute.Unit, text) : _codes.Find(text);
}
