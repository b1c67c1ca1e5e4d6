using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Input;

/// <summary>Finds parks by what people write in lists. Thread-safe.</summary>
internal sealed class ParkNames(IReadOnlyList<Park> parks)
{
    /// <summary>Shorter words are parts of many names.</summary>
    private const int ShortestPart = 3;

    private readonly (string Key, Park Park)[] _byKey = [.. parks.Select(park => (StructuralText.Key(park.Name), park))];

    /// <summary>The park by its id or name, else the only one whose name contains the text, or is contained in it; null when there is none, or several.</summary>
    internal Park? Find(string? written)
    {
        if (written is null)
            return null;
        var key = StructuralText.Key(written);
        foreach (var (name, park) in _byKey)
        {
            if (name == key || park.Id == key)
                return park;
        }

        var like = _byKey.Where(park => IsPart(key, park.Key) || IsPart(park.Key, key)).Take(2).ToList();
        return like is [var only] ? only.Park : null;
    }

    private static bool IsPart(string part, string whole) => part.Length >= ShortestPart && whole.Contains(part, StringComparison.Ordinal);
}
