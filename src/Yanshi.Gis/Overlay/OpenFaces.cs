using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snap;
using NetTopologySuite.Operation.Polygonize;

namespace Yanshi.Gis.Overlay;

/// <summary>The faces into which edges cut the plane.</summary>
internal static class OpenFaces
{
    /// <summary>
    /// Ends so near to another edge lie on it. Where a neighbour has a vertex on an edge that is split elsewhere, the two run up to a tenth of a
    /// millimetre apart (<see cref="EdgeModel"/>, edges of 70 m).
    /// </summary>
    internal const double SnapMetres = 1e-4;

    /// <summary>The bounded faces; null when the edges cannot be cut cleanly where they meet.</summary>
    internal static IReadOnlyList<Polygon>? Find(IReadOnlyList<OutlineEdge> edges)
    {
        try
        {
            var polygonizer = new Polygonizer();
            polygonizer.Add(Noded(edges).ToArray());
            return [.. polygonizer.GetPolygons().OfType<Polygon>().Where(face => face.Area > 0)];
        }
        catch (TopologyException)
        {
            return null;
        }
    }

    private static IEnumerable<Geometry> Noded(IReadOnlyList<OutlineEdge> edges)
    {
        var noder = new SnappingNoder(SnapMetres);
        noder.ComputeNodes([.. Chains(edges).Select(chain => new NodedSegmentString([.. chain], context: null))]);
        var dissolver = new SegmentStringDissolver();
        dissolver.Dissolve(noder.GetNodedSubstrings());
        return dissolver.Dissolved.Cast<ISegmentString>().Select(piece => ProjectGeometry.Factory.CreateLineString(piece.Coordinates));
    }

    // Edges that follow each other become one line: fewer things to index.
    private static IEnumerable<List<Coordinate>> Chains(IReadOnlyList<OutlineEdge> edges)
    {
        List<Coordinate>? chain = null;
        OutlinePoint? end = null;
        foreach (var edge in edges)
        {
            if (chain is null || edge.From != end)
            {
                if (chain is not null)
                    yield return chain;
                chain = [new Coordinate(edge.X1, edge.Y1)];
            }

            chain.Add(new Coordinate(edge.X2, edge.Y2));
            end = edge.To;
        }

        if (chain is not null)
            yield return chain;
    }
}
