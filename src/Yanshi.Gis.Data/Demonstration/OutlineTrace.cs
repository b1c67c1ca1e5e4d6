namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Puts an outline together from stretches of lines, each of which begins where the one before ends.</summary>
internal sealed class OutlineTrace
{
    private readonly List<LatticeVertex> _vertices = new(64);

    /// <summary>Walks from one index to another, up or down; the last vertex is left to the next stretch.</summary>
    public OutlineTrace Along(LatticeVertex[] line, int from, int to)
    {
        var step = from < to ? 1 : -1;
        for (var i = from; i != to; i += step)
            _vertices.Add(line[i]);
        return this;
    }

    /// <summary>The whole line.</summary>
    public OutlineTrace Forward(LatticeVertex[] line) => Along(line, 0, line.Length - 1);

    /// <summary>The whole line, backwards.</summary>
    public OutlineTrace Backward(LatticeVertex[] line) => Along(line, line.Length - 1, 0);

    /// <summary>The outline, not closed.</summary>
    public LatticeVertex[] ToRing() => [.. _vertices];
}
