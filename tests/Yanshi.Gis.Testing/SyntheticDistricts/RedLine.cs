using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.SyntheticDistricts;

/// <summary>One red line: the largest connected part of the land where a fractal noise is high, along the sides of a lattice of its own.</summary>
internal static class RedLine
{
    private const double CellMetres = 62.5;
    private const double WavelengthMetres = 5_000.0;
    private const int Octaves = 6;
    private const int SegmentsPerSide = 9;
    private const double HighLandShare = 0.6;

    public static Polygon Make(SyntheticDistrictPlan plan, ulong seed)
    {
        var columns = Math.Max(2, (int)(plan.WidthMetres / CellMetres));
        var rows = Math.Max(2, (int)(plan.HeightMetres / CellMetres));
        var lattice = new JitteredLattice(seed, columns, rows, plan.WidthMetres, plan.HeightMetres, SegmentsPerSide);
        return lattice.Union(LargestPart(lattice, HighLand(lattice, seed)));
    }

    private static HashSet<LatticeCell> HighLand(JitteredLattice lattice, ulong seed)
    {
        var noise = new FractalNoise(seed, WavelengthMetres, Octaves);
        var heights = lattice.Cells.ToDictionary(cell => cell, cell => noise.At(lattice.Centre(cell).X, lattice.Centre(cell).Y));
        var threshold = heights.Values.Order().ElementAt((int)((1.0 - HighLandShare) * heights.Count));
        return [.. heights.Where(height => height.Value >= threshold).Select(height => height.Key)];
    }

    private static List<LatticeCell> LargestPart(JitteredLattice lattice, HashSet<LatticeCell> land)
    {
        var largest = new List<LatticeCell>();
        foreach (var start in lattice.Cells)
        {
            if (!land.Remove(start))
                continue;
            var part = new List<LatticeCell> { start };
            for (var next = 0; next < part.Count; next++)
            {
                for (var side = 0; side < 4; side++)
                {
                    var neighbour = LatticeOutline.Neighbour(part[next], side);
                    if (land.Remove(neighbour))
                        part.Add(neighbour);
                }
            }

            if (part.Count > largest.Count)
                largest = part;
        }

        return largest;
    }
}
