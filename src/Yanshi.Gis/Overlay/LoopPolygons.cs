using System.Runtime.InteropServices;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>Polygons of closed loops that do not cross: those that run counter-clockwise are shells, the others holes.</summary>
internal static class LoopPolygons
{
    /// <summary>The polygons; null when there is no shell, or when a hole belongs to none or to several.</summary>
    /// <param name="loops">The loops, what they bound on their left; they are closed and turned around.</param>
    internal static Geometry? Find(List<List<Coordinate>> loops)
    {
        var factory = ProjectGeometry.Factory;
        List<LinearRing> shells = [], holes = [];
        foreach (var loop in loops)
        {
            var isShell = AreaOf(loop) > 0;
            loop.Add(loop[0].Copy());

            // Shells run clockwise, as those of an overlay do.
            loop.Reverse();
            if (loop.Count < 4)
                return null;
            (isShell ? shells : holes).Add(factory.CreateLinearRing([.. loop]));
        }

        if (shells.Count == 0)
            return null;
        var holesOf = shells.ConvertAll(static _ => new List<LinearRing>());
        foreach (var hole in holes)
        {
            if (FindShell(hole, shells) is not { } shell)
                return null;
            holesOf[shell].Add(hole);
        }

        var pieces = new Polygon[shells.Count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = factory.CreatePolygon(shells[i], [.. holesOf[i]]);
        return pieces.Length == 1 ? pieces[0] : factory.CreateMultiPolygon(pieces);
    }

    /// <summary>
    /// Whether the inside of each polygon hangs together, its rings meeting in nothing but vertices: then there is only one way from ring to ring over the vertices in which they
    /// meet. Of loops that do not cross and come to no vertex twice that is what makes polygons valid.
    /// </summary>
    internal static bool AreConnected(Geometry polygons)
    {
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            if (!IsConnected((Polygon)polygons.GetGeometryN(i)))
                return false;
        }

        return true;
    }

    private static bool IsConnected(Polygon polygon)
    {
        if (polygon.NumInteriorRings == 0)
            return true;

        // Rings that are known to meet, each by one of them that stands for all.
        var standsFor = Enumerable.Range(0, polygon.NumInteriorRings + 1).ToArray();
        var firstAt = new Dictionary<OutlinePoint, int>();
        for (var ring = 0; ring < standsFor.Length; ring++)
        {
            // The shell last: of its many vertices none has to be remembered.
            var isShell = ring == polygon.NumInteriorRings;
            var points = (isShell ? polygon.ExteriorRing : polygon.GetInteriorRingN(ring)).CoordinateSequence;
            for (var i = 1; i < points.Count; i++)
            {
                var point = new OutlinePoint(points.GetX(i), points.GetY(i));
                if (!firstAt.TryGetValue(point, out var other))
                {
                    if (!isShell)
                        firstAt.Add(point, ring);
                    continue;
                }

                int one = Find(ring), met = Find(other);
                if (one == met)
                    return false;
                standsFor[one] = met;
            }
        }

        return true;

        int Find(int ring)
        {
            while (standsFor[ring] != ring)
                ring = standsFor[ring];
            return ring;
        }
    }

    /// <summary>The area of an open loop, negative when it runs clockwise.</summary>
    internal static double AreaOf(List<Coordinate> loop)
    {
        double sum = 0, x = loop[0].X, y = loop[0].Y;
        var points = CollectionsMarshal.AsSpan(loop);
        for (var i = 1; i + 1 < points.Length; i++)
            sum += (points[i].X - x) * (points[i + 1].Y - y) - (points[i + 1].X - x) * (points[i].Y - y);
        return sum / 2;
    }

    private static int? FindShell(LinearRing hole, List<LinearRing> shells)
    {
        if (shells.Count == 1)
            return 0;
        int? found = null;
        var area = Area.OfRing(hole.Coordinates);
        for (var i = 0; i < shells.Count; i++)
        {
            // What fills a hole may touch it all around.
            if (!shells[i].EnvelopeInternal.Covers(hole.EnvelopeInternal) || Area.OfRing(shells[i].Coordinates) <= area || !PointLocation.IsInRing(hole.GetCoordinateN(0), shells[i].Coordinates))
                continue;
            if (found is not null)
                return null;
            found = i;
        }

        return found;
    }
}
