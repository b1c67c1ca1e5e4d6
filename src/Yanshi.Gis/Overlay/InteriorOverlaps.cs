using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Finds the features of one layer whose interiors overlap another's: only their union is less than their sum.</summary>
/// <remarks>
/// How often the ground is covered changes only at edges that no neighbour cancels (<see cref="OpenEdges"/>). A feature that no such edge comes near is covered the same
/// number of times everywhere, so that one point of it tells; only the others are measured pair by pair. In a layer that tiles the ground those are few.
/// </remarks>
internal static class InteriorOverlaps
{
    private const int FeaturesPerTurn = 1024;

    /// <summary>Per feature 1 when it overlaps another, else 0. Touching is not overlap.</summary>
    /// <param name="packed">The features, valid, one per item; an item without rings overlaps nothing.</param>
    /// <param name="features">The same, made ready.</param>
    internal static byte[] Of(PackedPolygons packed, PreparedPolygons features)
    {
        // Marks are only ever set, so that the order in which pairs are looked at, and by how many threads, changes nothing.
        var marks = new byte[features.FeatureCount];
        var isNear = NearOpenEdges(packed, features);
        Parallel.For(
            0,
            Turns(features),
            () => (Kernel: new OverlapKernel(), Near: new List<int>()),
            (turn, _, scratch) =>
            {
                foreach (var feature in FeaturesOf(turn, features))
                {
                    if (isNear[feature] || TimesCovered(packed, features, feature, scratch.Near) > 1)
                        Mark(features, feature, marks, isNear, scratch.Kernel, scratch.Near);
                }

                return scratch;
            },
            _ => { });
        return marks;
    }

    /// <summary>Which features have an open edge, or lie near one that has: no open edge comes near the others.</summary>
    private static bool[] NearOpenEdges(PackedPolygons packed, PreparedPolygons features)
    {
        var isOpen = new bool[features.FeatureCount];
        foreach (var edge in OpenEdges.Of(packed))
            isOpen[edge.Feature] = true;
        var isNear = new bool[features.FeatureCount];
        Parallel.For(
            0,
            Turns(features),
            () => new List<int>(),
            (turn, _, near) =>
            {
                foreach (var feature in FeaturesOf(turn, features))
                {
                    if (!isOpen[feature])
                        features.FindNear(features.BoxOf(feature), near);
                    isNear[feature] = isOpen[feature] || near.Exists(other => isOpen[other]);
                }

                return near;
            },
            _ => { });
        return isNear;
    }

    /// <summary>
    /// How many features cover the ground of one that no open edge comes near, itself among them. Counted infinitesimally beside its first vertex: in it, or across an
    /// edge that cancels, where the ground is covered as often.
    /// </summary>
    private static int TimesCovered(PackedPolygons packed, PreparedPolygons features, int feature, List<int> near)
    {
        var view = packed.View();
        if (view.FirstRing(feature) == view.FirstRing(feature + 1))
            return 0;
        var vertex = view.RingStarts[view.FirstRing(feature)];
        var (x, y) = (view.Xs[vertex], view.Ys[vertex]);
        features.FindNear(new Box(x, y, x, y), near);
        var times = 0;
        foreach (var other in near)
            times += WindingNumber.Of(x, y, view, other, otherIsMoved: true);
        return times;
    }

    private static void Mark(PreparedPolygons features, int feature, byte[] marks, bool[] isNear, OverlapKernel kernel, List<int> near)
    {
        features.FindNear(features.BoxOf(feature), near);
        var own = features.WholeOf(feature, out var ownItem);
        foreach (var other in near)
        {
            // A pair of features near open edges comes up twice.
            if (other == feature || (other < feature && isNear[other] && isNear[feature]) || (marks[feature] != 0 && marks[other] != 0))
                continue;
            var others = features.WholeOf(other, out var otherItem);
            var area = kernel.Area(own.View(), ownItem, others.View(), otherItem, out var certain);
            if (certain ? area > 0 : OverlapPieces.Of(features.GeometryOf(feature), features.GeometryOf(other)).Area > 0)
                marks[feature] = marks[other] = 1;
        }

        GC.KeepAlive(features);
    }

    private static int Turns(PreparedPolygons features) => (features.FeatureCount + FeaturesPerTurn - 1) / FeaturesPerTurn;

    private static IEnumerable<int> FeaturesOf(int turn, PreparedPolygons features) =>
        Enumerable.Range(turn * FeaturesPerTurn, Math.Min(FeaturesPerTurn, features.FeatureCount - turn * FeaturesPerTurn));
}
