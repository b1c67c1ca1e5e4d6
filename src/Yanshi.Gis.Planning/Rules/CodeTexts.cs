namespace Yanshi.Gis.Planning.Rules;

/// <summary>The texts that mean a code, in any case and with blanks around them; of codes that share a text the first counts. Immutable, thread-safe.</summary>
internal sealed class CodeTexts
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _codes;

    private CodeTexts(IEnumerable<(string Text, string Code)> texts)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, code) in texts)
            codes.TryAdd(text, code);
        _codes = codes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static CodeTexts Of(AttributeDefinition attribute) =>
        new(attribute.Values.SelectMany(value => (IEnumerable<(string, string)>)[(value.Code, value.Code), (value.Title, value.Code), (value.TitleEnglish, value.Code), .. value.Names.Select(name => (name, value.Code))]));

    internal static CodeTexts Of(FeatureField field) =>
        new(field.Values.SelectMany(value => value.Value.Select(text => (text, value.Key)).Prepend((value.Key, value.Key))));

    /// <summary>The code that a text means; null when it means none.</summary>
    internal string? Find(string text) => _codes.TryGetValue(text.AsSpan().Trim(), out var code) ? code : null;
}
