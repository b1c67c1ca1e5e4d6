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
        var isOpen = NearOpenEdges(packed, features);
        Parallel.For(
            0,
            (marks.Length + FeaturesPerTurn - 1) / FeaturesPerTurn,
            () => (Kernel: new OverlapKernel(), Near: new List<int>()),
            (turn, _, scratch) =>
            {
                for (var feature = turn * FeaturesPerTurn; feature < Math.Min((turn + 1) * FeaturesPerTurn, marks.Length); feature++)
                {
                    if (isOpen[feature] || TimesCovered(packed, features, feature, scratch.Near) > 1)
                        Mark(features, feature, marks, isOpen, scratch.Kernel, scratch.Near);
                }

                return scratch;
            },
            _ => { });
        return marks;
    }

    private static bool[] NearOpenEdges(PackedPolygons packed, PreparedPolygons features)
    {
        var isNear = new bool[features.FeatureCount];
        var near = new List<int>();
        foreach (var edge in OpenEdges.Of(packed))
        {
            Query(features, new Box(Math.Min(edge.X1, edge.X2), Math.Min(edge.Y1, edge.Y2), Math.Max(edge.X1, edge.X2), Math.Max(edge.Y1, edge.Y2)), near);
            foreach (var feature in near)
                isNear[feature] = true;
        }

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
        Query(features, new Box(x, y, x, y), near);
        var times = 0;
        foreach (var other in near)
            times += WindingNumber.Of(x, y, view, other, otherIsMoved: true);
        return times;
    }

    private static void Mark(PreparedPolygons features, int feature, byte[] marks, bool[] isOpen, OverlapKernel kernel, List<int> near)
    {
        Query(features, features.BoxOf(feature), near);
        var own = features.WholeOf(feature, out var ownItem);
        foreach (var other in near)
        {
            // A pair of features near open edges comes up twice.
            if (other == feature || (other < feature && isOpen[other] && isOpen[feature]) || (marks[feature] != 0 && marks[other] != 0))
                continue;
            var others = features.WholeOf(other, out var otherItem);
            var area = kernel.Area(own.View(), ownItem, others.View(), otherItem, out var certain);
            if (certain ? area > 0 : OverlapPieces.Of(features.GeometryOf(feature), features.GeometryOf(other)).Area > 0)
                marks[feature] = marks[other] = 1;
        }

        GC.KeepAlive(features);
    }

    /// <summary>The features that may meet a box, once each, ascending: a cut one when one of its items does.</summary>
    private static void Query(PreparedPolygons features, in Box box, List<int> found)
    {
        found.Clear();
        features.QueryItems(box, found);
        for (var i = 0; i < found.Count; i++)
            found[i] = features.FeatureOf[found[i]];
        found.Sort();
        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
                found[kept++] = found[i];
        }

        found.RemoveRange(kept, found.Count - kept);
    }
}
