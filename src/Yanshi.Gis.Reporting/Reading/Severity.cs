using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>The order of verdicts by their codes, the worst first.</summary>
public static class Severity
{
    /// <summary>The codes of all verdicts, the worst first.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<Verdict>().OrderDescending().Select(EnumCode.Of)];

    /// <summary>The place of a verdict in that order; a code that is none ranks first, so that nothing is hidden.</summary>
    /// <param name="verdict">The verdict's code.</param>
    public static int RankOf(string verdict)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            if (string.Equals(Codes[i], verdict, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
