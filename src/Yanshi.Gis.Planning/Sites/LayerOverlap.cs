using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features of a layer that an area meets, and what they cover of it together.</summary>
/// <param name="Area">The area.</param>
/// <param name="Met">The features that share an area with it, ascending; those that only touch it are left out.</param>
/// <param name="AreaSquareMetres">What of it lies inside them; what several cover counts once.</param>
/// <param name="AnyOverlap">Whether features met overlap each other in it.</param>
internal sealed record LayerOverlap(MeasuredArea Area, IReadOnlyList<FeatureOverlap> Met, double AreaSquareMetres, bool AnyOverlap)
{
    // Rounding leaves so much between an area and the sum of its parts, square metres.
    internal const double RoundingSquareMetres = 1e-6;

    /// <summary>Whether the features leave nothing of the area out.</summary>
    internal bool IsWhole => Area.SquareMetres - AreaSquareMetres <= RoundingSquareMetres;

    /// <summary>Measures an area against a layer's polygons.</summary>
    internal static LayerOverlap Of(MeasuredArea area, ControlLayer layer, Func<int, bool> counts)
    {
        var met = new List<FeatureOverlap>();
        new OverlapMeasure(layer.Prepared).Measure(area.Packed, site: 0, met);
        met.RemoveAll(overlap => !counts(overlap.Feature));
        return Of(area, layer, met);
    }

    /// <summary>The same for features already measured.</summary>
    internal static LayerOverlap Of(MeasuredArea area, ControlLayer layer, IReadOnlyList<FeatureOverlap> met)
    {
        // Only features that overlap another one can be counted twice.
        var marked = met.Where(overlap => layer.Marks.OverlapsOthers(overlap.Feature)).ToList();
        if (marked.Count < 2)
            return new LayerOverlap(area, met, met.Sum(overlap => overlap.AreaSquareMetres), AnyOverlap: false);
        var apart = met.Where(overlap => !layer.Marks.OverlapsOthers(overlap.Feature)).Sum(overlap => overlap.AreaSquareMetres);
        var window = area.Window;
        var inside = marked.ConvertAll(overlap => OverlapPieces.Of(area.Geometry, FeatureUnion.FeatureIn(layer.Prepared, overlap.Feature, window)));
        var dissolved = FeatureUnion.AreaOf(inside, out var areApart);
        return new LayerOverlap(area, met, apart + dissolved, AnyOverlap: !areApart);
    }

    /// <summary>The part of the area inside the features, dissolved.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    internal Geometry Inside(ControlLayer layer)
    {
        if (Met.Count == 0)
            return ProjectGeometry.Factory.CreatePolygon();
        return IsWhole ? Area.Geometry : Pieces(layer, SpatialFunction.Intersection, AreaSquareMetres);
    }

    /// <summary>The part of the area outside the features, dissolved.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c></exception>
    internal Geometry Outside(ControlLayer layer)
    {
        if (Met.Count == 0)
            return Area.Geometry;
        return IsWhole ? ProjectGeometry.Factory.CreatePolygon() : Pieces(layer, SpatialFunction.Difference, Area.SquareMetres - AreaSquareMetres);
    }

    // The features' own outline is tried first, walked along or overlaid, then their union. Each must come to the area that the kernel found: overlays of nearly coincident edges can lose
    // faces without a word.
    private Geometry Pieces(ControlLayer layer, SpatialFunction what, double squareMetres)
    {
        int[] features = [.. Met.Select(overlap => overlap.Feature)];
        if (!AnyOverlap && LocalOutline.Of(layer.Prepared, features, Area.Window) is { IsPlain: true } outline && FindPieces(outline, what, squareMetres) is { } quick)
            return quick;
        if (OverlapPieces.FindOnGrid(Area.Geometry, FeatureUnion.Of(layer.Prepared, features, Area.Window).Geometry, what, OverlapPieces.FinestGridPerMetre) is { } pieces && IsNearly(pieces.Area, squareMetres))
            return pieces;
        throw FeatureUnion.Failed(Area.Geometry);
    }

    private Geometry? FindPieces(LocalOutline outline, SpatialFunction what, double squareMetres)
    {
        if (TracedPieces.Find(Area.Packed, outline.Edges, isOutside: what is SpatialFunction.Difference, squareMetres, Tolerance) is { } traced)
            return traced;
        return WindowPolygons.Of(outline.Edges, Area.Window) is { } polygons
            && OverlapPieces.Find(Area.Geometry, polygons, what) is { } pieces
            && IsNearly(pieces.Area, squareMetres)
            ? pieces
            : null;
    }

    // Edges may have been moved by a micrometre, to where a neighbour's vertex lies.
    private double Tolerance => 1e-5 + 1e-6 * Area.Geometry.Length;

    private bool IsNearly(double one, double other) => Math.Abs(one - other) <= Tolerance;
}

/// <summary>A polygon ready to be measured.</summary>
/// <param name="Geometry">The polygon or multipolygon in the analysis plane.</param>
/// <param name="Packed">The same, item 0.</param>
internal sealed record MeasuredArea(Geometry Geometry, PackedPolygons Packed)
{
    // Wide enough that nothing on the window's border touches the area; an odd number, so that no vertex of anything drawn on round numbers lies on it.
    private const double WindowMarginMetres = 1.0374219;

    internal double SquareMetres { get; } = Geometry.Area;

    /// <summary>A box well around it.</summary>
    internal Box Window => Packed.BoxOf(0).Widened(WindowMarginMetres);

    /// <summary>Whether its first vertex lies inside a single feature: where no boundary is near, so does all of it.</summary>
    internal bool BeginsInside(PreparedPolygons feature) => PointInFeature.IsInside(feature, feature: 0, Packed.Xs[0], Packed.Ys[0]);

    internal static MeasuredArea Of(Geometry geometry) => new(geometry, PackedPolygons.Pack([geometry]));
}
