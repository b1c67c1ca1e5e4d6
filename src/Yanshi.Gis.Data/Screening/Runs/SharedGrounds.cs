using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>Which sites of a list want the same ground, or that of a registered project. Immutable.</summary>
internal sealed class SharedGrounds
{
    // An outline that went through a record comes back to the last digits; so much of both is all of both.
    private const double WholeShare = 1 - 1e-9;

    private readonly IReadOnlyList<SharedGround> _found;
    private readonly IReadOnlyList<(SharedGround Ground, RegisteredGround Project, bool IsWhole)> _registered;
    private readonly Dictionary<int, List<int>> _earlier = [];
    private readonly Dictionary<int, double> _areas = [];

    private SharedGrounds(IReadOnlyList<SharedGround> found, IReadOnlyList<(SharedGround Ground, RegisteredGround Project, bool IsWhole)> registered, Func<int, double> areaOf)
    {
        (_found, _registered) = (found, registered);
        foreach (var (site, other, _) in found)
        {
            if (!_earlier.TryGetValue(other, out var earlier))
                _earlier.Add(other, earlier = []);
            earlier.Add(site);
            _areas[site] = areaOf(site);
            _areas[other] = areaOf(other);
        }

        foreach (var (ground, _, _) in registered)
            _areas[ground.Site] = areaOf(ground.Site);
    }

    /// <summary>Measures every two sites, and every site with every registered project.</summary>
    /// <param name="sites">The sites with the places of their rows, ascending.</param>
    /// <param name="projects">The registered projects with their ground.</param>
    internal static SharedGrounds Of(IEnumerable<(int Row, SiteOutlines Site)> sites, IReadOnlyList<RegisteredGround> projects)
    {
        var rows = new List<int>();
        var packed = PackedPolygons.Pack(sites.Select(site =>
        {
            rows.Add(site.Row);
            return site.Site.InPlane;
        }));
        var taken = PackedPolygons.Pack(projects.Select(project => project.InPlane!));
        var places = rows.Select((row, place) => (row, place)).ToDictionary(pair => pair.row, pair => pair.place);
        return new SharedGrounds(
            [.. CandidateOverlaps.Of(packed).Select(shared => InRows(shared) with { Other = rows[shared.Other] })],
            [.. CandidateOverlaps.Of(packed, taken).Select(shared => (
                InRows(shared),
                projects[shared.Other],
                shared.AreaSquareMetres >= WholeShare * Math.Max(packed.AreaOf(shared.Site), taken.AreaOf(shared.Other))))],
            row => packed.AreaOf(places[row]));

        SharedGround InRows(SharedGround shared) => shared with { Site = rows[shared.Site] };
    }

    /// <summary>Whether a row shares ground with another, or with a registered project.</summary>
    internal bool Concerns(int row) => _areas.ContainsKey(row);

    /// <summary>The rows before one with which it shares ground.</summary>
    internal IReadOnlyList<int> EarlierThan(int row) => _earlier.GetValueOrDefault(row) ?? [];

    /// <summary>The overlaps as the ledger shows them, the largest first. A row that is itself registered, by id and outline, does not overlap itself.</summary>
    /// <param name="named">Id and name of every row that shares ground.</param>
    internal IReadOnlyList<CandidateOverlap> Overlaps(IReadOnlyDictionary<int, (string Id, string? Name)> named)
    {
        var withOthers = _found.Select(shared => Overlap(shared, shared.Other + 1, named[shared.Other].Id, named[shared.Other].Name));
        var withRegistered = _registered
            .Where(shared => !(shared.IsWhole && string.Equals(shared.Project.Id, named[shared.Ground.Site].Id, StringComparison.Ordinal)))
            .Select(shared => Overlap(shared.Ground, otherRow: null, shared.Project.Id, shared.Project.Name));
        return
        [
            .. withOthers.Concat(withRegistered)
                .OrderByDescending(overlap => overlap.AreaSquareMetres)
                .ThenBy(overlap => overlap.Row)
                .ThenBy(overlap => overlap.OtherRow)
                .ThenBy(overlap => overlap.OtherId, StringComparer.Ordinal),
        ];

        CandidateOverlap Overlap(SharedGround shared, int? otherRow, string otherId, string? otherName) => new(
            shared.Site + 1,
            named[shared.Site].Id,
            named[shared.Site].Name,
            otherRow,
            otherId,
            otherName,
            Rounding.ToCentimetre(shared.AreaSquareMetres),
            Rounding.ToMillionth(shared.AreaSquareMetres / _areas[shared.Site]));
    }
}
