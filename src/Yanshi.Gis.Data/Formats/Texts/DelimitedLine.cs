namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>One field of a line: as written, and folded for structure. Both are trimmed.</summary>
internal readonly record struct Field(string Text, string Folded)
{
    public bool IsEmpty => Folded.Length == 0;
}

/// <summary>One line of text with its number, as written and folded.</summary>
internal sealed record DelimitedLine(int Number, string Text, string Folded)
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static DelimitedLine Of(int number, string text) => new(number, text, StructuralText.Fold(text));

    private string? _where;

    /// <summary>The place of this line for messages.</summary>
    public string Where => _where ??= Place.Line(Number);

    public bool IsBlank => string.IsNullOrWhiteSpace(Folded);

    /// <summary>
    /// The fields between ASCII commas only: a name may hold a full-width comma.
    /// </summary>
    public IReadOnlyList<Field> SplitAtAsciiCommas() => Split(Text.AsSpan(), static c => c == ',');

    /// <summary>The fields between commas of either width; between blanks when there is no comma at all.</summary>
    public IReadOnlyList<Field> Split() =>
        Folded.Contains(',', StringComparison.Ordinal)
            ? Split(Folded.AsSpan(), static c => c == ',')
            : [.. Split(Folded.AsSpan(), static c => Blanks.Contains(c)).Where(field => !field.IsEmpty)];

    private List<Field> Split(ReadOnlySpan<char> searched, Func<char, bool> isSeparator)
    {
        var fields = new List<Field>();
        var start = 0;
        for (var i = 0; i <= searched.Length; i++)
        {
            if (i < searched.Length && !isSeparator(searched[i]))
                continue;
            fields.Add(new Field(Text[start..i].Trim(), Folded[start..i].Trim()));
            start = i + 1;
        }

        while (fields.Count > 0 && fields[^1].IsEmpty)
            fields.RemoveAt(fields.Count - 1);
        return fields;
    }
}
