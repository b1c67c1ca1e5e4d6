using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
using Shouldly;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>What must hold of every partition of a site, and the slow ways to the same cells.</summary>
internal static class PartitionOracle
{
    /// <summary>Cells sum to the site, each part's cells to the part, no set stands twice, none is empty, geometries have their cells' areas.</summary>
    internal static void ShouldBeConsistent(Geometry site, IReadOnlyList<Geometry> parts, IReadOnlyList<SiteCell> cells)
    {
        cells.Sum(cell => cell.AreaSquareMetres).ShouldBe(site.Area, 1e-6);
        for (var i = 0; i < parts.Count; i++)
            cells.Where(cell => cell.Parts.Contains(i)).Sum(cell => cell.AreaSquareMetres).ShouldBe(parts[i].Area, 1e-6 + 1e-9 * parts[i].Area, $"part {i}");
        cells.DistinctBy(Key, StringComparer.Ordinal).Count().ShouldBe(cells.Count);
        foreach (var cell in cells)
        {
            cell.Parts.ShouldBe(cell.Parts.Order());
            cell.AreaSquareMetres.ShouldBeGreaterThanOrEqualTo(SitePartition.LeastCellSquareMetres);

            // Each overlay on the way to the outline may be off by as much.
            cell.Geometry.Area.ShouldBe(cell.AreaSquareMetres, 1e-6 * Math.Max(1, parts.Count), Key(cell));
        }
    }

    /// <summary>At random points of the site the parts around the point are those of the cell around it.</summary>
    /// <returns>How many points were compared; those on a line are not.</returns>
    internal static int ShouldHoldAtPoints(Geometry site, IReadOnlyList<Geometry> parts, IReadOnlyList<SiteCell> cells, ulong seed, int count)
    {
        var random = new SplitMix64(seed);
        var box = site.EnvelopeInternal;
        var inParts = parts.Select(part => new IndexedPointInAreaLocator(part)).ToList();
        var inCells = cells.Select(cell => new IndexedPointInAreaLocator(cell.Geometry)).ToList();
        var compared = 0;
        for (var i = 0; i < count; i++)
        {
            var point = new Coordinate(box.MinX + random.NextUnit() * box.Width, box.MinY + random.NextUnit() * box.Height);
            if (!IsClear(point, [site, .. parts]))
                continue;
            var around = cells.Where((_, cell) => inCells[cell].Locate(point) == Location.Interior).ToList();
            if (SimplePointInAreaLocator.Locate(point, site) == Location.Exterior)
            {
                around.ShouldBeEmpty();
                continue;
            }

            around.ShouldHaveSingleItem().Parts.ShouldBe(Enumerable.Range(0, parts.Count).Where(part => inParts[part].Locate(point) == Location.Interior), point.ToString());
            compared++;
        }

        return compared;
    }

    /// <summary>Every set's cell by plain overlay NG: all of its parts, less all others.</summary>
    internal static Dictionary<string, double> ByOverlay(Geometry site, IReadOnlyList<Geometry> parts)
    {
        var areas = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var set = 0; set < 1 << parts.Count; set++)
        {
            var cell = site;
            for (var i = 0; i < parts.Count; i++)
                cell = (set >> i & 1) != 0 ? OverlapPieces.Of(cell, parts[i]) : OverlapPieces.Without(cell, parts[i]);
            if (cell.Area >= SitePartition.LeastCellSquareMetres)
                areas.Add(string.Join(' ', Enumerable.Range(0, parts.Count).Where(i => (set >> i & 1) != 0)), cell.Area);
        }

        return areas;
    }

    /// <summary>A cell's numbers as text.</summary>
    internal static string Key(SiteCell cell) => string.Join(' ', cell.Parts);

    private static bool IsClear(Coordinate point, IEnumerable<Geometry> areas)
    {
        var place = ProjectGeometry.Factory.CreatePoint(point);
        return areas.All(area => area.IsEmpty || !DistanceOp.IsWithinDistance(area.Boundary, place, 1e-6));
    }
}
