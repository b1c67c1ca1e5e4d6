using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The overlap and what is left of two areas, each of the area that the kernel finds. Where edges nearly coincide (a cell cut along a
/// line that the next part shares but for rounding) an overlay can lose or add whole faces without a word; then it is made again on a grid.
/// </summary>
internal static class CellOverlay
{
    private const double NothingSquareMetres = 1e-6;
    private const double RoundingShare = 1e-9;

    /// <summary>A∩B as polygons.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: no overlay has the area.</exception>
    internal static Geometry Inside(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection, OverlapArea.Of(a, b));

    /// <summary>A∖B as polygons.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: no overlay has the area.</exception>
    internal static Geometry Outside(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference, a.Area - OverlapArea.Of(a, b));

    private static Geometry Overlay(Geometry a, Geometry b, SpatialFunction what, double expected)
    {
        if (OverlapPieces.Find(a, b, what) is { } plain && Math.Abs(plain.Area - expected) <= NothingSquareMetres + RoundingShare * a.Area)
            return plain;
        foreach (var scale in OverlapPieces.GridsPerMetre)
        {
            var tolerance = NothingSquareMetres + RoundingShare * a.Area + (a.Length + b.Length) / scale;
            if (OverlapPieces.FindOnGrid(a, b, what, scale) is { } onGrid && Math.Abs(onGrid.Area - expected) <= tolerance)
                return onGrid;
        }

        throw new ReferenceDataException(
            "layer.overlay-failed",
            FormattableString.Invariant($"{a.EnvelopeInternal.Centre.X:0.###}, {a.EnvelopeInternal.Centre.Y:0.###}"),
            "分区叠加失败：几处边界几乎重合，无法可靠地切分。请检查该处图层的几何后重新导入。",
            "The site cannot be divided reliably: boundaries nearly coincide. Check the layers' geometry there and import them again.");
    }
}
