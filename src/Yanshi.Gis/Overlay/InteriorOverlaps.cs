using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Finds the features of one layer whose interiors overlap another's: only their union is less than their sum.</summary>
internal static class InteriorOverlaps
{
    private const int FeaturesPerTurn = 1024;

    /// <summary>Per feature 1 when it overlaps another, else 0. Touching is not overlap.</summary>
    internal static byte[] Of(PreparedPolygons features)
    {
        // Marks are only ever set, so that the order in which pairs are looked at, and by how many threads, changes nothing.
        var marks = new byte[features.FeatureCount];
        Parallel.For(
            0,
            (marks.Length + FeaturesPerTurn - 1) / FeaturesPerTurn,
            () => (Kernel: new OverlapKernel(), Near: new List<int>()),
            (turn, _, scratch) =>
            {
                for (var feature = turn * FeaturesPerTurn; feature < Math.Min((turn + 1) * FeaturesPerTurn, marks.Length); feature++)
                    Mark(features, feature, marks, scratch.Kernel, scratch.Near);
                return scratch;
            },
            _ => { });
        return marks;
    }

    private static void Mark(PreparedPolygons features, int feature, byte[] marks, OverlapKernel kernel, List<int> near)
    {
        near.Clear();
        features.QueryItems(features.BoxOf(feature), near);
        var own = features.WholeOf(feature, out var ownItem);
        var previous = feature;
        for (var i = 0; i < near.Count; i++) near[i] = features.FeatureOf[near[i]];
        near.Sort();
        foreach (var other in near)
        {
            // Each pair once; the pieces of a cut feature stand together.
            if (other <= previous) continue;
            previous = other;
            if (marks[feature] != 0 && marks[other] != 0) continue;
            var others = features.WholeOf(other, out var otherItem);
            var area = kernel.Area(own.View(), ownItem, others.View(), otherItem, out var certain);
            if (certain ? area > 0 : OverlapPieces.Of(features.GeometryOf(feature), features.GeometryOf(other)).Area > 0)
                marks[feature] = marks[other] = 1;
        }
        GC.KeepAlive(features);
    }
}
