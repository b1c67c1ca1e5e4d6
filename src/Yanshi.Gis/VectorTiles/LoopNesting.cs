namespace Yanshi.Gis.VectorTiles;

/// <summary>Puts loops that do not cross in the order of a multipolygon: every shell with its holes behind it.</summary>
internal static class LoopNesting
{
    /// <summary>The loops in that order. A hole that lies in no shell is left out.</summary>
    internal static List<TilePoint[]> Ordered(List<TilePoint[]> loops)
    {
        if (loops.Count < 2 || loops.TrueForAll(static loop => TilePoint.DoubleAreaOf(loop) > 0))
            return loops;
        var shells = loops.Where(loop => TilePoint.DoubleAreaOf(loop) > 0).Select(loop => new Shell(loop)).OrderBy(shell => shell.Area).ToList();
        foreach (var hole in loops.Where(loop => TilePoint.DoubleAreaOf(loop) < 0))
            shells.Find(shell => shell.Holds(hole))?.Holes.Add(hole);
        return [.. shells.SelectMany(shell => shell.Holes.Prepend(shell.Loop))];
    }

    private sealed class Shell(TilePoint[] loop)
    {
        private readonly int _west = loop.Min(point => point.X);
        private readonly int _east = loop.Max(point => point.X);

        internal TilePoint[] Loop { get; } = loop;

        internal List<TilePoint[]> Holes { get; } = [];

        internal long Area { get; } = TilePoint.DoubleAreaOf(loop);

        // The middle of an edge of the hole: loops share points, never edges. Everything is doubled to stay whole.
        internal bool Holds(TilePoint[] hole)
        {
            long x = hole[0].X + hole[1].X, y = hole[0].Y + hole[1].Y;
            if (x < 2L * _west || x > 2L * _east)
                return false;
            var isIn = false;
            for (var i = 0; i < Loop.Length; i++)
            {
                var (from, to) = (Loop[i], Loop[i + 1 == Loop.Length ? 0 : i + 1]);
                if ((2L * from.Y > y) == (2L * to.Y > y))
                    continue;
                var side = (2L * to.X - 2L * from.X) * (y - 2L * from.Y) - (x - 2L * from.X) * (2L * to.Y - 2L * from.Y);
                isIn ^= to.Y > from.Y ? side > 0 : side < 0;
            }

            return isIn;
        }
    }
}
