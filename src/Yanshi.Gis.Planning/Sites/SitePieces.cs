using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What a report's figures look like on a map: the pieces of every conflict, and the cells of the partition. Immutable, thread-safe.</summary>
public sealed class SitePieces
{
    private static readonly SiteCheckOptions Plain = new() { WithBands = false };

    private SitePieces(SiteReport report, IReadOnlyList<LayerPieces> layers) => (Report, Layers) = (report, layers);

    /// <summary>The report.</summary>
    public SiteReport Report { get; }

    /// <summary>The layers in conflict, in catalogue order.</summary>
    public IReadOnlyList<LayerPieces> Layers { get; }

    /// <summary>Builds the pieces from the site's geometry and exactly the versions that the report rests on.</summary>
    /// <param name="report">The report.</param>
    /// <param name="data">A workspace's data; it must still hold those versions.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>pieces.version-missing</c>: a version is not there; <c>pieces.version-changed</c>: its data is not what it was; or its own code when it is damaged.
    /// </exception>
    public static SitePieces Of(SiteReport report, PlanningData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        return new SitePieces(report, [.. report.Layers.Where(SitePartitioning.Divides).Select(result => PiecesOf(result, report, data.Layers))]);
    }

    /// <summary>The cells of the partition by some of the layers: what a layer left out would cut stays together. They sum to the site.</summary>
    /// <param name="layers">Layers of <see cref="Layers"/>, in that order.</param>
    public IReadOnlyList<(IReadOnlyList<LayerPieces> Layers, SiteCell Cell)> CellsOf(IReadOnlyList<LayerPieces> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return [.. SitePartition.Of(Report.Site.GeometryInPlane, [.. layers.Select(layer => new SitePart(layer.Area))])
            .Select(cell => ((IReadOnlyList<LayerPieces>)[.. cell.Parts.Select(part => layers[part])], cell))];
    }

    private static LayerPieces PiecesOf(LayerResult result, SiteReport report, LayerSet layers)
    {
        var (site, provenance) = (report.Site, report.Provenance);
        var used = provenance.Layers.First(used => string.Equals(used.Id, result.Layer.Id, StringComparison.Ordinal));
        var layer = Find(used, SiteCheck.SourceOf(result.Layer, layers), layers);
        var rules = provenance.RuleBook is { } book ? new RuleEvaluation(book, report.Project, provenance.AsOf) : null;
        var measured = LayerCheck.Run(new SiteFootprint(site, provenance.Catalogue.Plane), AskedLayer.Of(result.Layer, layer), provenance.AsOf, Plain, rules);
        return new LayerPieces(result, used.Version, measured.Pieces.Value);
    }

    private static ControlLayer Find(UsedLayer used, string source, LayerSet layers)
    {
        var version = used.Version.Number.ToString(CultureInfo.InvariantCulture);
        if (layers.VersionsOf(source).FirstOrDefault(holding => holding.Version.Number == used.Version.Number) is not { } holding)
            throw new ReferenceDataException(
                "pieces.version-missing",
                source,
                $"检查时所用的图层 {source} 第 {version} 版已不在工作区，无法重算图形。请恢复该版本，或重新检查该地块。",
                $"Version {version} of layer {source}, which the check used, is no longer in the workspace, so its pieces cannot be made again. Restore the version or check the site anew.");
        if (holding.Layer is not { } layer)
            throw new ReferenceDataException(holding.Damage!);
        return string.Equals(layer.Sha256, used.Sha256, StringComparison.Ordinal)
            ? layer
            : throw new ReferenceDataException(
                "pieces.version-changed",
                source,
                $"图层 {source} 第 {version} 版的数据与检查时不同（校验值不符），无法重算图形。请恢复原数据，或重新检查该地块。",
                $"The data of version {version} of layer {source} is not what the check used (another fingerprint), so its pieces cannot be made again. Restore the data or check the site anew.");
    }
}

/// <summary>One layer in conflict with its pieces. Immutable, thread-safe.</summary>
public sealed class LayerPieces
{
    internal LayerPieces(LayerResult result, LayerVersion version, Geometry area)
    {
        (Result, Version, Area) = (result, version, area);
        Pieces = [.. PolygonExtracter.GetPolygons(area).Cast<Polygon>()
            .Where(piece => !piece.IsEmpty)
            .OrderByDescending(piece => piece.Area)
            .ThenBy(piece => piece.EnvelopeInternal.MinX)
            .ThenBy(piece => piece.EnvelopeInternal.MinY)
            .Select(piece => new ConflictPiece(piece, piece.Area, EdgeModel.MeanWidthMetres(piece)))];
    }

    /// <summary>What the layer said.</summary>
    public LayerResult Result { get; }

    /// <summary>The version of the data.</summary>
    public LayerVersion Version { get; }

    /// <summary>All pieces together, in the analysis plane.</summary>
    public Geometry Area { get; }

    /// <summary>The connected pieces, largest first.</summary>
    public IReadOnlyList<ConflictPiece> Pieces { get; }
}

/// <summary>A connected part of the site that a layer is in conflict with.</summary>
/// <param name="Area">The piece in the analysis plane.</param>
/// <param name="AreaSquareMetres">Its ellipsoidal area, square metres.</param>
/// <param name="WidthMetres">Its mean width: twice its area by its perimeter.</param>
public sealed record ConflictPiece(Polygon Area, double AreaSquareMetres, double WidthMetres);
