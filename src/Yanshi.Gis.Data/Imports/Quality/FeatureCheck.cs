using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Looks at single features: whether each can be stored, and what is to be known of it. Thread-safe.</summary>
internal sealed class FeatureCheck
{
    private readonly QualityRequest _request;
    private readonly AttributeReading _attributes;
    private readonly AnalysisProjection _projection;
    private readonly GeometryMending _mending;
    private readonly Box _extent;
    private readonly Box _near;

    /// <exception cref="InputRefusedException"><c>crs.datum-not-supported</c>.</exception>
    internal FeatureCheck(QualityRequest request, FieldNames names)
    {
        _request = request;
        _attributes = new AttributeReading(names, request);
        _projection = new AnalysisProjection(request.Position.Reading.Crs, request.Catalogue.Plane, request.Position.Shift);
        _mending = new GeometryMending(_projection, request.Options);
        _extent = Box.Of(_projection.LonLatToPlane(ProjectGeometry.Factory.ToGeometry(request.Catalogue.Extent.ToEnvelope())).EnvelopeInternal);
        _near = _extent.Widened(CrsDetection.MarginMetres);
    }

    /// <summary>The workspace's extent in the analysis plane.</summary>
    internal Box Extent => _extent;

    /// <summary>Whether coordinates are stored otherwise than they were delivered.</summary>
    internal bool ChangesCoordinates => _request.Position.Reading.SwapsAxes;

    /// <summary>Whether features were looked at elsewhere than their reference system alone puts them.</summary>
    internal bool IsShifted => _request.Position.Shift is not null;

    /// <summary>The geometry as it is stored when it needs no repair: east first.</summary>
    internal Geometry AsStored(Geometry delivered) => ChangesCoordinates
        ? GeometryMapping.Map(delivered, _request.Position.Reading.ToEastNorth, splitEdges: false)
        : delivered;

    /// <summary>Looks at one feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="ordinal">Its place in the delivery, from 1.</param>
    internal CheckedFeature Check(DeliveredFeature feature, int ordinal)
    {
        FeatureAttributes? attributes = null;
        try
        {
            attributes = _attributes.Read(feature);
            return CheckGeometry(feature, ordinal, attributes, feature.ReadGeometry() ?? throw FeatureProblems.NoGeometry(feature.Number));
        }
        catch (InputRefusedException e)
        {
            return new CheckedFeature { Ordinal = ordinal, Number = feature.Number, Attributes = attributes ?? new FeatureAttributes(), Refusal = e.Problem };
        }
    }

    private CheckedFeature CheckGeometry(DeliveredFeature feature, int ordinal, FeatureAttributes attributes, Geometry delivered)
    {
        if (delivered.IsEmpty)
            throw FeatureProblems.EmptyGeometry(feature.Number);
        if (delivered.NumPoints > _request.Options.MostVertices)
            throw FeatureProblems.TooManyVertices(feature.Number, delivered.NumPoints, _request.Options.MostVertices);
        var source = AsStored(delivered);
        var isMixed = source is GeometryCollection and not (MultiPolygon or MultiLineString or MultiPoint);
        if (isMixed)
            source = _request.Options.Repair && GeometryMending.AreasOf(source) is { IsEmpty: false } areas ? areas : throw FeatureProblems.Mixed(feature.Number);
        if (source is not IPolygonal && _request.IsTiling)
            throw FeatureProblems.NotAnArea(feature.Number, source);
        if (source is LineString or MultiLineString && source.Length == 0)
            throw FeatureProblems.NoLength(feature.Number);

        var inPlane = _mending.ToPlane(source, feature.Number);
        var box = Box.Of(inPlane.EnvelopeInternal);
        var found = new CheckedFeature
        {
            Ordinal = ordinal,
            Number = feature.Number,
            Attributes = attributes,
            Box = box,
            IsArea = source is IPolygonal,
            WasMixed = isMixed,
        };
        if (_request.Options.ClipToExtent && !_extent.Meets(box))
            return found with { Refusal = FeatureProblems.LeftOut(feature.Number), IsLoss = false };
        if (!_near.Meets(box))
            return found with { Refusal = FeatureProblems.FarOutside(feature.Number, _projection.Source) };
        return found.IsArea ? CheckArea(found, source, inPlane) : Measured(found, source, inPlane);
    }

    private CheckedFeature CheckArea(CheckedFeature found, Geometry source, Geometry inPlane)
    {
        var mended = _mending.Mend(source, inPlane, found.Number, found.WasMixed);
        found = found with { Defects = mended.Defects, FlawPosition = mended.FlawPosition, Repaired = mended.Repaired, Refusal = mended.Refusal };
        return found.IsStored ? Measured(found, mended.Source, mended.InPlane) : found;
    }

    private CheckedFeature Measured(CheckedFeature found, Geometry source, Geometry inPlane)
    {
        var area = StatutoryArea.Of(inPlane);
        return found with
        {
            Box = Box.Of(inPlane.EnvelopeInternal),
            InPlane = found.IsArea ? PackedRings.Of(inPlane) : null,
            AreaSquareMetres = area,
            PlaneAreaSquareMetres = PlaneAreaOf(found.Attributes, source, area),
            Key = BoundaryKey.Of(source),

            // Plane data has more vertices in the analysis plane than it was drawn with.
            Vertices = VertexFacts.Of(_projection.Source.IsProjected ? source : inPlane, _request.Options.ShortEdgeMetres),
        };
    }

    // Needed only where the stated area is not the ellipsoidal one; data in degrees is brought to the zone for it.
    private double PlaneAreaOf(FeatureAttributes attributes, Geometry source, double area)
    {
        if (attributes.StatedArea is not { } stated || StatedAreaTable.Agrees(stated, area, _request.Options))
            return double.NaN;
        if (_projection.Source.Kind is CrsKind.GaussKruger)
            return PlaneArea.Of(source);
        return PlaneArea.Of(_projection.ToZone(source, Crs.PlaneZoneAt(_request.Catalogue.Plane.CentralMeridianDegrees)));
    }
}
