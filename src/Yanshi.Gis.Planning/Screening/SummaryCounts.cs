using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>Counts rows as they come. Not thread-safe.</summary>
/// <param name="catalogue">The catalogue, for the order of layers.</param>
/// <param name="parks">The parks, for names.</param>
/// <param name="sectors">The sectors, for names.</param>
public sealed class SummaryCounts(Catalogue catalogue, IReadOnlyList<Park> parks, IReadOnlyList<Sector> sectors)
{
    private readonly Group _all = new();
    private readonly Dictionary<string, LayerCount> _layers = new(StringComparer.Ordinal);
    private readonly Groups _towns = new();
    private readonly Groups _sectors = new();
    private readonly Groups _parks = new();
    private readonly SortedDictionary<string, int> _problems = new(StringComparer.Ordinal);
    private int _unlocated;
    private int _refused;

    /// <summary>Counts a row.</summary>
    public void Add(ScreeningRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _all.Add(row);
        _sectors.Add(row.Sector, sectors.FirstOrDefault(sector => string.Equals(sector.Code, row.Sector, StringComparison.Ordinal))?.Name, row);
        if (row.State is not ScreeningState.Checked)
        {
            _unlocated += row.State is ScreeningState.LocationUnknown ? 1 : 0;
            _refused += row.State is ScreeningState.Refused ? 1 : 0;
            _problems[row.Problem!.Code] = _problems.GetValueOrDefault(row.Problem.Code) + 1;
            return;
        }

        var town = row.Towns.Count == 0 ? null : row.Towns[0];
        _towns.Add(town?.Code ?? town?.Name, town?.Name, row);
        var park = row.Parks.FirstOrDefault(park => park.AreaSquareMetres > 0)?.Id;
        _parks.Add(park, parks.FirstOrDefault(known => string.Equals(known.Id, park, StringComparison.Ordinal))?.Name, row);
        foreach (var layer in row.Layers)
        {
            var count = _layers.GetValueOrDefault(layer.Id) ?? new LayerCount(layer.Id, 0, 0, 0, 0);
            _layers[layer.Id] = layer.State switch
            {
                LayerState.Conflict => count with { Conflicts = count.Conflicts + 1, AreaSquareMetres = count.AreaSquareMetres + (layer.AreaSquareMetres ?? 0) },
                LayerState.NoData or LayerState.Failed => count with { WithoutAnswer = count.WithoutAnswer + 1 },
                LayerState.BelowThreshold => count with { BelowThreshold = count.BelowThreshold + 1 },
                _ => count,
            };
        }
    }

    /// <summary>What was counted so far.</summary>
    public ScreeningSummary Of() => new()
    {
        Rows = _all.Rows,
        Checked = _all.Rows - _unlocated - _refused,
        LocationUnknown = _unlocated,
        Refused = _refused,
        AreaSquareMetres = Rounding.ToCentimetre(_all.SquareMetres),
        ByVerdict = [.. Enum.GetValues<Verdict>().OrderDescending().Select(_all.Of)],
        ByLayer = [.. catalogue.Layers.Select(layer => _layers.GetValueOrDefault(layer.Id)).OfType<LayerCount>().Select(count => count with { AreaSquareMetres = Rounding.ToCentimetre(count.AreaSquareMetres) })],
        ByTown = _towns.Of(),
        BySector = _sectors.Of(),
        ByPark = _parks.Of(),
        Problems = [.. _problems.Select(problem => new ProblemCount(problem.Key, problem.Value))],
    };

    /// <summary>Rows of one kind.</summary>
    private sealed class Group
    {
        private readonly SortedDictionary<Verdict, (int Rows, double SquareMetres)> _byVerdict = [];

        internal int Rows { get; private set; }

        internal double SquareMetres { get; private set; }

        internal void Add(ScreeningRow row)
        {
            Rows++;
            if (row.Verdict is not { } verdict)
                return;
            var (rows, area) = _byVerdict.GetValueOrDefault(verdict);
            _byVerdict[verdict] = (rows + 1, area + row.AreaSquareMetres!.Value);
            SquareMetres += row.AreaSquareMetres.Value;
        }

        internal VerdictCount Of(Verdict verdict)
        {
            var (rows, area) = _byVerdict.GetValueOrDefault(verdict);
            return new VerdictCount(verdict, rows, Rounding.ToCentimetre(area));
        }

        internal IReadOnlyList<VerdictCount> ThoseThatOccur() => [.. _byVerdict.Keys.Reverse().Select(Of)];
    }

    /// <summary>Rows by a code; the most first, then by code, those without last.</summary>
    private sealed class Groups
    {
        private readonly SortedDictionary<string, (string? Name, Group Rows)> _byCode = new(StringComparer.Ordinal);
        private readonly Group _without = new();

        internal void Add(string? code, string? name, ScreeningRow row)
        {
            if (code is null)
            {
                _without.Add(row);
                return;
            }

            if (!_byCode.TryGetValue(code, out var group))
                _byCode.Add(code, group = (name, new Group()));
            group.Rows.Add(row);
        }

        internal IReadOnlyList<GroupCount> Of()
        {
            var known = _byCode.Select(group => CountOf(group.Key, group.Value.Name ?? group.Key, group.Value.Rows)).OrderByDescending(group => group.Rows);
            return [.. known, .. _without.Rows == 0 ? [] : (GroupCount[])[CountOf(code: null, name: null, _without)]];
        }

        private static GroupCount CountOf(string? code, string? name, Group group) => new(code, name, group.Rows, group.ThoseThatOccur(), Rounding.ToCentimetre(group.SquareMetres));
    }
}
