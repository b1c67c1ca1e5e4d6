using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>Changes coordinates in place.</summary>
internal delegate void CoordinateMap(Span<double> x, Span<double> y);

/// <summary>Rebuilds a geometry of any kind with other coordinates. Z and M are left out; empty stays empty.</summary>
internal static class GeometryMapping
{
    /// <param name="geometry">The geometry; it is not changed.</param>
    /// <param name="map">What happens to the coordinates.</param>
    /// <param name="splitEdges">Whether long edges get extra points first.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: an edge, or all of them, are too long to split.</exception>
    public static Geometry Map(Geometry geometry, CoordinateMap map, bool splitEdges)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (splitEdges)
            EdgeSplitting.RequireRoom(geometry);
        return MapParts(geometry, map, splitEdges);
    }

    private static Geometry MapParts(Geometry geometry, CoordinateMap map, bool splitEdges)
    {
        var factory = ProjectGeometry.Factory;
        return geometry switch
        {
            Point point => factory.CreatePoint(Sequence(point.CoordinateSequence)),
            LinearRing ring => Ring(ring),
            LineString line => factory.CreateLineString(Sequence(line.CoordinateSequence)),
            Polygon polygon => factory.CreatePolygon(Ring((LinearRing)polygon.ExteriorRing), Array.ConvertAll(polygon.Holes, Ring)),
            MultiPoint points => factory.CreateMultiPoint(Parts<Point>(points)),
            MultiLineString lines => factory.CreateMultiLineString(Parts<LineString>(lines)),
            MultiPolygon polygons => factory.CreateMultiPolygon(Parts<Polygon>(polygons)),
            GeometryCollection collection => factory.CreateGeometryCollection(Parts<Geometry>(collection)),
            _ => throw new ArgumentException($"Geometries of type {geometry.GeometryType} are not supported.", nameof(geometry)),
        };

        LinearRing Ring(LinearRing ring) => factory.CreateLinearRing(Sequence(ring.CoordinateSequence));

        TPart[] Parts<TPart>(GeometryCollection collection) where TPart : Geometry =>
            Array.ConvertAll(collection.Geometries, part => (TPart)MapParts(part, map, splitEdges));

        CoordinateSequence Sequence(CoordinateSequence source)
        {
            var (x, y) = splitEdges ? EdgeSplitting.Split(source) : Columns(source);
            map(x, y);
            var coordinates = new Coordinate[x.Length];
            for (var i = 0; i < coordinates.Length; i++)
                coordinates[i] = new Coordinate(x[i], y[i]);
            return new CoordinateArraySequence(coordinates, dimension: 2, measures: 0);
        }
    }

    private static (double[] X, double[] Y) Columns(CoordinateSequence source)
    {
        var points = source.ToCoordinateArray();
        var (x, y) = (new double[points.Length], new double[points.Length]);
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (points[i].X, points[i].Y);
        return (x, y);
    }
}
