namespace Yanshi.Gis.Data.Yaml;

/// <summary>A value of a YAML file with the line it begins on, from 1.</summary>
public abstract record YamlValue(int Line);

/// <summary>A text, number, flag or null, as written.</summary>
/// <param name="Text">The text without its quotes.</param>
/// <param name="IsQuoted">Whether it was quoted, and so is a text whatever it looks like.</param>
/// <param name="Line">The line it begins on.</param>
public sealed record YamlScalar(string Text, bool IsQuoted, int Line) : YamlValue(Line)
{
    /// <summary>Whether this is YAML's null (<c>null</c>, <c>~</c> or nothing).</summary>
    public bool IsNull => !IsQuoted && Text is "" or "null" or "~";
}

/// <summary>A list.</summary>
public sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line) : YamlValue(Line);

/// <summary>A mapping, keys in file order.</summary>
public sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> Entries, int Line) : YamlValue(Line);
