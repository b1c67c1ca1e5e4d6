using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The overlap and what is left of two areas, each of the area that the kernel finds. Where edges nearly coincide (a cell cut along a
/// line that the next part shares but for rounding) an overlay can lose or add whole faces without a word; then it is made again on a grid.
/// </summary>
internal static class CellOverlay
{
    private const double NothingSquareMetres = 1e-6;
    private const double RoundingShare = 1e-9;

    // Ten nanometres, then coarser, all of them finer than any coordinate means.
    private static readonly double[] GridsPerMetre = [1e8, 1e7, 1e6];

    /// <summary>A∩B as polygons.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: no overlay has the area.</exception>
    internal static Geometry Inside(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection, OverlapArea.Of(a, b));

    /// <summary>A∖B as polygons.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: no overlay has the area.</exception>
    internal static Geometry Outside(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference, a.Area - OverlapArea.Of(a, b));

    private static Geometry Overlay(Geometry a, Geometry b, SpatialFunction what, double expected)
    {
        if (Find(() => OverlayNGRobust.Overlay(a, b, what), expected, NothingSquareMetres + RoundingShare * a.Area) is { } plain)
            return plain;
        foreach (var scale in GridsPerMetre)
        {
            // A grid moves each side by up to its own step.
            var tolerance = NothingSquareMetres + RoundingShare * a.Area + (a.Length + b.Length) / scale;
            if (Find(() => OverlayNG.Overlay(a, b, what, new PrecisionModel(scale)), expected, tolerance) is { } onGrid)
                return onGrid;
        }

        throw new ReferenceDataException(
            "layer.overlay-failed",
            FormattableString.Invariant($"{a.EnvelopeInternal.Centre.X:0.###}, {a.EnvelopeInternal.Centre.Y:0.###}"),
            "分区叠加失败：几处边界几乎重合，无法可靠地切分。请检查该处图层的几何后重新导入。",
            "The site cannot be divided reliably: boundaries nearly coincide. Check the layers' geometry there and import them again.");
    }

    private static Geometry? Find(Func<Geometry> overlay, double expected, double tolerance)
    {
        try
        {
            var polygons = OverlapPieces.PolygonsOf(overlay());
            return Math.Abs(polygons.Area - expected) <= tolerance ? polygons : null;
        }
        catch (TopologyException)
        {
            return null;
        }
    }
}
