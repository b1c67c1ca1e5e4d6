using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Checks;

/// <summary>What a user says of a project beside its file, turned into the rule book's codes; an attribute may be said several times only with the same value. Not thread-safe.</summary>
/// <param name="book">The workspace's rule book; null when it has none, and then nothing can be said.</param>
public sealed class StatedAttributes(RuleBook? book)
{
    private readonly Dictionary<string, string> _byCode = new(StringComparer.Ordinal);

    /// <summary>What was said, by attribute code.</summary>
    public IReadOnlyDictionary<string, string> ByCode => _byCode;

    /// <summary>Takes one attribute.</summary>
    /// <param name="where">Where it was said, for the message: an option, a member of a request.</param>
    /// <param name="name">The attribute's code, title or one of its names.</param>
    /// <param name="value">The value as the user writes it.</param>
    /// <exception cref="InputRefusedException"><c>attribute.no-rule-book</c>, <c>attribute.unknown</c>, <c>attribute.bad-value</c>, <c>attribute.twice</c>.</exception>
    public void Add(string where, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (book is null)
            throw new InputRefusedException("attribute.no-rule-book", where, "工作区没有规则库，项目属性不起作用；请先运行 rules install。", "The workspace has no rule book, so project attributes mean nothing; run rules install first.");
        var attribute = book.Attributes.FirstOrDefault(attribute => Is(name, attribute.Code) || Is(name, attribute.Title) || attribute.Names.Any(other => Is(name, other)))
            ?? throw new InputRefusedException(
                "attribute.unknown",
                where,
                $"没有项目属性“{name}”；可用：{string.Join("、", book.Attributes.Select(other => $"{other.Code}（{other.Title}）"))}。",
                $"There is no project attribute \"{name}\"; known: {string.Join(", ", book.Attributes.Select(other => other.Code))}.");
        var read = ProjectAttributes.Read(attribute, value)
            ?? throw new InputRefusedException("attribute.bad-value", where, $"{attribute.Title}（{attribute.Code}）不能是“{value}”；可用：{Allowed(attribute, "、", value => $"{value.Code}（{value.Title}）", "是、否", "数")}。", $"{attribute.Code} cannot be \"{value}\"; allowed: {Allowed(attribute, ", ", value => value.Code, "true, false", "a number")}.");
        if (!_byCode.TryAdd(attribute.Code, read) && !string.Equals(_byCode[attribute.Code], read, StringComparison.Ordinal))
            throw new InputRefusedException("attribute.twice", where, $"{attribute.Title}（{attribute.Code}）给出了两个不同的值。", $"{attribute.Code} is given two different values.");
    }

    private static string Allowed(AttributeDefinition attribute, string between, Func<CodedValue, string> name, string flags, string number) => attribute.Kind switch
    {
        ValueKind.Code => string.Join(between, attribute.Values.Select(name)),
        ValueKind.Boolean => flags,
        _ => attribute.Unit is { } unit ? $"{number} ({unit})" : number,
    };

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
