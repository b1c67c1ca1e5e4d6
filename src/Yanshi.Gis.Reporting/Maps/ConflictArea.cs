using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>A part of the site that the same conflicts share, on the sheet.</summary>
/// <param name="Area">Its area, millimetres on the sheet.</param>
/// <param name="Verdict">The worst verdict of its conflicts.</param>
/// <param name="Label">The numbers of its conflicts, <c>1–3,5</c>.</param>
internal sealed record ConflictArea(Geometry Area, string Verdict, string Label)
{
    /// <summary>Numbers in a row as people write them: <c>1–3,5</c>.</summary>
    /// <param name="numbers">The numbers, ascending.</param>
    internal static string LabelOf(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var end = i;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1)
                end++;
            parts.Add(end - i < 2 ? string.Join(',', numbers.Skip(i).Take(end - i + 1)) : $"{numbers[i]}–{numbers[end]}");
            i = end + 1;
        }

        return string.Join(',', parts);
    }
}
