namespace Yanshi.Gis.Cli.Commands;

/// <summary>Suggests ids for one that there is not: those that hold it, then those with the fewest letters changed.</summary>
internal static class NearestIds
{
    private const int Suggested = 3;

    internal static string Chinese(string id, IEnumerable<string> ids) => Of(id, ids) is { Count: > 0 } nearest ? $"；最接近的是 {string.Join("、", nearest)}" : string.Empty;

    internal static string English(string id, IEnumerable<string> ids) => Of(id, ids) is { Count: > 0 } nearest ? $"; the nearest are {string.Join(", ", nearest)}" : string.Empty;

    // More than half of the letters changed is another word.
    internal static IReadOnlyList<string> Of(string id, IEnumerable<string> ids) =>
    [
        .. ids.Select(other => (Id: other, Changes: other.Contains(id, StringComparison.OrdinalIgnoreCase) ? 0 : Changes(id.ToLowerInvariant(), other)))
            .Where(other => id.Length > 0 && other.Changes <= id.Length / 2)
            .OrderBy(other => other.Changes).ThenBy(other => other.Id, StringComparer.Ordinal)
            .Take(Suggested).Select(other => other.Id),
    ];

    // The edit distance: letters put in, left out or changed.
    private static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
