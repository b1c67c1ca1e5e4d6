using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Reruns;

/// <summary>Where two records differ.</summary>
internal static class RecordDifferences
{
    private const int MostListed = 20;
    private const int LongestValue = 60;

    /// <summary>The places that differ, with both values, in the record's order; the digest, which follows from the rest, only when nothing else does.</summary>
    internal static IReadOnlyList<string> Of(JsonObject before, JsonObject after)
    {
        var found = new List<string>();
        Compare(before, after, string.Empty, found);
        if (found.Count > 1)
            found.RemoveAll(place => place.StartsWith("digest:", StringComparison.Ordinal));
        return found.Count > MostListed ? [.. found.Take(MostListed), $"… (+{found.Count - MostListed})"] : found;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, List<string> found)
    {
        switch (before, after)
        {
            case (JsonObject first, JsonObject second):
                foreach (var name in first.Select(pair => pair.Key).Union(second.Select(pair => pair.Key), StringComparer.Ordinal))
                    Compare(first[name], second[name], path.Length == 0 ? name : $"{path}.{name}", found);
                break;
            case (JsonArray first, JsonArray second) when first.Count == second.Count:
                for (var i = 0; i < first.Count; i++)
                    Compare(first[i], second[i], $"{path}[{i}]", found);
                break;
            default:
                if (!JsonNode.DeepEquals(before, after))
                    found.Add($"{path}: {Short(before)} → {Short(after)}");
                break;
        }
    }

    private static string Short(JsonNode? value) => value?.ToJsonString() switch
    {
        null => "null",
        { Length: > LongestValue } text => text[..LongestValue] + "…",
        var text => text,
    };
}
