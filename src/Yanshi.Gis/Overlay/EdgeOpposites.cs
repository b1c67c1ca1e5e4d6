using System.Numerics;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// Takes edges out that are there in both directions. Holds scratch memory and serves one thread.
/// </summary>
/// <remarks>A table by both ends, in whatever direction: of the edges near a site most are shared by two features, and each is asked for once.</remarks>
internal sealed class EdgeOpposites
{
    private const int None = -1;

    [ThreadStatic]
    private static EdgeOpposites? OfThread;

    // Per place of the table: its last edge; and per edge: the one before it there. An edge that has met its opposite stands there no more.
    private int[] _lasts = [];
    private int[] _befores = [];
    private bool[] _areGone = [];

    /// <summary>Takes out what is there in both directions, the others stay in their order; false when an edge is there twice in one.</summary>
    internal static bool TakeOut(List<OutlineEdge> edges) => (OfThread ??= new EdgeOpposites()).Remove(edges);

    private bool Remove(List<OutlineEdge> edges)
    {
        var places = Reserve(edges.Count);
        var areDistinct = true;
        var all = CollectionsMarshal.AsSpan(edges);
        for (var i = 0; i < all.Length; i++)
        {
            ref var last = ref _lasts[PlaceOf(all[i]) & (places - 1)];
            if (Find(all, all[i].To, all[i].From, ref last) is var opposite and not None)
                _areGone[i] = _areGone[opposite] = true;
            else if (Stands(all, all[i], last))
                areDistinct = false;
            else
                (_befores[i], last) = (last, i);
        }

        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (!_areGone[i])
                all[kept++] = all[i];
        }

        CollectionsMarshal.SetCount(edges, kept);
        return areDistinct;
    }

    private int Reserve(int edges)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * edges));
        if (_lasts.Length < places)
            (_lasts, _befores, _areGone) = (new int[places], new int[places], new bool[places]);
        _lasts.AsSpan(0, places).Fill(None);
        _areGone.AsSpan(0, edges).Clear();
        return places;
    }

    // Finds an edge by its ends and takes it out of the table.
    private int Find(ReadOnlySpan<OutlineEdge> edges, OutlinePoint from, OutlinePoint to, ref int last)
    {
        ref var at = ref last;
        while (at != None)
        {
            var edge = at;
            if (edges[edge].From == from && edges[edge].To == to)
            {
                at = _befores[edge];
                return edge;
            }

            at = ref _befores[edge];
        }

        return None;
    }

    private bool Stands(ReadOnlySpan<OutlineEdge> edges, in OutlineEdge wanted, int last)
    {
        for (var at = last; at != None; at = _befores[at])
        {
            if (edges[at].From == wanted.From && edges[at].To == wanted.To)
                return true;
        }

        return false;
    }

    // The same for both directions. The last digits of coordinates tell places apart; multiplied they reach the bits that are asked.
    private static int PlaceOf(in OutlineEdge edge) => (int)((Mixed(edge.From) + Mixed(edge.To)) >> 32);

    private static ulong Mixed(OutlinePoint point) =>
        BitConverter.DoubleToUInt64Bits(point.X) * 0x9E3779B97F4A7C15 ^ BitOperations.RotateLeft(BitConverter.DoubleToUInt64Bits(point.Y) * 0xC2B2AE3D27D4EB4F, 31);
}
