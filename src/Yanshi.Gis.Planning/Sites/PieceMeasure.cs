using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The connected pieces of a site that a layer is about, and which of them are slivers.</summary>
/// <param name="PieceCount">How many pieces there are.</param>
/// <param name="Slivers">The pieces that are slivers, largest first.</param>
internal sealed record PieceMeasure(int PieceCount, IReadOnlyList<SliverResult> Slivers)
{
    /// <summary>Whether there is nothing but slivers.</summary>
    internal bool IsAllSlivers => Slivers.Count == PieceCount;

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
        return new PieceMeasure(polygons.Count, slivers);
    }

    private static SliverReason? WhySliver(Polygon piece, LayerDefinition layer, IReadOnlyList<LineSegment> longEdges, double siteSquareMetres)
    {
        if (EdgeModel.IsGap(piece, longEdges, siteSquareMetres))
            return SliverReason.EdgeModel;
        return EdgeModel.MeanWidthMetres(piece) < layer.MinWidthMetres ? SliverReason.Width : null;
    }
}
