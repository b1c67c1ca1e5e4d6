using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>Where a version has data, as a geometry in the analysis plane.</summary>
internal static class LayerCoverages
{
    /// <summary>The coverage of a version; null when nobody says, and where it has data where it has a feature.</summary>
    /// <param name="version">The version.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="stated">The area that came with the data, in the analysis plane; null when none did.</param>
    /// <param name="district">The district in the analysis plane, or null when the workspace does not know it: asked only when it is needed.</param>
    internal static Geometry? Of(LayerVersion version, Catalogue catalogue, Geometry? stated, Func<Geometry?> district) => version.Coverage switch
    {
        LayerCoverage.Extent => ExtentOf(catalogue),
        LayerCoverage.District => district(),
        LayerCoverage.Stated => stated,
        _ => null,
    };

    /// <summary>The workspace's extent in the analysis plane.</summary>
    internal static Geometry ExtentOf(Catalogue catalogue) =>
        new AnalysisProjection(Crs.Cgcs2000, catalogue.Plane).LonLatToPlane(ProjectGeometry.Factory.ToGeometry(catalogue.Extent.ToEnvelope()));
}
