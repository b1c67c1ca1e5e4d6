using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yanshi.Gis.Overlay;

/// <summary>The overlap as geometry, for what is shown, exported or printed, and to decide what the kernel leaves open.</summary>
public static class OverlapPieces
{
    /// <summary>Ten nanometres: finer than any coordinate means, coarser than rounding. Vertices that lie on a neighbour's edge but for rounding come to lie on it.</summary>
    internal const double FinestGridPerMetre = 1e8;

    /// <summary>That, then coarser, all of them still finer than any coordinate means.</summary>
    internal static readonly double[] GridsPerMetre = [FinestGridPerMetre, 1e7, 1e6];

    /// <summary>
    /// A∩B as polygons only: where the two merely touch, in points or along lines, nothing is left. Both are valid polygons or multipolygons
    /// of one plane.
    /// </summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    public static Geometry Of(Geometry a, Geometry b) => Of(a, b, SpatialFunction.Intersection);

    /// <summary>A∖B as polygons only, likewise.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    public static Geometry Without(Geometry a, Geometry b) => Of(a, b, SpatialFunction.Difference);

    private static Geometry Of(Geometry a, Geometry b, SpatialFunction what)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);

        // The robust overlay ends with a grid of its own choice, and throws where that fails too.
        return Find(a, b, what) ?? GridsPerMetre.Select(scale => FindOnGrid(a, b, what, scale)).FirstOrDefault(pieces => pieces is not null) ?? throw FeatureUnion.Failed(a);
    }

    /// <summary>An overlay's polygons; null when it fails.</summary>
    internal static Geometry? Find(Geometry a, Geometry b, SpatialFunction what) => Find(() => OverlayNGRobust.Overlay(a, b, what));

    /// <summary>The same on a grid of so many steps a metre, which moves each side by up to a step.</summary>
    internal static Geometry? FindOnGrid(Geometry a, Geometry b, SpatialFunction what, double scale) => Find(() => OverlayNG.Overlay(a, b, what, new PrecisionModel(scale)));

    private static Geometry? Find(Func<Geometry> overlay)
    {
        try
        {
            return PolygonsOf(overlay());
        }
        catch (TopologyException)
        {
            return null;
        }
    }

    /// <summary>The polygons of an overlay's result.</summary>
    private static Geometry PolygonsOf(Geometry overlay)
    {
        var pieces = new List<Polygon>();
        Collect(overlay, pieces);
        return pieces.Count == 1 ? pieces[0] : ProjectGeometry.Factory.CreateMultiPolygon([.. pieces]);
    }

    private static void Collect(Geometry geometry, List<Polygon> pieces)
    {
        if (geometry is Polygon polygon)
        {
            if (!polygon.IsEmpty) pieces.Add(polygon);
        }
        else if (geometry is GeometryCollection collection)
        {
            foreach (var part in collection.Geometries) Collect(part, pieces);
        }
    }
}
