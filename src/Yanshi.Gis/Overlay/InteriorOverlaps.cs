using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Finds the features of one layer whose interiors overlap another's: only their union is less than their sum.</summary>
internal static class InteriorOverlaps
{
    /// <summary>Per feature 1 when it overlaps another, else 0. Touching is not overlap.</summary>
    internal static byte[] Of(PreparedPolygons features)
    {
        var marks = new byte[features.FeatureCount];
        var kernel = new OverlapKernel();
        var near = new List<int>();
        for (var feature = 0; feature < marks.Length; feature++)
        {
            near.Clear();
            features.Query(features.BoxOf(feature), near);
            foreach (var other in near.Where(other => other > feature && !(marks[feature] != 0 && marks[other] != 0)))
            {
                var own = features.WholeOf(feature, out var ownItem);
                var others = features.WholeOf(other, out var otherItem);
                var area = kernel.Area(own.View(), ownItem, others.View(), otherItem, out var certain);
                if (certain ? area > 0 : OverlapPieces.Of(features.GeometryOf(feature), features.GeometryOf(other)).Area > 0)
                    marks[feature] = marks[other] = 1;
            }
        }

        return marks;
    }
}
