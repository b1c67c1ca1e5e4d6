namespace Yanshi.Gis.Planning.Sites;

/// <summary>Areas by place: a town, a village.</summary>
internal static class PlaceAreas
{
    /// <summary>One area for each place, the largest first, equal ones by code and name. A place without code or name has null there.</summary>
    /// <param name="parts">Areas with their places; of one place there may be several.</param>
    internal static IReadOnlyList<(string? Code, string? Name, double AreaSquareMetres)> LargestFirst(IEnumerable<(string? Code, string? Name, double AreaSquareMetres)> parts)
    {
        var places = new List<(string? Code, string? Name, double AreaSquareMetres)>();
        foreach (var (code, name, area) in parts)
        {
            // A site lies in one or two of them.
            var at = places.FindIndex(place => string.Equals(place.Code, code, StringComparison.Ordinal) && string.Equals(place.Name, name, StringComparison.Ordinal));
            if (at < 0)
                places.Add((code, name, area));
            else
                places[at] = (code, name, places[at].AreaSquareMetres + area);
        }

        places.Sort(Compare);
        return places;
    }

    private static int Compare((string? Code, string? Name, double AreaSquareMetres) one, (string? Code, string? Name, double AreaSquareMetres) other)
    {
        var order = other.AreaSquareMetres.CompareTo(one.AreaSquareMetres);
        if (order == 0)
            order = string.CompareOrdinal(one.Code, other.Code);
        return order != 0 ? order : string.CompareOrdinal(one.Name, other.Name);
    }
}
