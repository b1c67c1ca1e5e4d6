namespace Yanshi.Gis.Planning.Rules;

/// <summary>依据: an article of a document as a rule cites it. Immutable.</summary>
/// <param name="Document">The document.</param>
/// <param name="Article">The article, in Chinese (第三十五条第一款); null when the document as a whole is meant.</param>
/// <param name="IsVerified">Whether the article's text was read for this very rule.</param>
/// <param name="CheckedOn">When that was; null when it was not.</param>
/// <param name="Note">A remark, in Chinese; null when there is none.</param>
public sealed record Citation(LawDocument Document, string? Article, bool IsVerified, DateOnly? CheckedOn, string? Note);

/// <summary>A law, regulation, notice, standard or plan. Immutable.</summary>
public sealed record LawDocument
{
    /// <summary>The id (<c>land-administration-law</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The Chinese title as it is cited, without 《》.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required LawDocumentKind Kind { get; init; }

    /// <summary>文号; null when it has none or it is not known.</summary>
    public string? Number { get; init; }

    /// <summary>The first day in force; null when not known.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last day in force; null when it has no end.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>The state of the text that was read; null when no text was at hand.</summary>
    public DateOnly? TextAsOf { get; init; }

    /// <summary>A remark, in Chinese; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is in force on a date, both ends included. Where a date is not known it counts as in force.</summary>
    /// <param name="date">The as-of date.</param>
    public bool IsInForceOn(DateOnly date) => date >= (EffectiveFrom ?? DateOnly.MinValue) && date <= (EffectiveUntil ?? DateOnly.MaxValue);
}

/// <summary>What a document is.</summary>
public enum LawDocumentKind
{
    /// <summary>法律.</summary>
    Law,

    /// <summary>行政法规.</summary>
    AdministrativeRegulation,

    /// <summary>地方性法规.</summary>
    LocalRegulation,

    /// <summary>部门规章和地方政府规章.</summary>
    DepartmentRule,

    /// <summary>规范性文件.</summary>
    Notice,

    /// <summary>标准.</summary>
    Standard,

    /// <summary>规划和政府工作报告.</summary>
    Plan,
}
