namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The parts of a set of cells that hang together by their sides.</summary>
internal static class CellParts
{
    /// <summary>The parts, by their first cell row by row from the south-west.</summary>
    /// <param name="columns">Cells from west to east.</param>
    /// <param name="rows">Cells from south to north.</param>
    /// <param name="set">For each cell, row by row, whether it belongs to the set.</param>
    public static IEnumerable<IReadOnlyList<LatticeCell>> Of(int columns, int rows, IReadOnlyList<bool> set)
    {
        var left = set.ToArray();
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index])
                yield return TakePart(columns, rows, left, new LatticeCell(index % columns, index / columns));
        }
    }

    private static List<LatticeCell> TakePart(int columns, int rows, bool[] left, LatticeCell start)
    {
        left[start.Row * columns + start.Column] = false;
        var part = new List<LatticeCell> { start };
        for (var next = 0; next < part.Count; next++)
        {
            for (var side = 0; side < 4; side++)
            {
                var neighbour = LatticeOutline.Neighbour(part[next], side);
                if (neighbour.Column < 0 || neighbour.Column >= columns || neighbour.Row < 0 || neighbour.Row >= rows)
                    continue;
                var index = neighbour.Row * columns + neighbour.Column;
                if (!left[index])
                    continue;
                left[index] = false;
                part.Add(neighbour);
            }
        }

        return part;
    }
}
