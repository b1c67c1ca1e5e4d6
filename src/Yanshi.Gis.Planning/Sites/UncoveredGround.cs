using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Where in the workspace's extent a layer has no data, so that no site there can be called clear of it. Immutable, thread-safe.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Reason">Why, a code of <see cref="ReasonCodes"/> or of the layer's damage.</param>
/// <param name="Ground">The ground in the analysis plane; null when it could not be found out, which is no less a gap.</param>
public sealed record UncoveredGround(LayerDefinition Layer, string Reason, Geometry? Ground)
{
    /// <summary>Of a layer that has data where it has a feature, so many features are put together at most: of more the layer itself has to be looked at.</summary>
    public const int MostFeatures = 100_000;

    /// <summary>There are too many features to put together.</summary>
    public const string TooManyFeatures = "layer.too-many-features";

    // What a site may lack and still be covered.
    private const double LeastSquareMetres = 1;

    /// <summary>Where mandatory layers have no data on a day, in the catalogue's order; a layer with data everywhere is not among them.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="day">The day.</param>
    /// <param name="isTold">Whether a layer may be told of, by its id; others are left out.</param>
    public static IReadOnlyList<UncoveredGround> Of(LayerSet layers, DateOnly day, Func<string, bool> isTold)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(isTold);
        var extent = ExtentOf(layers.Catalogue);
        var sameCoverage = new Dictionary<object, Geometry>();
        return [.. layers.Catalogue.Layers.Where(layer => layer.Mandatory && isTold(layer.Id)).Select(layer => Of(layer, layers, day, extent, sameCoverage)).OfType<UncoveredGround>()];
    }

    private static UncoveredGround? Of(LayerDefinition definition, LayerSet layers, DateOnly day, Geometry extent, Dictionary<object, Geometry> sameCoverage)
    {
        var id = SiteCheck.SourceOf(definition, layers);
        if (layers.FindInForce(id, day) is not { } holding)
            return new UncoveredGround(definition, layers.VersionsOf(id).Count == 0 ? ReasonCodes.Absent : ReasonCodes.NoVersionInForce, extent);
        if (holding.Layer is not { } layer)
            return new UncoveredGround(definition, holding.Damage!.Code, extent);
        try
        {
            if (layer.Coverage is { } coverage)
            {
                if (!sameCoverage.TryGetValue(coverage.Content, out var known))
                    sameCoverage.Add(coverage.Content, known = CellOverlay.Outside(extent, coverage.GeometryOf(0)));
                return Told(definition, known);
            }

            if (layer.Version.Coverage is not LayerCoverage.Features)
                return new UncoveredGround(definition, ReasonCodes.NoCoverage, extent);
            if (layer.Features.Count > MostFeatures)
                return new UncoveredGround(definition, TooManyFeatures, Ground: null);
            return Told(definition, LayerOverlap.Of(MeasuredArea.Of(extent), layer, static _ => true).Outside(layer));
        }
        catch (DamagedBlockException)
        {
            return new UncoveredGround(definition, ReasonCodes.Damaged, extent);
        }
        catch (ReferenceDataException e) when (e.Problem.Code is ReasonCodes.OverlayFailed)
        {
            return new UncoveredGround(definition, ReasonCodes.OverlayFailed, Ground: null);
        }
    }

    private static UncoveredGround? Told(LayerDefinition definition, Geometry ground) =>
        ground.Area > LeastSquareMetres ? new UncoveredGround(definition, ReasonCodes.PartlyCovered, ground) : null;

    private static Geometry ExtentOf(Catalogue catalogue) =>
        new AnalysisProjection(Crs.Cgcs2000, catalogue.Plane).LonLatToPlane(ProjectGeometry.Factory.ToGeometry(catalogue.Extent.ToEnvelope()));
}
