using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The area that a layer counts, after its line moved by twice its accuracy to either side.</summary>
/// <remarks>
/// The line that moves is the boundary of the dissolved layer. Edges that features share stay, and so does the edge of the layer's coverage: there the data ends, not
/// what it describes.
/// </remarks>
/// <param name="InnerSquareMetres">The area that is left at least.</param>
/// <param name="OuterSquareMetres">The area that it may be at most.</param>
internal sealed record LayerBand(double InnerSquareMetres, double OuterSquareMetres)
{
    // An edge that near to the coverage's edge, along its whole length, is cut off there.
    private const double OnCoverageEdgeMetres = 0.01;

    /// <summary>Measures the band of the part that a layer counts; null where an accuracy that matters is unknown.</summary>
    internal static LayerBand? Of(CountedPart part, AskedLayer layer)
    {
        var ground = part.Overlap.Area;
        if (ground.Geometry.IsEmpty || FindNear(ground, layer) is not { } near)
            return layer.Version.AccuracyMetres is null ? null : new LayerBand(part.AreaSquareMetres, part.AreaSquareMetres);
        if (near.Exists(feature => layer.ReachOf(feature) is null))
            return null;

        var reach = near.Max(feature => layer.ReachOf(feature)!.Value);
        var window = ground.Window.Widened(reach);
        if (NearOutline.NeedsUnion(layer, near) && !IsAnyEdgeNear(ground.Packed, layer.Data.Prepared, near, reach))
            return Of(part, lost: 0, gained: 0);
        var edges = new NearOutline(layer, near, window);
        var band = AccuracyBand.Of(
            new BandGround(ground.Geometry, ground.Packed, part.Overlap.AreaSquareMetres),
            edges.Layer,
            edges.Moving(edge => AccuracyBand.IsNear(ground.Packed, edge, ReachOf(edge))).Select(edge => (edge, ReachOf(edge))));
        var (lost, gained) = part.IsOutside ? (band.OutsideSquareMetres, band.InsideSquareMetres) : (band.InsideSquareMetres, band.OutsideSquareMetres);
        return Of(part, lost, gained);

        double ReachOf(OutlineEdge edge) => edges.Union is null ? layer.ReachOf(edge.Feature)!.Value : reach;
    }

    private static LayerBand Of(CountedPart part, double lost, double gained)
    {
        var inner = part.AreaSquareMetres - lost;

        // Overlays move edges by a micrometre; the sum must not come out larger than the ground it is measured on.
        var most = Math.Max(part.AreaSquareMetres, part.Overlap.Area.SquareMetres);
        return new LayerBand(inner <= LayerOverlap.RoundingSquareMetres ? 0 : inner, Math.Min(part.AreaSquareMetres + gained, most));
    }

    // The boundary of a union lies on its parts': where none of these is near, nothing needs to be dissolved. By a metre more, since dissolving moves edges by less.
    private static bool IsAnyEdgeNear(PackedPolygons ground, PreparedPolygons layer, List<int> features, double reach)
    {
        const double margin = 1;
        var edges = new List<OutlineEdge>();
        foreach (var feature in features)
            EdgesNear.Collect(layer, feature, ground.BoxOf(0).Widened(reach + margin), edges);
        return edges.Exists(edge => AccuracyBand.IsNear(ground, edge, reach + margin));
    }

    // The features whose line could reach the ground, ascending; null when none could.
    private static List<int>? FindNear(MeasuredArea ground, AskedLayer layer)
    {
        var farthest = 2 * Math.Max(layer.Data.LargestFeatureAccuracyMetres, layer.Version.AccuracyMetres ?? 0);
        var near = new List<int>();
        layer.Data.Prepared.Query(ground.Packed.BoxOf(0).Widened(farthest), near);
        near.RemoveAll(feature => !layer.Counts(feature)
            || (layer.ReachOf(feature) is { } reach && !layer.Data.Prepared.BoxOf(feature).Meets(ground.Packed.BoxOf(0).Widened(reach))));
        return near.Count == 0 ? null : near;
    }

    /// <summary>The boundary of the features near some ground.</summary>
    private sealed class NearOutline
    {
        private readonly AskedLayer _layer;
        private readonly List<int> _near;
        private readonly Box _window;
        private readonly LocalOutline _outline;
        private readonly PackedPolygons? _packedUnion;
        private readonly List<int> _atHeight = [];
        private double _height = double.NaN;

        internal NearOutline(AskedLayer layer, List<int> near, Box window)
        {
            (_layer, _near, _window) = (layer, near, window);
            var prepared = layer.Data.Prepared;
            if (!NeedsUnion(layer, near))
            {
                _outline = LocalOutline.Of(prepared, near, window);
                return;
            }

            var union = FeatureUnion.Of(prepared, near, window);
            (Union, _packedUnion) = (union.Geometry, union.Packed);
            _outline = LocalOutline.Of(_packedUnion, window);
        }

        /// <summary>The features near, dissolved; null when they are disjoint and their own edges, those they share left out, are the boundary.</summary>
        internal Geometry? Union { get; }

        /// <summary>Whether features overlap each other, so that only their union has the boundary.</summary>
        internal static bool NeedsUnion(AskedLayer layer, List<int> near) => near.Count(layer.Data.Marks.OverlapsOthers) >= 2;

        /// <summary>The edges that move.</summary>
        /// <param name="isNear">Whether an edge could matter: what follows is dearer to tell.</param>
        internal IEnumerable<OutlineEdge> Moving(Func<OutlineEdge, bool> isNear)
        {
            var outer = InnerCuts.Without(_outline.Edges, (x, y) => AnyFeatureAt(x, y, _near.Contains)).Where(isNear);
            if (_layer.Version.Coverage is LayerCoverage.Features)
                return _layer.IsFarmland ? outer.Where(HasDataBeyond) : [];
            return _layer.Data.Coverage is { } coverage ? NotAlong(coverage, outer) : outer;
        }

        internal BandLayer Layer => new(_outline.Edges, WindingAt, AreaInside);

        private int WindingAt(double x, double y)
        {
            if (_packedUnion is not null)
                return WindingNumber.Of(x, y, _packedUnion.View(), otherItem: 0, otherIsMoved: false);
            var (prepared, place, parts) = (_layer.Data.Prepared, new Box(x, y, x, y), 0);
            foreach (var feature in FeaturesAt(y))
                parts += prepared.BoxOf(feature).Meets(place) && PointInFeature.IsInside(prepared, feature, x, y) ? 1 : 0;
            return parts;
        }

        // A sweep asks along one line: of hundreds of features near the ground it runs through a few.
        private List<int> FeaturesAt(double y)
        {
            if (_height != y)
            {
                _height = y;
                _atHeight.Clear();
                _atHeight.AddRange(_near.FindAll(feature => _layer.Data.Prepared.BoxOf(feature) is var box && box.MinY <= y && box.MaxY >= y));
            }

            return _atHeight;
        }

        private double AreaInside(Geometry band)
        {
            if (Union is not null)
                return OverlapArea.Of(band, Union);
            return FeatureUnion.SumOfAreas(band, _layer.Data.Prepared, _near);
        }

        // An edge that lies along the end of the data does so where it is near the ground too.
        private IEnumerable<OutlineEdge> NotAlong(PreparedPolygons coverage, IEnumerable<OutlineEdge> edges) =>
            EdgesNear.IsAny(coverage, feature: 0, _window) ? edges.Where(edge => !LiesAlong(edge, coverage)) : edges;

        private static bool LiesAlong(OutlineEdge edge, PreparedPolygons coverage)
        {
            var ends = new List<OutlineEdge>();
            return IsOn((edge.X1 + edge.X2) / 2, (edge.Y1 + edge.Y2) / 2, coverage, ends) && IsOn(edge.X1, edge.Y1, coverage, ends) && IsOn(edge.X2, edge.Y2, coverage, ends);
        }

        private static bool IsOn(double x, double y, PreparedPolygons coverage, List<OutlineEdge> ends)
        {
            ends.Clear();
            EdgesNear.Collect(coverage, feature: 0, new Box(x, y, x, y).Widened(OnCoverageEdgeMetres), ends);
            return ends.Exists(end => end.SquaredDistanceTo(x, y) <= OnCoverageEdgeMetres * OnCoverageEdgeMetres);
        }

        // Farmland has data wherever land use has: just beyond the edge, on its right, there must be a feature of another class.
        private bool HasDataBeyond(OutlineEdge edge) => edge.Beyond(OnCoverageEdgeMetres) is var beyond && AnyFeatureAt(beyond.X, beyond.Y, static _ => true);

        private bool AnyFeatureAt(double x, double y, Func<int, bool> counts)
        {
            var prepared = _layer.Data.Prepared;
            var features = new List<int>();
            prepared.Query(new Box(x, y, x, y), features);
            return features.Exists(feature => counts(feature) && PointInFeature.IsInside(prepared, feature, x, y));
        }
    }
}
