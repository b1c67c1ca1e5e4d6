using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features of a layer that an area meets, and what they cover of it together.</summary>
/// <param name="Area">The area.</param>
/// <param name="Met">The features that share an area with it, ascending; those that only touch it are left out.</param>
/// <param name="AreaSquareMetres">What of it lies inside them; what several cover counts once.</param>
/// <param name="AnyOverlap">Whether some of the features met overlap each other somewhere.</param>
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
        return new LayerOverlap(area, met, apart + PiecesOf(area, layer, marked).Area, AnyOverlap: true);
    }

    /// <summary>
    /// The part of the area inside the features, dissolved. The features' own outline is tried first; its area must be the one the kernel found, else the plain union
    /// is made.
    /// </summary>
    internal Geometry Inside(ControlLayer layer)
    {
        if (Met.Count == 0)
            return ProjectGeometry.Factory.CreatePolygon();
        if (IsWhole)
            return Area.Geometry;
        if (!AnyOverlap && FindOutline(layer) is { } outline && OverlapPieces.Of(Area.Geometry, outline) is var pieces && IsSame(pieces.Area, AreaSquareMetres))
            return pieces;
        return PiecesOf(Area, layer, Met);
    }

    /// <summary>The part of the area outside the features, dissolved.</summary>
    internal Geometry Outside(ControlLayer layer)
    {
        if (Met.Count == 0)
            return Area.Geometry;
        if (IsWhole)
            return ProjectGeometry.Factory.CreatePolygon();
        if (!AnyOverlap && FindOutline(layer) is { } outline && OverlapPieces.Without(Area.Geometry, outline) is var pieces && IsSame(pieces.Area, Area.SquareMetres - AreaSquareMetres))
            return pieces;
        return OverlapPieces.Without(Area.Geometry, PiecesOf(Area, layer, Met));
    }

    private Geometry? FindOutline(ControlLayer layer)
    {
        var window = Area.Window;
        var outline = LocalOutline.Of(layer.Prepared, Met.Select(overlap => overlap.Feature), window);
        return outline.IsPlain ? WindowPolygons.Of(outline.Edges, window) : null;
    }

    private static bool IsSame(double one, double other) => Math.Abs(one - other) <= RoundingSquareMetres + 1e-9 * other;

    private static Geometry PiecesOf(MeasuredArea area, ControlLayer layer, IEnumerable<FeatureOverlap> met) =>
        FeatureUnion.Of([.. met.Select(overlap => OverlapPieces.Of(area.Geometry, FeatureUnion.FeatureIn(layer.Prepared, overlap.Feature, area.Window)))]);
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

    internal static MeasuredArea Of(Geometry geometry) => new(geometry, PackedPolygons.Pack([geometry]));
}
