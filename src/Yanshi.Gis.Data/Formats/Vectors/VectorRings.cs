using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>Turns the geometry of one feature into the rings of a parcel; every flaw goes to the log.</summary>
internal sealed class VectorRings(DefectLog log, int maxPoints, string where)
{
    private readonly List<SourceRing> _rings = [];
    private readonly PointBudget _budget = new(maxPoints);

    /// <summary>What the geometry outlines; an area when nothing could be read.</summary>
    internal SourceShape Shape { get; private set; } = SourceShape.Polygon;

    /// <summary>The rings (or lines, or points) in the file's order.</summary>
    internal IReadOnlyList<SourceRing> Rings => _rings;

    /// <exception cref="InputRefusedException"><c>input.too-many-points</c>.</exception>
    internal void Read(GdalGeometry? geometry)
    {
        var parts = geometry is null ? [] : PartsOf(geometry);
        if (parts is null)
            return;
        if (parts.Count == 0)
        {
            log.Error("feature.no-geometry", where, "要素没有图形。", "the feature has no geometry.");
            return;
        }

        Shape = parts[0].Shape;
        if (parts.Exists(part => part.Shape != Shape))
        {
            log.Error(
                "feature.mixed-collection",
                where,
                "要素混有面、线或点，不能成为一个地块，请拆成单独的要素。",
                "the feature mixes areas, lines or points and cannot be one site: split it into features.");
            return;
        }

        foreach (var part in parts)
        {
            foreach (var ring in part.Rings)
                foreach (var _ in ring)
                    _budget.Take(where);
            if (Shape == SourceShape.Polygon)
                AddPolygon(part.Rings);
            else if (Shape == SourceShape.Line && part.Rings[0].Distinct().Take(2).Count() < 2)
                log.Error("line.too-few-points", where, "这条线不足 2 个不同的点。请补全。", "the line has fewer than 2 different points. Complete it.");
            else
                Add(RingRole.ByNesting, part.Rings[0]);
        }
    }

    private List<WkbPart>? PartsOf(GdalGeometry geometry)
    {
        try
        {
            return WkbParts.Read(geometry.Wkb, where);
        }
        catch (InputRefusedException e)
        {
            log.Error(e.Problem.Code, e.Problem.Where, e.Problem.Chinese, e.Problem.English);
            return null;
        }
    }

    private void AddPolygon(IReadOnlyList<Coordinate[]> rings)
    {
        for (var i = 0; i < rings.Count; i++)
        {
            if (RingClosing.Close(rings[i], closesByLabel: false, where, log) is { } closed)
                Add(i == 0 ? RingRole.Shell : RingRole.Hole, closed);
            else if (i == 0)
                return; // a hole whose shell is lost would become a hole of the polygon before
        }
    }

    private void Add(RingRole role, Coordinate[] points) => _rings.Add(new SourceRing { Number = _rings.Count + 1, Role = role, Points = points });
}
