using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Buffer;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The connected pieces of a site that a layer is about, and which of them are slivers.</summary>
/// <param name="PieceCount">How many pieces there are.</param>
/// <param name="Slivers">The pieces that are slivers, largest first.</param>
/// <param name="IsAllSlivers">
/// Whether there is nothing but slivers, also when pieces with no more between them than the least gap that a survey means are taken together.
/// </param>
internal sealed record PieceMeasure(int PieceCount, IReadOnlyList<SliverResult> Slivers, bool IsAllSlivers)
{
    // Pieces are widened by half of the least gap and narrowed again, with corners kept.
    private static readonly BufferParameters Mitred = new(quadrantSegments: 1, EndCapStyle.Flat, JoinStyle.Mitre, mitreLimit: 5);

    /// <summary>No piece at all.</summary>
    internal static PieceMeasure None { get; } = new(PieceCount: 0, Slivers: [], IsAllSlivers: true);

    /// <summary>Measures pieces.</summary>
    /// <param name="pieces">The dissolved pieces in the analysis plane.</param>
    /// <param name="layer">The layer, for its least width.</param>
    /// <param name="longEdges">The long edges of the site and of the features met.</param>
    /// <param name="siteSquareMetres">The area of the whole site.</param>
    internal static PieceMeasure Of(Geometry pieces, LayerDefinition layer, IEnumerable<LineSegment> longEdges, double siteSquareMetres)
    {
        var polygons = PolygonExtracter.GetPolygons(pieces).Cast<Polygon>().Where(piece => !piece.IsEmpty).ToList();
        var edges = longEdges.ToList();
        var slivers = polygons
            .Select(piece => (Area: piece.Area, Width: EdgeModel.MeanWidthMetres(piece), Why: WhySliver(piece, layer, edges, siteSquareMetres)))
            .Where(piece => piece.Why is not null)
            .OrderByDescending(piece => piece.Area)
            .Select((piece, index) => new SliverResult((index + 1).ToString(CultureInfo.InvariantCulture), piece.Area, piece.Width, piece.Why!.Value))
            .ToList();
        return new PieceMeasure(polygons.Count, slivers, slivers.Count == polygons.Count && AreSliversTogether());

        // Gaps between two readings of one edge are a small part of the site in total too. Fields with a hair between them are one broad area,
        // whatever each of them is by itself.
        bool AreSliversTogether()
        {
            if (slivers.Where(sliver => sliver.Why is SliverReason.EdgeModel).Sum(sliver => sliver.AreaSquareMetres) > EdgeModel.LargestShareOfSite * siteSquareMetres)
                return false;
            if (polygons.Count < 2)
                return true;
            const double reach = EdgeModel.LeastGapMetres / 2;
            var joined = BufferOp.Buffer(BufferOp.Buffer(pieces, reach, Mitred), -reach, Mitred);
            var together = PolygonExtracter.GetPolygons(joined).Cast<Polygon>().Where(piece => !piece.IsEmpty).ToList();
            return joined.Area >= pieces.Area - reach * pieces.Length && together.TrueForAll(piece => WhySliver(piece, layer, edges, siteSquareMetres) is not null);
        }
    }

    private static SliverReason? WhySliver(Polygon piece, LayerDefinition layer, IReadOnlyList<LineSegment> longEdges, double siteSquareMetres)
    {
        if (EdgeModel.IsGap(piece, longEdges, siteSquareMetres))
            return SliverReason.EdgeModel;
        return EdgeModel.MeanWidthMetres(piece) < layer.MinWidthMetres ? SliverReason.Width : null;
    }
}
