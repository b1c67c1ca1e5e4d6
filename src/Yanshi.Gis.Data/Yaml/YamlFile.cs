using System.Text;

namespace Yanshi.Gis.Data.Yaml;

/// <summary>A YAML file of reference data: what all of them have in common before their own keys are read.</summary>
/// <param name="Family">What its problem codes begin with, <c>catalog</c>.</param>
/// <param name="Title">What it is called in Chinese.</param>
/// <param name="TitleEnglish">What it is called in English, with its article.</param>
/// <param name="Schema">The one schema that is read.</param>
/// <param name="Keys">Its keys, for who wrote something else than a mapping.</param>
internal sealed record YamlFile(string Family, string Title, string TitleEnglish, string Schema, string Keys)
{
    private const long SizeLimitBytes = 4 << 20;

    /// <summary>The file's text; null when there is no such file.</summary>
    /// <exception cref="ReferenceDataException"><c>too-large</c> or <c>unreadable</c> of the family.</exception>
    internal string? FindText(string path) => FindBytes(path) is { } bytes ? TextOf(bytes, path) : null;

    /// <summary>The file's bytes; null when there is no such file.</summary>
    /// <exception cref="ReferenceDataException"><c>too-large</c> or <c>unreadable</c> of the family.</exception>
    internal byte[]? FindBytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return null;
            if (file.Length > SizeLimitBytes)
                throw new ReferenceDataException($"{Family}.too-large", path, $"{Title}超过 4 MB。", $"{TitleEnglish} is larger than 4 MB.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>The text that a file's bytes are.</summary>
    /// <exception cref="ReferenceDataException"><c>unreadable</c> of the family: they are not UTF-8.</exception>
    internal string TextOf(byte[] bytes, string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>The mapping that the file is, its schema checked; other problems are noted, not thrown.</summary>
    /// <exception cref="ReferenceDataException"><c>wrong-kind</c> of the family, or a <c>yaml.*</c> code.</exception>
    internal YamlMapReader Open(string text, string fileName, YamlProblems problems)
    {
        if (Find(text, fileName, problems) is { } map)
            return map;
        problems.ThrowIfAny();
        throw new InvalidOperationException("The problem just noted ends the reading.");
    }

    /// <summary>The mapping that the file is, its schema checked; null when it is none, which is noted like all other problems.</summary>
    /// <exception cref="ReferenceDataException">A <c>yaml.*</c> code.</exception>
    internal YamlMapReader? Find(string text, string fileName, YamlProblems problems)
    {
        if (YamlText.Parse(text, fileName) is not YamlMap root)
        {
            problems.Add("wrong-kind", 1, $"{Title}应以键值组开始（{Keys}）。", $"{TitleEnglish} is a mapping ({Keys}).");
            return null;
        }

        var map = new YamlMapReader(root, problems);
        var schema = map.RequiredText("schema");
        if (schema.Length > 0 && !string.Equals(schema, Schema, StringComparison.Ordinal))
            problems.Add("schema", map.LineOf("schema"), $"schema 为“{schema}”，本版本只认“{Schema}”。", $"The schema is \"{schema}\"; this version reads \"{Schema}\".");
        return map;
    }
    private ReferenceDataException Unreadable(string path, Exception reason) =>
        new(new Problem($"{Family}.unreadable", path, $"{Title}无法读取：{reason.Message}", $"{TitleEnglish} cannot be read: {reason.Message}"), reason);
}
