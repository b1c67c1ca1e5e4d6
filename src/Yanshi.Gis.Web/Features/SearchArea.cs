using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Web.Features;

/// <summary>The area of a <c>bbox</c> in the analysis plane. Not thread-safe.</summary>
internal sealed class SearchArea
{
    // Edges of a box in a plane are curves in another one: so many points keep them within a millimetre over a district.
    private const int PointsPerEdge = 64;

    // Nothing lies further from the plane's meridian, and longitudes beyond would come back on the other side.
    private const double ReachDegrees = 90;
    private const double MostLatitude = 89.9;

    private readonly IPreparedGeometry _area;

    private SearchArea(Geometry area, bool isRectangle)
    {
        (_area, Bounds) = (PreparedGeometryFactory.Prepare(area), Box.Of(area.EnvelopeInternal));
        IsRectangle = isRectangle;
    }

    /// <summary>The box around the area; empty when it lies elsewhere on earth.</summary>
    internal Box Bounds { get; }

    /// <summary>Whether the area fills its box.</summary>
    private bool IsRectangle { get; }

    /// <summary>The area of a box.</summary>
    /// <param name="box">The box, X east; degrees may run over 180°.</param>
    /// <param name="crs">Its system.</param>
    /// <param name="plane">The analysis plane.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c></exception>
    internal static SearchArea Of(Box box, Crs crs, EqualAreaPlane plane) => crs.IsProjected ? OfPlaneBox(box, crs, plane) : OfDegrees(box, plane);

    /// <summary>Whether a feature shares a point with the area.</summary>
    /// <param name="bounds">Its box in the plane.</param>
    /// <param name="geometry">Asked for when the box does not tell.</param>
    internal bool Meets(in Box bounds, Func<Geometry> geometry)
    {
        if (!Bounds.Meets(bounds))
            return false;
        var isWithin = bounds.MinX >= Bounds.MinX && bounds.MaxX <= Bounds.MaxX && bounds.MinY >= Bounds.MinY && bounds.MaxY <= Bounds.MaxY;
        return (isWithin && IsRectangle) || _area.Intersects(geometry());
    }

    private static SearchArea OfDegrees(Box box, EqualAreaPlane plane)
    {
        if (box.MinX <= box.MaxX)
            return new SearchArea(Rectangle(box, plane), isRectangle: true);

        // Over the date line: of the two parts only one can be on the plane's side.
        var (west, east) = (Rectangle(box with { MaxX = 180 }, plane), Rectangle(box with { MinX = -180 }, plane));
        return new SearchArea(west.IsEmpty ? east : west, isRectangle: true);
    }

    private static Geometry Rectangle(Box degrees, EqualAreaPlane plane)
    {
        var here = new Box(plane.CentralMeridianDegrees - ReachDegrees, -MostLatitude, plane.CentralMeridianDegrees + ReachDegrees, MostLatitude).Intersection(degrees);
        if (here.Width < 0 || here.Height < 0)
            return ProjectGeometry.Factory.CreatePolygon();
        double[] x = [here.MinX, here.MaxX], y = [here.MinY, here.MaxY];
        plane.Project(x, y);
        return ProjectGeometry.Factory.ToGeometry(new Envelope(x[0], x[1], y[0], y[1]));
    }

    private static SearchArea OfPlaneBox(Box box, Crs crs, EqualAreaPlane plane)
    {
        var points = new List<Coordinate>();
        (double X, double Y)[] corners = [(box.MinX, box.MinY), (box.MaxX, box.MinY), (box.MaxX, box.MaxY), (box.MinX, box.MaxY)];
        for (var i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            for (var step = 0; step < PointsPerEdge; step++)
                points.Add(new Coordinate(from.X + (to.X - from.X) * step / PointsPerEdge, from.Y + (to.Y - from.Y) * step / PointsPerEdge));
        }

        double[] x = [.. points.Select(point => point.X)], y = [.. points.Select(point => point.Y)];
        CrsTransform.Between(crs, Crs.Cgcs2000).Transform(x, y);
        plane.Project(x, y);
        var ring = x.Select((value, i) => new Coordinate(value, y[i])).ToList();
        ring.Add(ring[0].Copy());
        return new SearchArea(ProjectGeometry.Factory.CreatePolygon([.. ring]), isRectangle: false);
    }
}
