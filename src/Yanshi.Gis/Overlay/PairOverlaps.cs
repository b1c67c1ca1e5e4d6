using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Two features of one layer that have ground in common.</summary>
/// <param name="First">The lesser number.</param>
/// <param name="Second">The greater number.</param>
/// <param name="AreaSquareMetres">What they have in common.</param>
internal readonly record struct PairOverlap(int First, int Second, double AreaSquareMetres);

/// <summary>The overlaps of the features of one layer, two by two. Immutable.</summary>
/// <param name="Count">How many pairs overlap.</param>
/// <param name="AreaSquareMetres">What they have in common; ground under three features counts for every pair.</param>
/// <param name="Largest">The largest, the largest first.</param>
internal sealed record PairOverlaps(long Count, double AreaSquareMetres, IReadOnlyList<PairOverlap> Largest)
{
    private const int FeaturesPerTurn = 1024;

    /// <summary>Measures every pair.</summary>
    /// <param name="features">The features.</param>
    /// <param name="fromSquareMetres">Pairs with less in common are rounding and do not count; far above what the kernel leaves open.</param>
    /// <param name="listed">How many of the largest are kept.</param>
    internal static PairOverlaps Of(PreparedPolygons features, double fromSquareMetres, int listed)
    {
        // Added up turn by turn in a fixed order, so that the number of threads changes nothing.
        var turns = new PairOverlaps[(features.FeatureCount + FeaturesPerTurn - 1) / FeaturesPerTurn];
        Parallel.For(
            0,
            turns.Length,
            () => (Kernel: new OverlapKernel(), Near: new List<int>()),
            (turn, _, scratch) =>
            {
                turns[turn] = OfTurn(features, turn, fromSquareMetres, listed, scratch.Kernel, scratch.Near);
                return scratch;
            },
            _ => { });
        return new PairOverlaps(turns.Sum(turn => turn.Count), turns.Sum(turn => turn.AreaSquareMetres), Foremost(turns.SelectMany(turn => turn.Largest), listed));
    }

    private static PairOverlaps OfTurn(PreparedPolygons features, int turn, double fromSquareMetres, int listed, OverlapKernel kernel, List<int> near)
    {
        var (count, area, largest) = (0L, 0.0, new List<PairOverlap>());
        for (var feature = turn * FeaturesPerTurn; feature < Math.Min((turn + 1) * FeaturesPerTurn, features.FeatureCount); feature++)
        {
            features.FindNear(features.BoxOf(feature), near);
            var own = features.WholeOf(feature, out var ownItem);
            foreach (var other in near)
            {
                // Each pair once.
                if (other <= feature)
                    continue;
                var others = features.WholeOf(other, out var otherItem);
                var common = kernel.Area(own.View(), ownItem, others.View(), otherItem, out _);
                if (common < fromSquareMetres)
                    continue;
                count++;
                area += common;
                largest.Add(new PairOverlap(feature, other, common));
                if (largest.Count > 2 * listed)
                    largest = Foremost(largest, listed);
            }
        }

        return new PairOverlaps(count, area, Foremost(largest, listed));
    }

    private static List<PairOverlap> Foremost(IEnumerable<PairOverlap> pairs, int listed) =>
        [.. pairs.OrderByDescending(pair => pair.AreaSquareMetres).ThenBy(pair => pair.First).ThenBy(pair => pair.Second).Take(listed)];
}
