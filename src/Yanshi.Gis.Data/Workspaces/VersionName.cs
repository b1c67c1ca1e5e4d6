using System.Globalization;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A layer version by name, <c>land-use@v3</c>: in commands, and as the name of its table in the record. Layer ids hold no @.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="Number">The version's number.</param>
public sealed record VersionName(string LayerId, int Number)
{
    private const string Mark = "@v";

    /// <summary>Reads a name; null when the text is none.</summary>
    /// <param name="text">Such as <c>land-use@v3</c>.</param>
    public static VersionName? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return at > 0 && int.TryParse(text.AsSpan(at + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new VersionName(text[..at], number)
            : null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => FormattableString.Invariant($"{LayerId}{Mark}{Number}");
}
