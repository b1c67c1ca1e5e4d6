using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Features of one layer dissolved near a window by a plain union: the slow and sure way, for features that overlap or whose edges do not match.</summary>
internal static class FeatureUnion
{
    // Up to so many vertices a feature is taken whole; a larger one is cut to the window first.
    private const int WholeUpToVertices = 512;

    /// <summary>The union; true within the window only.</summary>
    internal static Geometry Of(PreparedPolygons layer, IEnumerable<int> features, in Box window)
    {
        var within = window;
        return Of([.. features.Select(feature => FeatureIn(layer, feature, within))]);
    }

    /// <summary>The union of polygons.</summary>
    internal static Geometry Of(IReadOnlyList<Geometry> polygons) => polygons.Count switch
    {
        0 => ProjectGeometry.Factory.CreatePolygon(),
        1 => polygons[0],
        _ => OverlayNGRobust.Union(polygons),
    };

    /// <summary>A feature for overlays within a window.</summary>
    internal static Geometry FeatureIn(PreparedPolygons layer, int feature, in Box window)
    {
        var whole = layer.WholeOf(feature, out var item);
        if (whole.VertexCountOf(item) <= WholeUpToVertices)
            return layer.GeometryOf(feature);

        // Cut by its outline, and kept when the kernel finds the same area; else (edges too near to the window's border to be told apart) whole.
        var frame = ProjectGeometry.Factory.ToGeometry(new Envelope(window.MinX, window.MaxX, window.MinY, window.MaxY));
        var area = new OverlapKernel().Area(PackedPolygons.Pack([frame]).View(), 0, whole.View(), item, out var certain);
        if (certain && LocalOutline.Of(layer, [feature], window) is var outline)
        {
            if (outline.Edges.Count == 0)
                return area > frame.Area / 2 ? frame : ProjectGeometry.Factory.CreatePolygon();
            if (WindowPolygons.Of(outline.Edges, window) is { } cut && Math.Abs(cut.Area - area) <= 1e-6 + 1e-9 * area)
                return cut;
        }

        return layer.GeometryOf(feature);
    }
}
