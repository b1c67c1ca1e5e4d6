using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What the layers that describe a site say of it.</summary>
/// <param name="LandClasses">Its land classes.</param>
/// <param name="Towns">Its towns.</param>
/// <param name="Parks">The parks around it.</param>
/// <param name="Failures">Per layer that could not be read after all its problem: such a layer has no answer, whatever it said before.</param>
internal sealed record SiteContext(
    IReadOnlyList<LandClassArea> LandClasses, IReadOnlyList<TownArea> Towns, IReadOnlyList<ParkRelation> Parks, IReadOnlyDictionary<string, Problem> Failures)
{
    /// <summary>Asks the layers <c>land-use</c>, <c>towns</c> and <c>parks</c>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="data">The parks and sectors.</param>
    /// <param name="project">What is known of the project.</param>
    /// <param name="layerOf">The data of a layer that answered; null when it has none or failed.</param>
    internal static SiteContext Of(SiteFootprint site, PlanningData data, ProjectAttributes project, Func<string, ControlLayer?> layerOf)
    {
        var failures = new Dictionary<string, Problem>(StringComparer.Ordinal);
        return new SiteContext(
            Ask(LandUse.LayerId, (layer, met) => LandClassAreas.Of(layer, DisjointOverlaps.Of(site.Area, layer, met))),
            Ask(TownAreas.LayerId, (layer, met) => TownAreas.Of(layer, DisjointOverlaps.Of(site.Area, layer, met))),
            Ask(ParkRelations.LayerId, (layer, met) => ParkRelations.Of(site, layer, met, data, project)),
            failures);

        IReadOnlyList<T> Ask<T>(string id, Func<ControlLayer, IReadOnlyList<FeatureOverlap>, IReadOnlyList<T>> ask)
        {
            if (layerOf(id) is not { } layer)
                return [];
            try
            {
                return ask(layer, site.MetOf(layer));
            }
            catch (PlanningDataException e)
            {
                failures.Add(id, e.Problem);
                return [];
            }
        }
    }
}

/// <summary>地类: what of the site is of one land class.</summary>
/// <param name="Code">The code of the third land survey's working classification (DLBM, TD/T 1057-2020).</param>
/// <param name="Name">The class's Chinese name.</param>
/// <param name="Group">农用地, 建设用地 or 未利用地; null for a code outside the classification.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres; of farmland net of field ridges (田坎), which are class 1203.</param>
public sealed record LandClassArea(string Code, string Name, string? Group, double AreaSquareMetres);

/// <summary>What of the site lies in one town or subdistrict.</summary>
/// <param name="Code">Its administrative code; null when the data has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres.</param>
public sealed record TownArea(string? Code, string Name, double AreaSquareMetres);

/// <summary>One cell of the site's partition: the part that meets exactly these layers.</summary>
/// <param name="Layers">The ids of the layers in conflict there, in catalogue order; empty for the part that none concerns.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres. The cells are disjoint and sum to the site.</param>
public sealed record PartitionCell(IReadOnlyList<string> Layers, double AreaSquareMetres);

/// <summary>How the site lies to a park.</summary>
/// <param name="Id">The park's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaSquareMetres">What of the site lies in it, square metres.</param>
/// <param name="DistanceMetres">The geodesic distance, 0 when they overlap or touch.</param>
/// <param name="SectorFits">Whether the site's sector is one of the park's; null when either is unknown.</param>
public sealed record ParkRelation(string Id, string Name, double AreaSquareMetres, double DistanceMetres, bool? SectorFits);
