namespace Yanshi.Gis.Planning.Sites;

/// <summary>Areas by place: a town, a village.</summary>
internal static class PlaceAreas
{
    /// <summary>One area for each place, the largest first, equal ones by code and name. A place without code or name has null there.</summary>
    /// <param name="parts">Areas with their places; of one place there may be several.</param>
    internal static IEnumerable<(string? Code, string? Name, double AreaSquareMetres)> LargestFirst(IEnumerable<(string? Code, string? Name, double AreaSquareMetres)> parts) => parts
        .GroupBy(part => (part.Code, part.Name))
        .Select(place => (place.Key.Code, place.Key.Name, AreaSquareMetres: place.Sum(part => part.AreaSquareMetres)))
        .OrderByDescending(place => place.AreaSquareMetres)
        .ThenBy(place => place.Code, StringComparer.Ordinal)
        .ThenBy(place => place.Name, StringComparer.Ordinal);
}
