namespace Yanshi.Gis.Planning.Rules;

/// <summary>Something that rules ask of a project. Immutable.</summary>
public sealed record AttributeDefinition
{
    /// <summary>The code (<c>level</c>).</summary>
    public required string Code { get; init; }

    /// <summary>The Chinese name.</summary>
    public required string Title { get; init; }

    /// <summary>The English name.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>What its values are.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>Names under which files carry it, besides its code.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The question to put when it is not known, in Chinese.</summary>
    public required string Question { get; init; }

    /// <summary>The unit of a number; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The values of a code, in order; empty for other kinds.</summary>
    public IReadOnlyList<CodedValue> Values { get; init; } = [];
}

/// <summary>One value of a coded attribute.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">The Chinese name.</param>
/// <param name="TitleEnglish">The English name.</param>
/// <param name="Names">Further texts that mean it.</param>
public sealed record CodedValue(string Code, string Title, string TitleEnglish, IReadOnlyList<string> Names);

/// <summary>What values are.</summary>
public enum ValueKind
{
    /// <summary>One of a list of codes.</summary>
    Code,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,
}
