using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>A site made ready for measuring: packed for the overlap kernel, in its 3° zone for distances. One instance serves one thread.</summary>
internal sealed class SiteFootprint
{
    private readonly AnalysisProjection _degrees;
    private readonly Lazy<IReadOnlyList<LineSegment>> _longEdges;
    private readonly Lazy<Clearance> _clearance;

    private readonly Dictionary<ControlLayer, ControlLayer> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<double, Geometry> _around = [];
    private readonly Dictionary<PreparedPolygons, IReadOnlyList<FeatureOverlap>> _met = new(ReferenceEqualityComparer.Instance);

    internal SiteFootprint(Site site, EqualAreaPlane plane)
    {
        ArgumentNullException.ThrowIfNull(site);
        (Site, Area, Plane) = (site, MeasuredArea.Of(site.GeometryInPlane), plane);
        Coverage = new SiteCoverage(this);
        _degrees = new AnalysisProjection(Crs.Cgcs2000, plane);
        _clearance = new(() => new Clearance(Area.Packed, plane, site.PlaneCrs));
        _longEdges = new(() => OutlineIsAsDrawn(site) ? EdgeModel.LongEdgesOf(site.Geometry, new AnalysisProjection(site.Crs.Crs, plane)) : []);
    }

    internal Site Site { get; }

    /// <summary>Where around it layers have data.</summary>
    internal SiteCoverage Coverage { get; }

    /// <summary>The area in the analysis plane.</summary>
    internal MeasuredArea Area { get; }

    /// <summary>The analysis plane.</summary>
    internal EqualAreaPlane Plane { get; }

    /// <summary>The box in the analysis plane.</summary>
    internal Box Box => Area.Packed.BoxOf(0);

    internal IReadOnlyList<LineSegment> LongEdges => _longEdges.Value;

    /// <summary>A layer as this check sees it: land use answers for farmland too, and a feature is asked for many times.</summary>
    internal ControlLayer Seen(ControlLayer layer)
    {
        if (!_seen.TryGetValue(layer, out var seen))
            _seen.Add(layer, seen = layer with { Features = new SeenFeatures(layer.Features), LargestFeatureAccuracyMetres = layer.LargestFeatureAccuracyMetres });
        return seen;
    }

    /// <summary>Everything within a distance, site included, in the analysis plane; the distance is one in the 3° zone. Made once: layers share distances.</summary>
    internal Geometry Around(double metres)
    {
        if (!_around.TryGetValue(metres, out var around))
            _around.Add(metres, around = new AnalysisProjection(Site.PlaneCrs, Plane).ToPlane(BufferOp.Buffer(ToZone(Area.Geometry), metres)));
        return around;
    }

    /// <summary>The features that share an area with the site, each by itself, ascending. Measured once: land use answers for farmland too.</summary>
    internal IReadOnlyList<FeatureOverlap> MetOf(ControlLayer layer)
    {
        if (_met.TryGetValue(layer.Prepared, out var known))
            return known;
        var met = new List<FeatureOverlap>();
        new OverlapMeasure(layer.Prepared).Measure(Area.Packed, site: 0, met);
        _met.Add(layer.Prepared, met);
        return met;
    }

    /// <summary>The geodesic distance to the nearest feature that does not overlap the site, metres; null when there is none within the limit.</summary>
    internal double? NearestMetres(ControlLayer layer, double limitMetres, Func<int, bool>? counts) =>
        _clearance.Value.Metres(layer.Prepared, layer.BaseLines, limitMetres, counts);

    /// <summary>The distance to one feature, 0 when it overlaps or touches the site; null when it is farther than the limit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="feature">The feature's number: an area, line or point.</param>
    /// <param name="limitMetres">How far to look, metres.</param>
    internal ClearanceDistance? DistanceTo(ControlLayer layer, int feature, double limitMetres)
    {
        if (MetOf(layer).Any(met => met.Feature == feature) || layer.BaseLines.Any(line => line.Feature == feature && line.Geometry.EnvelopeInternal.Intersects(Area.Geometry.EnvelopeInternal) && line.Geometry.Intersects(Area.Geometry)))
            return default(ClearanceDistance);
        return _clearance.Value.Find(layer.Prepared, layer.BaseLines, limitMetres, other => other == feature);
    }

    /// <summary>The square of the distance from a place to the site's boundary in the analysis plane, or something larger than a limit when it is farther.</summary>
    internal double SquaredGapTo(double x, double y, double limit)
    {
        var least = Box.SquaredGapTo(new Box(x, y, x, y));
        if (least >= limit)
            return least;
        least = double.PositiveInfinity;
        var view = Area.Packed.View();
        for (var ring = view.FirstRing(0); ring < view.FirstRing(1); ring++)
        {
            for (var i = view.RingStarts[ring]; i < view.EndEdge(ring); i++)
                least = Math.Min(least, new OutlineEdge(view.Xs[i], view.Ys[i], view.Xs[i + 1], view.Ys[i + 1], Feature: 0).SquaredDistanceTo(x, y));
        }

        return least;
    }

    /// <summary>A geometry of the analysis plane in the site's 3° zone.</summary>
    internal Geometry ToZone(Geometry inPlane) => _degrees.PlaneToZone(inPlane, Site.PlaneCrs);

    /// <summary>The geodesic length of lines of the analysis plane inside the site, metres.</summary>
    internal double LengthInsideMetres(Geometry lines)
    {
        if (!lines.EnvelopeInternal.Intersects(Area.Geometry.EnvelopeInternal))
            return 0;

        // A line along the site's edge only touches it.
        var within = OverlayNGRobust.Overlay(Area.Geometry, lines, SpatialFunction.Intersection);
        var inside = OverlayNGRobust.Overlay(OfLines(within), Area.Geometry.Boundary, SpatialFunction.Difference);
        return LineStringExtracter.GetLines(inside).Cast<LineString>()
            .Sum(line => Geodesic.LengthMetres((LineString)_degrees.PlaneToLonLat(line)));
    }

    private static MultiLineString OfLines(Geometry geometry) =>
        ProjectGeometry.Factory.CreateMultiLineString([.. LineStringExtracter.GetLines(geometry).Cast<LineString>()]);

    // The sides of a corridor were made in the 3° zone, and old datums need the user's parameters: for these the least gap must do.
    private static bool OutlineIsAsDrawn(Site site) => site.GeometryKind is SiteGeometryKind.Polygon && !site.Crs.Crs.NeedsDatumShift;
}
