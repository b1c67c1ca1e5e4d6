using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Features of one layer dissolved near a window by overlays: the slow and sure way, for features that overlap or whose edges do not match.</summary>
internal static class FeatureUnion
{
    private const double NothingSquareMetres = 1e-6;
    private const double RoundingShare = 1e-9;

    // Up to so many vertices a feature is taken whole; a larger one is cut to the window first.
    private const int WholeUpToVertices = 512;

    /// <summary>The union, on a grid of ten nanometres; true within the window only.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    internal static DissolvedFeatures Of(PreparedPolygons layer, IReadOnlyCollection<int> features, Box window)
    {
        // Where no feature is cut to the window the union is the same whatever the window is.
        return features.All(feature => IsTakenWhole(layer, feature)) ? layer.Unions.Of([.. features], Make) : new DissolvedFeatures(Make());

        Geometry Make()
        {
            var polygons = features.Select(feature => FeatureIn(layer, feature, window)).ToList();
            return FindUnion(polygons, onGrid: true) ?? throw Failed(polygons[0]);
        }
    }

    /// <summary>
    /// The area of a union. An overlay of nearly coincident edges can lose whole faces without a word, so its area must lie between what the
    /// kernel's sums allow: at most the sum of the parts, at least that less every two parts' common area.
    /// </summary>
    /// <param name="parts">The parts.</param>
    /// <param name="areApart">Whether they overlap each other by no more than rounding makes.</param>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: no overlay comes to such an area.</exception>
    internal static double AreaOf(IReadOnlyList<Geometry> parts, out bool areApart)
    {
        var most = parts.Sum(part => part.Area);
        var common = CommonAreaOf(parts);
        areApart = common <= NothingSquareMetres;
        if (areApart)
            return most;
        var tolerance = NothingSquareMetres + RoundingShare * most;
        foreach (var onGrid in new[] { false, true })
        {
            if (FindUnion(parts, onGrid)?.Area is { } area && area <= most + tolerance && area >= most - common - tolerance && parts.All(part => area >= part.Area - tolerance))
                return area;
        }

        throw Failed(parts[0]);
    }

    /// <summary>How much of an area lies in features that do not overlap each other. Areas that rounding could have made are not decided exactly.</summary>
    internal static double SumOfAreas(Geometry area, PreparedPolygons layer, IEnumerable<int> features)
    {
        var view = PackedPolygons.Pack([area]).View();
        var kernel = OverlapKernel.OfThread;
        double sum = 0;
        foreach (var feature in features)
        {
            var whole = layer.WholeOf(feature, out var item);
            sum += kernel.Area(view, 0, whole.View(), item, out _);
        }

        return sum;
    }

    private static bool IsTakenWhole(PreparedPolygons layer, int feature) => layer.WholeOf(feature, out var item).VertexCountOf(item) <= WholeUpToVertices;

    private static Geometry? FindUnion(IReadOnlyList<Geometry> parts, bool onGrid)
    {
        try
        {
            return onGrid ? UnaryUnionNG.Union(parts, ProjectGeometry.Factory, new PrecisionModel(OverlapPieces.FinestGridPerMetre)) : OverlayNGRobust.Union(parts);
        }
        catch (TopologyException)
        {
            return null;
        }
    }

    private static double CommonAreaOf(IReadOnlyList<Geometry> parts)
    {
        var packed = PackedPolygons.Pack(parts);
        var kernel = OverlapKernel.OfThread;
        double common = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = i + 1; j < parts.Count; j++)
                common += kernel.Area(packed.View(), i, packed.View(), j, out _);
        }

        return common;
    }

    /// <summary>What to throw when no overlay tells.</summary>
    internal static ReferenceDataException Failed(Geometry place) => new(
        "layer.overlay-failed",
        place.Centroid.AsText(),
        "互相重叠或几乎重合的要素无法合并；请检查该处要素的几何后重新导入。",
        "Features that overlap or nearly coincide cannot be dissolved. Check their geometry there and import the layer again.");

    /// <summary>A feature for overlays within a window.</summary>
    internal static Geometry FeatureIn(PreparedPolygons layer, int feature, in Box window)
    {
        if (IsTakenWhole(layer, feature))
            return layer.GeometryOf(feature);

        var whole = layer.WholeOf(feature, out var item);

        // Cut by its outline, and kept when the kernel finds the same area; else (edges too near to the window's border to be told apart) whole.
        var frame = ProjectGeometry.Factory.ToGeometry(new Envelope(window.MinX, window.MaxX, window.MinY, window.MaxY));
        var area = OverlapKernel.OfThread.Area(PackedPolygons.Pack([frame]).View(), 0, whole.View(), item, out var certain);
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
