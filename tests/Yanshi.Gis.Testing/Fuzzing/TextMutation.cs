using System.Text.RegularExpressions;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Edits texts where their readers look: numbers, the format's own words, marks and lines.</summary>
/// <param name="words">The words of the format, each of which may stand for another.</param>
internal sealed partial class TextMutation(IReadOnlyList<string> words)
{
    /// <summary>One to four edits of one of the texts.</summary>
    internal string Of(SplitMix64 random, IReadOnlyList<string> seeds)
    {
        var text = random.Pick(seeds);
        for (var left = random.Among(1, 4); left > 0; left--)
            text = Edited(random, text, seeds);
        return text;
    }

    private string Edited(SplitMix64 random, string text, IReadOnlyList<string> seeds)
    {
        var at = random.NextBelow(text.Length + 1);
        return random.NextBelow(9) switch
        {
            0 or 1 => Replaced(random, text, [.. Number().Matches(text).Select(match => (match.Index, match.Length))], Awkward.Numbers),
            2 or 3 => Replaced(random, text, [.. words.Select(word => (text.IndexOf(word, at, StringComparison.Ordinal), word.Length)).Where(place => place.Item1 >= 0)], words),
            4 => text.Insert(at, random.Pick(Awkward.Texts)),
            5 => text.Remove(at, Math.Min(text.Length - at, random.Among(1, 20))),
            6 => Lines(text, lines => lines.Insert(random.NextBelow(lines.Count), random.Pick(lines))),
            7 => Lines(text, lines => lines.RemoveAt(random.NextBelow(lines.Count))),
            _ => text[..at] + random.Pick(seeds) is var joined && random.Rarely(3) ? joined : Lines(text, lines => lines.Reverse(0, random.NextBelow(lines.Count))),
        };
    }

    private static string Replaced(SplitMix64 random, string text, (int At, int Length)[] places, IReadOnlyList<string> values)
    {
        if (places.Length == 0)
            return text;
        var (at, length) = random.Pick(places);
        return string.Concat(text.AsSpan(0, at), random.Pick(values), text.AsSpan(at + length));
    }

    private static string Lines(string text, Action<List<string>> edit)
    {
        var lines = text.Split('\n').ToList();
        edit(lines);
        return string.Join('\n', lines);
    }

    [GeneratedRegex("-?[0-9]+([.][0-9]+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
