namespace Yanshi.Gis.Web.Uploads;

/// <summary>The parts that a form with a file may have besides it. Immutable.</summary>
/// <param name="Words">Those that are written as they are: texts and dates.</param>
/// <param name="Others">Those that are JSON.</param>
internal sealed record UploadFields(IReadOnlySet<string> Words, IReadOnlySet<string> Others)
{
    /// <summary>The part with a second file; null when only one is taken.</summary>
    internal string? SecondFile { get; init; }

    /// <summary>All names.</summary>
    internal IEnumerable<string> All => [UploadForm.FilePart, .. SecondFile is null ? [] : (string[])[SecondFile], .. Words, .. Others];

    /// <summary>Those of checks.</summary>
    internal static UploadFields OfChecks { get; } = Of(["asOf", "crs", "group", "layer", "encoding"], ["attributes", "columns", "repair", "widthMetres"]);

    /// <summary>Fields by their names; <c>response</c> is one of every form.</summary>
    internal static UploadFields Of(IEnumerable<string> words, IEnumerable<string> others) =>
        new(words.Append(UploadForm.Response).ToHashSet(StringComparer.Ordinal), others.ToHashSet(StringComparer.Ordinal));
}
