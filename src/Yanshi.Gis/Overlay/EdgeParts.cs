namespace Yanshi.Gis.Overlay;

/// <summary>Edges by the first bits of their keys, so that whatever has one key stands in one part and the parts can be looked at side by side.</summary>
internal sealed class EdgeParts
{
    /// <summary>The key of what is no edge: the last vertex of a ring begins none.</summary>
    internal const ulong NoEdge = ulong.MaxValue;

    private const int KeysPerTurn = 1 << 16;

    private readonly int[] _edges;
    private readonly int[] _starts;

    private EdgeParts(int[] edges, int[] starts) => (_edges, _starts) = (edges, starts);

    /// <summary>How many parts there are.</summary>
    internal int Count => _starts.Length - 1;

    /// <summary>The edges of a part, ascending.</summary>
    internal ReadOnlySpan<int> EdgesOf(int part) => _edges.AsSpan(_starts[part].._starts[part + 1]);

    /// <summary>Parts edges.</summary>
    /// <param name="keys">The key of each edge, <see cref="NoEdge"/> where there is none.</param>
    /// <param name="bits">By how many bits.</param>
    internal static EdgeParts Of(ulong[] keys, int bits)
    {
        // Counted turn by turn, so that every turn knows where its edges go.
        var turns = (keys.Length + KeysPerTurn - 1) / KeysPerTurn;
        var parts = 1 << bits;
        var next = new int[turns][];
        Parallel.For(0, turns, turn =>
        {
            var counts = next[turn] = new int[parts];
            foreach (var key in Turn(keys, turn))
            {
                if (key != NoEdge)
                    counts[PartOf(key, bits)]++;
            }
        });
        var starts = StartsOf(next, parts);
        var edges = new int[starts[^1]];
        Parallel.For(0, turns, turn =>
        {
            var edge = turn * KeysPerTurn;
            foreach (var key in Turn(keys, turn))
            {
                if (key != NoEdge)
                    edges[next[turn][PartOf(key, bits)]++] = edge;
                edge++;
            }
        });
        return new EdgeParts(edges, starts);
    }

    /// <summary>Turns counts into the places where each turn's edges of each part begin.</summary>
    private static int[] StartsOf(int[][] counts, int parts)
    {
        var starts = new int[parts + 1];
        var at = 0;
        for (var part = 0; part < parts; part++)
        {
            starts[part] = at;
            foreach (var turn in counts)
                (turn[part], at) = (at, at + turn[part]);
        }

        starts[parts] = at;
        return starts;
    }

    private static ReadOnlySpan<ulong> Turn(ulong[] keys, int turn) => keys.AsSpan(turn * KeysPerTurn, Math.Min(KeysPerTurn, keys.Length - turn * KeysPerTurn));

    private static int PartOf(ulong key, int bits) => bits == 0 ? 0 : (int)(key >> (64 - bits));
}
