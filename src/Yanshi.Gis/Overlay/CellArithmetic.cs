using System.Numerics;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>The cells of up to three parts by inclusion and exclusion: all it takes is what each two and all three have in common.</summary>
internal static class CellArithmetic
{
    /// <summary>All cells, numbered by the parts' places; those without an area (by rounding also less than none) among them.</summary>
    internal static List<SiteCell> Of(Geometry site, IReadOnlyList<SitePart> parts, double least)
    {
        // A set of parts is a number: bit i stands for part i.
        var common = new double[1 << parts.Count];
        var packed = parts.Count < 2 ? [] : parts.Select(part => PackedPolygons.Pack([part.Geometry])).ToList();
        common[0] = site.Area;
        for (var set = 1; set < common.Length; set++)
            common[set] = CommonArea(set, parts, packed, common, least);

        var cells = new List<SiteCell>();
        for (var set = 0; set < common.Length; set++)
        {
            var numbers = NumbersIn(set);
            double area = 0;
            for (var larger = set; larger < common.Length; larger++)
            {
                if ((larger & set) == set)
                    area += int.IsEvenInteger(BitOperations.PopCount((uint)(larger ^ set))) ? common[larger] : -common[larger];
            }

            cells.Add(new SiteCell(numbers, area, () => Build(site, parts, numbers)));
        }

        return cells;
    }

    private static double CommonArea(int set, IReadOnlyList<SitePart> parts, List<PackedPolygons> packed, double[] common, double least)
    {
        var numbers = NumbersIn(set);
        if (numbers.Length == 1)
            return parts[numbers[0]].AreaSquareMetres;
        var last = numbers[^1];
        if (numbers.Length == 2)
            return KernelArea(packed[numbers[0]], packed[last]);

        // Without an area common to each two there is none common to all.
        return numbers.Any(number => common[set & ~(1 << number)] < least)
            ? 0
            : KernelArea(PackedPolygons.Pack([CellOverlay.Inside(parts[numbers[0]].Geometry, parts[numbers[1]].Geometry)]), packed[last]);
    }

    private static Geometry Build(Geometry site, IReadOnlyList<SitePart> parts, int[] within)
    {
        var cell = within.Aggregate(site, (current, number) => CellOverlay.Inside(current, parts[number].Geometry));
        for (var i = 0; i < parts.Count; i++)
        {
            if (!within.Contains(i))
                cell = CellOverlay.Outside(cell, parts[i].Geometry);
        }

        return cell;
    }

    private static double KernelArea(PackedPolygons a, PackedPolygons b) => new OverlapKernel().Area(a.View(), 0, b.View(), 0, out _);

    private static int[] NumbersIn(int set) => [.. Enumerable.Range(0, 32).Where(i => (set >> i & 1) != 0)];
}
