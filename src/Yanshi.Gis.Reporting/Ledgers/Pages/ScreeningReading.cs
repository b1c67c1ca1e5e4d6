using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What a page shows of the rows, picked in one reading of the list: the first ones, the worst sites for the map, the first that were not checked.</summary>
internal sealed class ScreeningReading
{
    /// <summary>The most rows in the page's table.</summary>
    internal const int MostRows = 200;

    /// <summary>The most sites on the map.</summary>
    internal const int MostSites = 5_000;

    /// <summary>The most rows that were not checked on the page.</summary>
    internal const int MostProblems = 50;

    private ScreeningReading()
    {
    }

    /// <summary>The first rows of the ledger.</summary>
    internal List<RankedRow> First { get; } = [];

    /// <summary>The first rows that were not checked.</summary>
    internal List<ScreeningRow> Problems { get; } = [];

    /// <summary>The sites on the map, the best first, so that the worst are drawn on top.</summary>
    internal IReadOnlyList<MappedSite> Sites { get; private set; } = [];

    /// <summary>How many sites could stand on the map.</summary>
    internal int Located { get; private set; }

    /// <summary>Reads the list.</summary>
    internal static ScreeningReading Of(IEnumerable<RankedRow> rows)
    {
        var reading = new ScreeningReading();

        // The least bad site is the first to go: by verdict, of equal ones the one that stands earlier.
        var worst = new PriorityQueue<MappedSite, (Verdict Verdict, int Place)>();
        var place = 0;
        foreach (var ranked in rows)
        {
            if (reading.First.Count < MostRows)
                reading.First.Add(ranked);
            if (ranked.Row.State is not ScreeningState.Checked && reading.Problems.Count < MostProblems)
                reading.Problems.Add(ranked.Row);
            if (ranked.Row is { Verdict: { } verdict, Centre: { } centre })
            {
                reading.Located++;
                var site = new MappedSite(ranked.Row.Number, ranked.Row.Name ?? ranked.Row.Id, verdict, centre.Longitude, centre.Latitude);
                if (worst.Count < MostSites)
                    worst.Enqueue(site, (verdict, place));
                else
                    worst.EnqueueDequeue(site, (verdict, place));
            }

            place++;
        }

        var sites = new List<MappedSite>(worst.Count);
        while (worst.TryDequeue(out var site, out _))
            sites.Add(site);
        reading.Sites = sites;
        return reading;
    }
}

/// <summary>A site as a point on the map.</summary>
/// <param name="Number">Its row number.</param>
/// <param name="Name">Its name, else its id.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Longitude">CGCS2000 longitude, degrees.</param>
/// <param name="Latitude">CGCS2000 latitude, degrees.</param>
internal sealed record MappedSite(int Number, string Name, Verdict Verdict, double Longitude, double Latitude);
