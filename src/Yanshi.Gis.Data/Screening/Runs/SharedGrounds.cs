using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>Which sites of a list want the same ground, or that of a registered project. Immutable.</summary>
internal sealed class SharedGrounds
{
    // An outline that went through a record comes back to the last digits; so much of both is all of both.
    private const double WholeShare = 1 - 1e-9;

    private readonly List<SharedGround> _found;
    private readonly List<(SharedGround Ground, RegisteredGround Project, bool IsWhole)> _registered;
    private readonly Dictionary<int, List<(int Row, double SquareMetres)>> _earlier = [];
    private readonly HashSet<int> _concerned = [];

    private SharedGrounds(List<SharedGround> found, List<(SharedGround Ground, RegisteredGround Project, bool IsWhole)> registered)
    {
        (_found, _registered) = (found, registered);
        foreach (var (site, other, area, _) in found)
        {
            if (!_earlier.TryGetValue(other, out var earlier))
                _earlier.Add(other, earlier = []);
            earlier.Add((site, area));
            _concerned.Add(site);
            _concerned.Add(other);
        }

        foreach (var earlier in _earlier.Values)
            earlier.Sort(static (one, other) => (other.SquareMetres, one.Row).CompareTo((one.SquareMetres, other.Row)));

        foreach (var (ground, _, _) in registered)
            _concerned.Add(ground.Site);
    }

    /// <summary>Measures every two sites, and every site with every registered project.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="outlineOf">The outline of a row's site in the analysis plane, null when it has none; asked for several times, on any thread.</param>
    /// <param name="projects">The registered projects with their ground.</param>
    /// <param name="threads">How many rows are looked at at a time.</param>
    internal static SharedGrounds Of(int rows, Func<int, Geometry?> outlineOf, IReadOnlyList<RegisteredGround> projects, int threads)
    {
        var located = OrderedWork.Map(Enumerable.Range(0, rows), row => (Row: row, Box: Box.Of(outlineOf(row)?.EnvelopeInternal ?? new Envelope())), threads)
            .Where(site => site.Box != Box.Empty)
            .ToList();
        var taken = PreparedPolygons.Prepare(PackedPolygons.Pack(projects.Select(project => project.InPlane!)));
        var overlaps = new CandidateOverlaps([.. located.Select(site => site.Box)]);
        var (found, registered) = (new List<SharedGround>(), new List<(SharedGround Ground, RegisteredGround Project, bool IsWhole)>());
        foreach (var block in OrderedWork.Map(Enumerable.Range(0, overlaps.Blocks), block => overlaps.Measure(block, site => outlineOf(located[site].Row)!, taken), threads))
        {
            found.AddRange(block.WithSites.Select(shared => shared with { Site = located[shared.Site].Row, Other = located[shared.Other].Row }));
            registered.AddRange(block.WithRegistered.Select(shared => (
                shared with { Site = located[shared.Site].Row },
                projects[shared.Other],
                shared.AreaSquareMetres >= WholeShare * Math.Max(shared.SiteSquareMetres, taken.AreaOf(shared.Other)))));
        }

        found.Sort(SharedGround.ByNumbers);
        registered.Sort(static (one, other) => SharedGround.ByNumbers(one.Ground, other.Ground));
        return new SharedGrounds(found, registered);
    }

    /// <summary>Whether a row shares ground with another, or with a registered project.</summary>
    internal bool Concerns(int row) => _concerned.Contains(row);

    /// <summary>The rows before one with which it shares ground, those that share most of it first.</summary>
    internal IEnumerable<int> EarlierThan(int row) => _earlier.GetValueOrDefault(row)?.Select(earlier => earlier.Row) ?? [];

    /// <summary>Whether a row shares ground with one before it.</summary>
    internal bool HasEarlier(int row) => _earlier.ContainsKey(row);

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
            Rounding.ToMillionth(shared.AreaSquareMetres / shared.SiteSquareMetres));
    }
}
