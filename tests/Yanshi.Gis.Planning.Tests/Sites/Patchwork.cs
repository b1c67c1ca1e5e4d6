using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>How the features of a patchwork lie to each other.</summary>
public enum PatchworkKind
{
    /// <summary>Neighbours share their edges vertex for vertex.</summary>
    SharedEdges,

    /// <summary>Neighbours share edges, but one has vertices on them that the other has not.</summary>
    LooseVertices,

    /// <summary>Features overlap each other.</summary>
    Overlapping,
}

/// <summary>A random layer of a few dozen features on about 300 m × 300 m and a site of about a hectare in it. The seed tells all.</summary>
internal sealed class Patchwork
{
    private const int Cells = 8;
    private const double CellMetres = 40;

    private readonly SplitMix64 _random;

    internal Patchwork(int seed, PatchworkKind kind)
    {
        _random = new SplitMix64((ulong)seed);
        Seed = seed;
        Kind = kind;
        Exact = [.. (kind is PatchworkKind.Overlapping ? Blobs() : Triangles()).Where(area => new IsValidOp(area).IsValid)];
        Features = kind is PatchworkKind.LooseVertices ? [.. Exact.Select(Loosened)] : Exact;
        Site = MakeSite();
    }

    internal int Seed { get; }

    internal PatchworkKind Kind { get; }

    internal IReadOnlyList<Geometry> Features { get; }

    /// <summary>The features without the vertices that only one of two neighbours has.</summary>
    internal IReadOnlyList<Geometry> Exact { get; }

    internal Geometry Site { get; }

    /// <summary>The union of what the features are meant to be.</summary>
    internal Geometry Union => Exact.Count == 0 ? ProjectGeometry.Factory.CreatePolygon() : OverlayNGRobust.Union(Exact);

    public override string ToString() => $"seed {Seed}, {Kind}, site {Site}, features {string.Join(' ', Features)}";

    internal static Gen<Patchwork> Any() =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from kind in Gen.Elements(Enum.GetValues<PatchworkKind>())
        select new Patchwork(seed, kind);

    // Two triangles to a cell of a shaken lattice, most of them left in.
    private IEnumerable<Geometry> Triangles()
    {
        var nodes = new Coordinate[Cells + 1, Cells + 1];
        for (var column = 0; column <= Cells; column++)
        {
            for (var row = 0; row <= Cells; row++)
                nodes[column, row] = new Coordinate(CellMetres * (column - Cells / 2.0 + _random.NextBetween(-0.3, 0.3)), CellMetres * (row - Cells / 2.0 + _random.NextBetween(-0.3, 0.3)));
        }

        for (var column = 0; column < Cells; column++)
        {
            for (var row = 0; row < Cells; row++)
            {
                Coordinate southWest = nodes[column, row], northEast = nodes[column + 1, row + 1];
                foreach (var corners in new[] { new[] { southWest, nodes[column + 1, row], northEast }, [southWest, northEast, nodes[column, row + 1]] })
                {
                    if (_random.NextUnit() < 0.7)
                        yield return ProjectGeometry.Factory.CreatePolygon([.. corners, corners[0]]);
                }
            }
        }
    }

    private Polygon Loosened(Geometry triangle)
    {
        var corners = triangle.Coordinates;
        var loose = new List<Coordinate>();
        for (var i = 0; i + 1 < corners.Length; i++)
        {
            loose.Add(corners[i]);
            if (_random.NextBelow(3) == 0)
                loose.Add(new Coordinate((corners[i].X + corners[i + 1].X) / 2, (corners[i].Y + corners[i + 1].Y) / 2));
        }

        return ProjectGeometry.Factory.CreatePolygon([.. loose, corners[0]]);
    }

    private IEnumerable<Geometry> Blobs()
    {
        var count = 2 + _random.NextBelow(8);
        for (var i = 0; i < count; i++)
            yield return Blob(_random.NextBetween(20, 70), 150);
    }

    private Polygon Blob(double radius, double spread) => ProjectGeometry.Factory.CreatePolygon(IrregularOutline.Ring(
        _random, new Coordinate(_random.NextBetween(-spread, spread), _random.NextBetween(-spread, spread)), radius, roughness: 0.8, vertices: 12 + _random.NextBelow(20)));

    // Either anywhere, or along the features' own edges.
    private Geometry MakeSite()
    {
        if (Features.Count > 6 && Kind is not PatchworkKind.Overlapping && _random.NextBelow(2) == 0)
        {
            var first = Exact[Exact.Count / 2];
            var parts = Exact.Where(area => area.Distance(first) < 1).Take(1 + _random.NextBelow(6)).ToList();
            var site = OverlayNGRobust.Union(parts);
            if (site is Polygon or MultiPolygon && new IsValidOp(site).IsValid)
                return site;
        }

        return Blob(_random.NextBetween(30, 80), 60);
    }
}
