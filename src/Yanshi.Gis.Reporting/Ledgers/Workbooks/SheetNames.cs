using System.Globalization;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Names of sheets as Excel allows them: 1 to 31 UTF-16 units, none of <c>[]:*?/\</c>, no apostrophe at either end, not History, each once whatever its case.</summary>
internal sealed class SheetNames
{
    private const int MostUnits = 31;
    private const string Forbidden = @"[]:*?/\";
    private const string Nameless = "Sheet";
    private const string Reserved = "History";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { Reserved };

    /// <summary>A name like the one wished for that no sheet has yet.</summary>
    internal string Take(string wished)
    {
        var safe = Safe(wished);
        var name = Cut(safe, MostUnits);
        for (var i = 2; !_taken.Add(name); i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            name = Cut(safe, MostUnits - number.Length) + number;
        }

        return name;
    }

    private static string Safe(string wished)
    {
        var allowed = string.Concat(CellText.Clean(wished).Select(c => Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : char.IsWhiteSpace(c) ? ' ' : c)).Trim('\'', ' ');
        return allowed.Length > 0 ? allowed : Nameless;
    }

    private static string Cut(string name, int units)
    {
        if (name.Length <= units)
            return name;
        return name[..(char.IsHighSurrogate(name[units - 1]) ? units - 1 : units)].TrimEnd('\'', ' ');
    }
}
