using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The cells of many parts: the site is split by the first part, each of the pieces by the second, and so on. The kernel measures before
/// anything is built, so a cell that a part leaves whole or does not reach costs no overlay; what lies outside is what is left of the area,
/// so that areas add up whatever the overlay rounds.
/// </summary>
internal static class CellSplitting
{
    /// <summary>All cells, numbered by the parts' places.</summary>
    internal static List<SiteCell> Of(Geometry site, IReadOnlyList<SitePart> parts, double least)
    {
        var kernel = OverlapKernel.OfThread;
        List<SiteCell> cells = [new([], site.Area, () => site)];
        for (var number = 0; number < parts.Count; number++)
        {
            var part = parts[number].Geometry;
            var packed = PackedPolygons.Pack([part]);
            var split = new List<SiteCell>(cells.Count + 1);
            foreach (var cell in cells)
            {
                var inside = part.EnvelopeInternal.Intersects(cell.Geometry.EnvelopeInternal)
                    ? kernel.Area(PackedPolygons.Pack([cell.Geometry]).View(), 0, packed.View(), 0, out _)
                    : 0;
                if (inside < least)
                {
                    split.Add(cell);
                }
                else if (inside > cell.AreaSquareMetres - least)
                {
                    split.Add(new SiteCell([.. cell.Parts, number], cell.AreaSquareMetres, () => cell.Geometry));
                }
                else
                {
                    split.Add(new SiteCell([.. cell.Parts, number], inside, () => CellOverlay.Inside(cell.Geometry, part)));
                    split.Add(new SiteCell(cell.Parts, cell.AreaSquareMetres - inside, () => CellOverlay.Outside(cell.Geometry, part)));
                }
            }

            cells = split;
        }

        return cells;
    }
}
