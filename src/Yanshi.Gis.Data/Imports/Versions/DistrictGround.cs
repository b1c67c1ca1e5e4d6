using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Versions;

/// <summary>The district as a workspace knows it on a day.</summary>
/// <param name="Area">Its area in the analysis plane; null when the workspace does not know it, or not how well.</param>
/// <param name="AccuracyMetres">The 中误差 of its boundary.</param>
internal sealed record DistrictGround(Geometry? Area, double AccuracyMetres)
{
    internal static DistrictGround Of(Workspace workspace, DateOnly date)
    {
        if (workspace.Layers.FindInForce(Catalogue.DistrictLayerId, date)?.Layer is not { Version.AccuracyMetres: { } accuracy } layer)
            return new DistrictGround(null, 0);
        var areas = Enumerable.Range(0, layer.Prepared.FeatureCount).Select(layer.Prepared.GeometryOf).Where(area => !area.IsEmpty).ToList();
        return new DistrictGround(areas.Count == 0 ? null : OverlayNGRobust.Union(areas), accuracy);
    }
}
