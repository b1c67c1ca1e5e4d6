using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Whether a point lies in a feature.</summary>
internal static class PointInFeature
{
    /// <summary>Whether a point lies inside a feature; on its boundary either answer is possible.</summary>
    internal static bool IsInside(PreparedPolygons layer, int feature, double x, double y)
    {
        var whole = layer.WholeOf(feature, out var item);
        return WindingNumber.Of(x, y, whole.View(), item, otherIsMoved: false) != 0;
    }
}
