using System.Globalization;

namespace Yanshi.Gis.Data.Audit;

/// <summary>
/// An entry's number and hash. Printed on a report or kept elsewhere it holds the log to what it said then: whoever changes an entry up to that one, or cuts
/// the log before it, cannot make the log fit the anchor again.
/// </summary>
/// <param name="Index">The entry's number, from 1.</param>
/// <param name="Hash">The entry's hash, 64 hexadecimal digits.</param>
public sealed record AuditAnchor(long Index, string Hash)
{
    private const int HashDigits = 64;

    /// <summary>The anchor before the first entry.</summary>
    internal static AuditAnchor Origin { get; } = new(0, new string('0', HashDigits));

    /// <summary>Reads <c>INDEX:HASH</c>; null when it is none.</summary>
    /// <param name="text">The text.</param>
    public static AuditAnchor? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':');
        return colon > 0
            && long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index > 0
            && text.Length - colon - 1 == HashDigits
            && text[(colon + 1)..].All(char.IsAsciiHexDigitLower)
            ? new AuditAnchor(index, text[(colon + 1)..])
            : null;
    }

    /// <summary><c>INDEX:HASH</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Index}:{Hash}");
}
