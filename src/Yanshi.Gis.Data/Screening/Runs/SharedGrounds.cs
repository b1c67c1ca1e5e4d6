using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>Which sites of a list want the same ground. Immutable.</summary>
internal sealed class SharedGrounds
{
    private readonly IReadOnlyList<SharedGround> _found;
    private readonly Dictionary<int, List<int>> _earlier = [];
    private readonly HashSet<int> _concerned = [];
    private readonly Dictionary<int, double> _areas = [];

    private SharedGrounds(IReadOnlyList<SharedGround> found)
    {
        _found = found;
        foreach (var (site, other, _) in found)
        {
            if (!_earlier.TryGetValue(other, out var earlier))
                _earlier.Add(other, earlier = []);
            earlier.Add(site);
            _concerned.Add(site);
            _concerned.Add(other);
        }
    }

    /// <summary>Measures every two sites.</summary>
    /// <param name="sites">The sites with the places of their rows, ascending.</param>
    internal static SharedGrounds Of(IEnumerable<(int Row, SiteOutlines Site)> sites)
    {
        var rows = new List<int>();
        var packed = PackedPolygons.Pack(sites.Select(site =>
        {
            rows.Add(site.Row);
            return site.Site.InPlane;
        }));
        var grounds = new SharedGrounds([.. CandidateOverlaps.Of(packed).Select(shared => new SharedGround(rows[shared.Site], rows[shared.Other], shared.AreaSquareMetres))]);
        for (var i = 0; i < rows.Count; i++)
        {
            if (grounds.Concerns(rows[i]))
                grounds._areas.Add(rows[i], packed.AreaOf(i));
        }

        return grounds;
    }

    /// <summary>Whether a row shares ground with another.</summary>
    internal bool Concerns(int row) => _concerned.Contains(row);

    /// <summary>The rows before one with which it shares ground.</summary>
    internal IReadOnlyList<int> EarlierThan(int row) => _earlier.GetValueOrDefault(row) ?? [];

    /// <summary>The overlaps as the ledger shows them, the largest first.</summary>
    /// <param name="named">Id and name of every row that shares ground.</param>
    internal IReadOnlyList<CandidateOverlap> Overlaps(IReadOnlyDictionary<int, (string Id, string? Name)> named) =>
    [
        .. _found
            .Select(shared => new CandidateOverlap(
                shared.Site + 1,
                named[shared.Site].Id,
                named[shared.Site].Name,
                shared.Other + 1,
                named[shared.Other].Id,
                named[shared.Other].Name,
                Rounding.ToCentimetre(shared.AreaSquareMetres),
                Rounding.ToMillionth(shared.AreaSquareMetres / _areas[shared.Site])))
            .OrderByDescending(overlap => overlap.AreaSquareMetres)
            .ThenBy(overlap => overlap.Row)
            .ThenBy(overlap => overlap.OtherRow),
    ];
}
