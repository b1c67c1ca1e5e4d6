using System.Runtime.InteropServices;

namespace Yanshi.Gis.Layers;

/// <summary>
/// Cuts a polygon of many vertices into pieces of few, by halving its box again and again; parts of the box wholly inside become rectangles.
/// The pieces' areas of overlap with anything add up to the polygon's.
/// </summary>
/// <remarks>
/// Every ring is clipped by itself, so a piece is a set of rings that may run along each other on the cuts, in opposite directions; the
/// overlap kernel's sums cancel there. A piece is meant for it, not for display. A cut edge's new vertex is rounded to a double, the same for
/// both sides of the cut: the boundary moves by half a unit in the last place at most.
/// </remarks>
internal static class Subdivision
{
    /// <summary>Deep enough to halve a box of a thousand kilometres down to a millimetre in both directions.</summary>
    private const int DepthLimit = 60;

    /// <summary>Adds the pieces of one item as items of <paramref name="pieces"/> and returns how many there are.</summary>
    public static int Cut(PackedPolygons polygons, int item, int maxVertices, PackedPolygonsBuilder pieces)
    {
        polygons.Require(item);
        var view = polygons.View();
        var rings = new List<Ring>();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var vertices = view.RingStarts[ring]..view.RingStarts[ring + 1];
            rings.Add(new Ring(view.Xs[vertices].ToArray(), view.Ys[vertices].ToArray()));
        }
        GC.KeepAlive(polygons);
        return Cut(rings, maxVertices, pieces, depth: 0);
    }

    private static int Cut(List<Ring> rings, int maxVertices, PackedPolygonsBuilder pieces, int depth)
    {
        if (rings.Count == 0) return 0;
        if (rings.Sum(static ring => ring.Xs.Length) <= maxVertices || depth == DepthLimit)
        {
            foreach (var ring in rings) pieces.AddRing(ring.Xs, ring.Ys);
            pieces.EndItem();
            return 1;
        }
        var box = Box.Empty;
        foreach (var ring in rings) box = box.Union(ring.Box);
        var alongX = box.Width >= box.Height;
        var at = alongX ? (box.MinX + box.MaxX) / 2 : (box.MinY + box.MaxY) / 2;
        return Cut(Clip(rings, alongX, at, keepLower: true), maxVertices, pieces, depth + 1)
            + Cut(Clip(rings, alongX, at, keepLower: false), maxVertices, pieces, depth + 1);
    }

    private static List<Ring> Clip(List<Ring> rings, bool alongX, double at, bool keepLower)
    {
        var kept = new List<Ring>();
        foreach (var ring in rings)
        {
            var (low, high) = alongX ? (ring.Box.MinX, ring.Box.MaxX) : (ring.Box.MinY, ring.Box.MaxY);
            if (keepLower ? high <= at : low >= at) kept.Add(ring);
            else if ((keepLower ? low < at : high > at) && ring.Clip(alongX, at, keepLower) is { } part) kept.Add(part);
        }
        return kept;
    }

    /// <summary>A closed ring.</summary>
    private sealed class Ring
    {
        public Ring(double[] xs, double[] ys)
        {
            Xs = xs;
            Ys = ys;
            Box = Box.Empty;
            for (var i = 0; i < xs.Length; i++) Box = Box.Union(new Box(xs[i], ys[i], xs[i], ys[i]));
        }

        public double[] Xs { get; }

        public double[] Ys { get; }

        public Box Box { get; }

        /// <summary>The part of the ring on one side of a line x = at or y = at, closed along the line; null when nothing is left.</summary>
        public Ring? Clip(bool alongX, double at, bool keepLower)
        {
            var (across, along) = alongX ? (Xs, Ys) : (Ys, Xs);
            var line = new ClippedLine(at, across.Length);
            for (var i = 0; i + 1 < across.Length; i++)
            {
                bool inside = Inside(across[i]), nextInside = Inside(across[i + 1]);
                if (inside) line.Add(across[i], along[i]);
                if (inside != nextInside && across[i] != at && across[i + 1] != at)
                    line.Add(at, Crossing(across[i], along[i], across[i + 1], along[i + 1], at));
            }
            if (!line.Close()) return null;
            return alongX ? new Ring(line.Across, line.Along) : new Ring(line.Along, line.Across);

            bool Inside(double value) => keepLower ? value <= at : value >= at;
        }

        /// <summary>Where an edge meets the line, computed from its lower end whichever way it is walked: both sides get the same vertex.</summary>
        private static double Crossing(double across1, double along1, double across2, double along2, double at)
        {
            if (across1 > across2) (across1, along1, across2, along2) = (across2, along2, across1, along1);
            var value = along1 + (at - across1) / (across2 - across1) * (along2 - along1);
            return Math.Clamp(value, Math.Min(along1, along2), Math.Max(along1, along2));
        }
    }

    /// <summary>Collects a clipped ring; of a walk back and forth on the cut only the net step is kept.</summary>
    private sealed class ClippedLine(double at, int capacity)
    {
        private readonly List<double> _across = new(capacity);
        private readonly List<double> _along = new(capacity);

        public double[] Across => [.. _across];

        public double[] Along => [.. _along];

        public void Add(double newAcross, double newAlong)
        {
            if (newAcross == at && _across.Count >= 2 && _across[^1] == at && _across[^2] == at) RemoveLast();
            if (_across.Count > 0 && _across[^1] == newAcross && _along[^1] == newAlong) return;
            _across.Add(newAcross);
            _along.Add(newAlong);
        }

        /// <summary>Closes the ring; false when nothing with an area is left.</summary>
        public bool Close()
        {
            if (_across.Count < 3) return false;
            Add(_across[0], _along[0]);

            // The first vertex, too, may stand in the middle of a walk along the cut.
            while (_across.Count >= 4 && _across[0] == at && _across[1] == at && _across[^2] == at)
            {
                _across.RemoveAt(0);
                _along.RemoveAt(0);
                RemoveLast();
                if (_across[0] != _across[^1] || _along[0] != _along[^1])
                {
                    _across.Add(_across[0]);
                    _along.Add(_along[0]);
                }
            }
            return _across.Count >= 4;
        }

        private void RemoveLast()
        {
            CollectionsMarshal.SetCount(_across, _across.Count - 1);
            CollectionsMarshal.SetCount(_along, _along.Count - 1);
        }
    }
}
