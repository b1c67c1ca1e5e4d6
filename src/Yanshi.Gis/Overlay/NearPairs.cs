using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Overlay;

/// <summary>Which of many edges are near each other, found by a sweep from west to east. Holds scratch memory and serves one thread.</summary>
internal sealed class NearPairs
{
    private static readonly int Lanes = Vector512<double>.Count;

    // Several outlines a check are swept.
    [ThreadStatic]
    private static NearPairs? OfThread;

    // Columns of the boxes from west to east, padded for wide loads.
    private double[] _wests = [];
    private double[] _easts = [];
    private double[] _souths = [];
    private double[] _norths = [];
    private int[] _order = [];
    private double _metres;
    private int _count;

    /// <summary>Every two edges of which one's box, widened by a distance, meets the other's (touching counts), once each. One such question at a time.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="metres">The distance.</param>
    internal static NearPairs Among(ReadOnlySpan<OutlineEdge> edges, double metres)
    {
        var pairs = OfThread ??= new NearPairs();
        pairs.Fill(edges, metres);
        return pairs;
    }

    /// <summary>The places of both edges of each pair.</summary>
    public Enumerator GetEnumerator() => new(this);

    private void Fill(ReadOnlySpan<OutlineEdge> edges, double metres)
    {
        (_count, _metres) = (edges.Length, metres);
        if (_wests.Length < edges.Length + Lanes)
            Reserve(2 * edges.Length);
        for (var i = 0; i < edges.Length; i++)
            (_order[i], _wests[i]) = (i, double.MinNative(edges[i].X1, edges[i].X2));
        _wests.AsSpan(0, edges.Length).Sort(_order.AsSpan(0, edges.Length));
        for (var i = 0; i < edges.Length; i++)
            (_, _souths[i], _easts[i], _norths[i]) = edges[_order[i]].Box;

        // Nothing is east of the last.
        _wests.AsSpan(edges.Length, Lanes).Fill(double.PositiveInfinity);
    }

    private void Reserve(int edges)
    {
        _order = new int[edges];
        (_wests, _easts, _souths, _norths) = (new double[edges + Lanes], new double[edges + Lanes], new double[edges + Lanes], new double[edges + Lanes]);
    }

    // Which of the edges from one on, as many as there are lanes, are near an edge before them.
    private uint Near(int edge, int first)
    {
        var near = Vector512.LessThanOrEqual(At(_wests, first), Vector512.Create(_easts[edge] + _metres))
            & Vector512.LessThanOrEqual(At(_souths, first), Vector512.Create(_norths[edge] + _metres))
            & Vector512.GreaterThanOrEqual(At(_norths, first), Vector512.Create(_souths[edge] - _metres));
        return (uint)Vector512.ExtractMostSignificantBits(near);
    }

    private static Vector512<double> At(double[] column, int first) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)first);

    /// <summary>Goes through the pairs.</summary>
    internal struct Enumerator(NearPairs pairs)
    {
        private int _edge = -1;
        private int _first = pairs._count;
        private uint _near;

        public (int One, int Other) Current { get; private set; }

        public bool MoveNext()
        {
            while (_near == 0)
            {
                // None of those that follow ends west of this one; where the first of a row begins east of it, so do all.
                _first += Lanes;
                if (_edge < 0 || _first >= pairs._count || pairs._wests[_first] > pairs._easts[_edge] + pairs._metres)
                {
                    if (++_edge >= pairs._count)
                        return false;
                    _first = _edge + 1;
                }

                _near = pairs.Near(_edge, _first);
            }

            Current = (pairs._order[_edge], pairs._order[_first + BitOperations.TrailingZeroCount(_near)]);
            _near &= _near - 1;
            return true;
        }
    }
}
