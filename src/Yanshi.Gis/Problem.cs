namespace Yanshi.Gis;

/// <summary>One coded message about imperfect input or data, in both languages.</summary>
/// <param name="Code">The stable code (<c>txt.point-line</c>, <c>crs.ambiguous-zone</c>); the same in JSON, logs, documents and tests.</param>
/// <param name="Where">The place: file and line, parcel or feature id, coordinate. Null when the whole input is meant.</param>
/// <param name="Chinese">What is wrong, the value, what was allowed and what to do next, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record Problem(string Code, string? Where, string Chinese, string English)
{
    /// <summary>The English form, <c>code: where: text</c>.</summary>
    public override string ToString() => Where is null ? $"{Code}: {English}" : $"{Code}: {Where}: {English}";
}
