using System.Numerics;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>
/// The area of a∩b in exact arithmetic, the judge where two floating-point ways disagree. The plane is cut into vertical slabs at every
/// vertex and every crossing; within a slab the edges do not cross, so the common area is a sum of trapezoids. Slow, and meant to be obvious.
/// </summary>
internal static class ExactOverlapArea
{
    /// <summary>The area, rounded once at the end. Both are valid polygons or multipolygons.</summary>
    public static double Of(Geometry a, Geometry b)
    {
        var shift = Math.Max(FractionBits(a), FractionBits(b));
        var edges = Edges(a, shift, isA: true).Concat(Edges(b, shift, isA: false)).OrderBy(edge => edge.X1).ToList();
        var cuts = Cuts(edges);
        var doubleArea = Rational.Zero;
        for (var i = 0; i + 1 < cuts.Count; i++)
            doubleArea += DoubleAreaOfSlab(edges, cuts[i], cuts[i + 1]);
        return (doubleArea / new Rational(BigInteger.One << (2 * shift + 1))).ToDouble();
    }

    /// <summary>From west to east.</summary>
    private sealed record Edge(BigInteger X1, BigInteger Y1, BigInteger X2, BigInteger Y2, bool IsA)
    {
        public Rational YAt(Rational x) => new Rational(Y1) + new Rational(Y2 - Y1) * (x - new Rational(X1)) / new Rational(X2 - X1);

        public bool Spans(Rational west, Rational east) => new Rational(X1) <= west && east <= new Rational(X2);
    }

    private static List<Rational> Cuts(List<Edge> edges)
    {
        var cuts = new SortedSet<Rational>(edges.SelectMany(edge => new[] { new Rational(edge.X1), new Rational(edge.X2) }));
        foreach (var a in edges.Where(edge => edge.IsA))
        {
            foreach (var b in edges.Where(edge => !edge.IsA && edge.X1 < a.X2 && a.X1 < edge.X2))
            {
                if (Crossing(a, b) is { } x)
                    cuts.Add(x);
            }
        }

        return [.. cuts];
    }

    /// <summary>Where the edges' lines cross, when that is within both edges' extents from west to east.</summary>
    private static Rational? Crossing(Edge a, Edge b)
    {
        BigInteger adx = a.X2 - a.X1, ady = a.Y2 - a.Y1, bdx = b.X2 - b.X1, bdy = b.Y2 - b.Y1;
        var denominator = ady * bdx - bdy * adx;
        if (denominator.IsZero)
            return null;
        var x = new Rational((b.Y1 - a.Y1) * adx * bdx + a.X1 * ady * bdx - b.X1 * bdy * adx, denominator);
        return x > new Rational(BigInteger.Max(a.X1, b.X1)) && x < new Rational(BigInteger.Min(a.X2, b.X2)) ? x : null;
    }

    private static Rational DoubleAreaOfSlab(List<Edge> edges, Rational west, Rational east)
    {
        // Twice the height in the middle orders the edges and is, times the width, twice a trapezoid's area.
        var spanning = edges.Where(edge => edge.Spans(west, east))
            .Select(edge => (DoubleHeight: edge.YAt(west) + edge.YAt(east), edge.IsA))
            .OrderBy(edge => edge.DoubleHeight);
        var sum = Rational.Zero;
        var (insideA, insideB, from) = (false, false, Rational.Zero);
        foreach (var (doubleHeight, isA) in spanning)
        {
            if (insideA && insideB)
                sum += doubleHeight - from;
            (insideA, insideB) = (insideA ^ isA, insideB ^ !isA);
            from = doubleHeight;
        }

        return sum * (east - west);
    }

    private static IEnumerable<Edge> Edges(Geometry geometry, int shift, bool isA)
    {
        foreach (var ring in Rings(geometry))
        {
            for (var i = 0; i + 1 < ring.Length; i++)
            {
                var (x1, y1, x2, y2) = (Scaled(ring[i].X, shift), Scaled(ring[i].Y, shift), Scaled(ring[i + 1].X, shift), Scaled(ring[i + 1].Y, shift));
                if (x1 != x2)
                    yield return x1 < x2 ? new Edge(x1, y1, x2, y2, isA) : new Edge(x2, y2, x1, y1, isA);
            }
        }
    }

    private static IEnumerable<Coordinate[]> Rings(Geometry geometry) =>
        from part in Enumerable.Range(0, geometry.NumGeometries)
        let polygon = (Polygon)geometry.GetGeometryN(part)
        from ring in polygon.Holes.Prepend(polygon.Shell)
        select ring.Coordinates;

    private static int FractionBits(Geometry geometry) =>
        geometry.Coordinates.SelectMany(point => new[] { point.X, point.Y }).Select(value => Math.Max(0, -Parts(value).Exponent)).DefaultIfEmpty().Max();

    private static BigInteger Scaled(double value, int shift)
    {
        var (mantissa, exponent) = Parts(value);
        return new BigInteger(mantissa) << (exponent + shift);
    }

    /// <summary>The value as mantissa · 2^exponent with an odd mantissa.</summary>
    private static (long Mantissa, int Exponent) Parts(double value)
    {
        if (value == 0.0)
            return (0, 0);
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = biased == 0 ? mantissa : mantissa | (1L << 52);
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        return ((bits < 0 ? -mantissa : mantissa) >> zeros, Math.Max(biased, 1) - 1075 + zeros);
    }
}
